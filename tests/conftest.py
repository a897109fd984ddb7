"""Settings of the whole suite."""

import os

from hypothesis import settings

# The same examples in every run, so that a change is judged by what it changes; EXPLORE=1 draws new ones.
settings.register_profile("repeatable", derandomize=True)
if not os.environ.get("EXPLORE"):
    settings.load_profile("repeatable")
