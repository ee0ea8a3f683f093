"""Taps on the buttons of one feature."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.telegram.channel import Context


class TapHandler(CallbackQueryHandler[Context, Any]):
    """Takes the taps whose data begins with `prefix`; those without data never."""

    def __init__(self, callback: Any, prefix: str) -> None:
        super().__init__(callback)
        self._prefix = prefix

    def check_update(self, update: object) -> bool:
        """Whether the update is such a tap."""
        query = update.callback_query if isinstance(update, Update) else None
        return query is not None and (query.data or "").startswith(self._prefix)
