"""The Telegram channel: the one folder that imports telegram."""

import os
import sys
from importlib.util import find_spec

os.environ.setdefault("PTB_TIMEDELTA", "1")  # durations as timedelta, as from its version 23 on

if find_spec("sniffio") is None:  # httpcore looks for it at every lock
    sys.modules["sniffio"] = None  # type: ignore[assignment]
