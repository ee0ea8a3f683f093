"""What all tests share: Hypothesis settings that do not depend on how busy the machine is."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("wenbao", deadline=None)
settings.load_profile("wenbao")
