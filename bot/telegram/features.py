"""What the bot is made of: a feature puts its handlers into the application, given the parts they share.

The order of `application.FEATURES` is the order in which handlers are asked: the first that takes an update
has it. A feature with a check before all others (floods, duplicates) uses a negative handler group.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from telegram.ext import Application

from bot.office.state import State
from bot.settings import Settings
from bot.telegram.channel import Channel, Engine
from bot.telegram.memory import Sessions

App = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Parts:
    """What features share."""

    settings: Settings
    engine: Engine
    state: State
    sessions: Sessions
    channel: Channel
    today: Callable[[], date]


Feature = Callable[[App, Parts], None]
