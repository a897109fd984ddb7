from collections.abc import Iterator

import pytest

from archive.people import Register


@pytest.fixture(scope="session")
def register() -> Iterator[Register]:
    with Register.compile() as compiled:
        yield compiled
