"""Who may do what: by the Telegram user ids of the settings, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.settings import Settings
from bot.telegram.address import said_to
from bot.telegram.channel import Context


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


class _Command(filters.MessageFilter):
    def __init__(self, name: str) -> None:
        super().__init__(name=name)

    def filter(self, message: Message) -> bool:
        said = said_to(message, message.get_bot().bot)
        return said is not None and said.command == self.name


def words_of(message: Message) -> list[str]:
    """The words after a command."""
    return (message.text or "").split()[1:]


def office_command(
    settings: Settings, name: str, do: Callable[[Update, Context], Any]
) -> MessageHandler[Any, Any]:
    """The handler of a command that the office alone may give, in a private chat."""
    private = office(settings) & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    return MessageHandler(private & _Command(name), do)


def office(settings: Settings) -> filters.BaseFilter:
    """Takes updates of the office's people alone; of nobody where the settings name none."""
    return _Office(settings)
