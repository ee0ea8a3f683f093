"""The Telegram channel: the one folder that imports telegram."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # durations as timedelta, as from its version 23 on
