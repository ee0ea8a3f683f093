"""What all tests share: Hypothesis settings that do not depend on how busy the machine is.

In CI the examples are the same in every run; elsewhere they are new ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("wenbao", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("wenbao")
