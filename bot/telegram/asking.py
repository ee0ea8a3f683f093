"""The handlers of the person who asks, put into the application in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Message
from telegram.ext import CallbackQueryHandler, InlineQueryHandler, MessageHandler, filters

from bot.office.statistics import Statistics
from bot.telegram import catalogue, feedback
from bot.telegram.commands import Commands
from bot.telegram.features import App, Parts
from bot.telegram.inline import Inline

UPDATES = ("message", "edited_message", "callback_query", "inline_query")


class _When(filters.MessageFilter):
    """Messages of which something holds."""

    def __init__(self, holds: Callable[[Message], bool]) -> None:
        super().__init__()
        self._holds = holds

    def filter(self, message: Message) -> bool:
        """Whether it holds of this message."""
        return self._holds(message)


def install(app: App, parts: Parts) -> None:
    """Add the handlers of questions, commands, buttons, feedback and inline queries."""
    channel = parts.channel
    new = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    commands, said = (
        Commands(channel),
        feedback.Feedback(channel, Statistics(parts.state, parts.settings).rate),
    )

    def command(message: Message) -> bool:
        return commands.takes(message, app.bot.bot)

    app.add_handler(MessageHandler(new & _When(said.takes), said.written))
    app.add_handler(MessageHandler(new & _When(command), commands))
    app.add_handler(MessageHandler(new | filters.UpdateType.EDITED_MESSAGE, channel.message))
    app.add_handler(CallbackQueryHandler(said.tapped, pattern=feedback.PATTERN))
    app.add_handler(CallbackQueryHandler(catalogue.Catalogue(channel), pattern=catalogue.PATTERN))
    app.add_handler(CallbackQueryHandler(channel.tapped))
    app.add_handler(InlineQueryHandler(Inline(channel)))
