"""What happens when something goes wrong: the log gets it with an id, the person a sentence with that id."""

from __future__ import annotations

import logging
import secrets

from telegram import Update
from telegram.error import Conflict, Forbidden, NetworkError, TelegramError, TimedOut

from bot.office.measures import Measures
from bot.telegram.channel import Context
from bot.telegram.languages import voice_of

logger = logging.getLogger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Log the error of a handler under an id and tell the person that id."""
    error = context.error
    if not isinstance(update, Update):
        logger.error("an update could not be handled", exc_info=error)
        return
    if isinstance(error, Forbidden | TimedOut):
        logger.warning("update %s: the answer was perhaps not delivered: %s", update.update_id, error)
        return
    ident = secrets.token_hex(4)
    measures = context.bot_data.get("measures")
    if isinstance(measures, Measures):
        measures.failures.inc()
    logger.error("[%s] update %s failed", ident, update.update_id, exc_info=error)
    chat = update.effective_chat
    if chat is None:
        return
    try:
        await chat.send_message(voice_of(update.effective_user).say("crash", id=ident))
    except TelegramError as second:
        logger.warning("[%s] the person could not be told: %s", ident, second)


def log_polling_error(error: TelegramError) -> None:
    """Log in one line why updates could not be fetched; fetching goes on by itself."""
    if isinstance(error, Conflict):
        logger.error("another process is polling with the same token")
    elif isinstance(error, NetworkError):
        logger.warning("the Bot API cannot be reached: %s", error)
    else:
        logger.error("updates cannot be fetched: %s", error)
