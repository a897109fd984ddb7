"""Settings of the whole suite."""

import os

from hypothesis import settings

# On a developer's machine every run draws new examples; where a change is judged, a run can be repeated.
settings.register_profile("judged", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("judged")
