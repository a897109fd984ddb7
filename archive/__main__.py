"""``python -m archive`` is ``pressmark``."""

import sys

from archive.cli import main

if __name__ == "__main__":
    sys.exit(main())
