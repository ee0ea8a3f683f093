"""A person who asks too fast is asked once, kindly, to slow down; then ignored until the pace is kept."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.phrases import phrases
from bot.telegram.channel import Context
from bot.telegram.features import App, Parts

_PEOPLE = 50_000


@dataclass(slots=True)
class _Left:
    """How many more updates of a person are taken, as of when, and whether the person was told."""

    number: float
    at: float
    told: bool = False


class Pace:
    """For each person `per_minute` updates at once, then as many a minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = float(per_minute)
        self._clock = clock
        self._people: OrderedDict[int, _Left] = OrderedDict()

    def take(self, user: int) -> tuple[bool, bool]:
        """Whether the update is taken, and if not whether this is the first that is not."""
        now = self._clock()
        left = self._people.pop(user, None) or _Left(self._most, now)
        left.number = min(self._most, left.number + (now - left.at) * self._most / 60)
        left.at = now
        self._people[user] = left
        if len(self._people) > _PEOPLE:
            self._people.popitem(last=False)
        if left.number >= 1:
            left.number -= 1
            left.told = False
            return True, False
        first, left.told = not left.told, True
        return False, first


def limits(app: App, parts: Parts) -> None:
    """Stop updates of people who are too fast before anything else sees them."""
    pace = Pace(parts.settings.telegram_per_minute)

    async def check(update: Update, _context: Context) -> None:
        user = update.effective_user
        if user is None:
            return
        taken, first = pace.take(user.id)
        if taken:
            return
        await _told(update, first)
        raise ApplicationHandlerStop

    app.add_handler(TypeHandler(Update, check), group=-10)


async def _told(update: Update, first: bool) -> None:
    said = phrases("telegram.office")["slow_down"]
    try:
        if update.callback_query:
            await update.callback_query.answer(said, show_alert=first)
        elif first and update.effective_message and not update.edited_message:
            await update.effective_message.reply_text(said)
    except TelegramError:
        return
