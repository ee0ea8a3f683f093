"""Who may do what: by the Telegram user ids of the settings, and by nothing else."""

from __future__ import annotations

from telegram import Update
from telegram.ext import filters

from bot.settings import Settings


def is_admin(settings: Settings, user: int) -> bool:
    """Whether the user is an administrator."""
    return user in settings.admins


def is_staff(settings: Settings, user: int) -> bool:
    """Whether the user works for the office; administrators do."""
    return user in settings.staff or is_admin(settings, user)


class _Office(filters.UpdateFilter):
    def __init__(self, settings: Settings) -> None:
        super().__init__(name="office")
        self._settings = settings

    def filter(self, update: Update) -> bool:
        user = update.effective_user
        return user is not None and is_staff(self._settings, user.id)


def office(settings: Settings) -> filters.BaseFilter:
    """Takes updates of the office's people alone; of nobody where the settings name none."""
    return _Office(settings)
