"""Settings of all tests: the suite tries the same examples every time, ``make fuzz`` new ones."""

import os

from hypothesis import settings

settings.register_profile("suite", derandomize="DCGAME_FUZZ" not in os.environ)
settings.load_profile("suite")
