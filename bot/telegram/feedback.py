"""Whether an answer was of use: 👍 and 👎 under it, and why not, if the person wants to say."""

from __future__ import annotations

import logging
import re
from typing import Protocol

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.phrases import phrases
from bot.telegram import buttons
from bot.telegram.channel import Channel, Context
from bot.telegram.languages import Voice, voice_of
from bot.telegram.sending import acknowledge, send

logger = logging.getLogger(__name__)

PATTERN = r"^g:"
_DATA = re.compile(r"g:([+-]|[a-z]{1,8}):([0-9a-f]{8})")
_SKIP = "none"
_WORDS = re.compile(
    r"\s*(?:(?:反馈|反饋|意见|意見)\s*(?:[:：]|$)|/feedback(?:@\w+)?(?=\s|$))\s*(.*)", re.DOTALL
)


class Sink(Protocol):
    """Where feedback goes."""

    def __call__(self, mark: str, useful: bool, reason: str | None, words: str | None) -> None:
        """Take the feedback on the answer with this mark; `words` are the person's own."""


class Feedback:
    """The handlers of feedback."""

    def __init__(self, channel: Channel, sink: Sink) -> None:
        self._channel = channel
        self._sink = sink

    async def tapped(self, update: Update, _context: Context) -> None:
        """Take a tap on 👍, 👎 or a reason, thank, and take the buttons of feedback away."""
        query = update.callback_query
        if query is None:
            return
        voice = voice_of(query.from_user)
        parts = _DATA.fullmatch(query.data or "")
        reasons = phrases("telegram.reasons")
        if not parts or (parts[1] not in ("+", "-", _SKIP) and parts[1] not in reasons):
            await acknowledge(query, voice.say("stale"))
            return
        sort, mark = parts.groups()
        if sort == _SKIP:
            await acknowledge(query)
        else:
            self._sink(mark, sort == "+", None if sort in "+-" else sort, None)
            await acknowledge(query, voice.say("asked_why" if sort == "-" else "thanked"))
        rows = _reasons(mark, voice) if sort == "-" else []
        if isinstance(query.message, Message) or query.inline_message_id:
            kept = _without(query.message) if isinstance(query.message, Message) else []
            try:
                await query.edit_message_reply_markup(buttons.markup([*kept, *rows]))
            except TelegramError as error:
                logger.info("the buttons could not be changed: %s", error)

    def takes(self, message: Message) -> bool:
        """Whether a message to the bot alone is a person's reason, told by its first word."""
        return message.chat.type == ChatType.PRIVATE and self._why(message.text or "") is not None

    def _why(self, text: str) -> str | None:
        said = _WORDS.fullmatch(text)
        return said[1].strip() if said else None

    async def written(self, update: Update, _context: Context) -> None:
        """Take what a person writes about the last answer."""
        message = update.effective_message
        words = self._why(message.text or "") if message else None
        if message is None or words is None:
            return
        voice = voice_of(message.from_user, words)
        if not words:
            await send(message, voice.say("feedback_empty"))
            return
        card = self._channel.session(update).card
        self._sink(card.mark if card else "0" * 8, False, "words", words)
        await send(message, voice.say("thanked"))


def _reasons(mark: str, voice: Voice) -> list[buttons.Row]:
    said = [(name, voice.own(text)) for name, text in phrases("telegram.reasons").items()]
    row = [buttons.button(text, f"g:{name}:{mark}") for name, text in said]
    return [row[:2], [*row[2:], buttons.button(voice.say("skip"), f"g:{_SKIP}:{mark}")]]


def _without(message: Message) -> list[buttons.Row]:
    """The buttons of a message that are not about feedback."""
    shown = message.reply_markup
    if not isinstance(shown, InlineKeyboardMarkup):
        return []
    return [
        [one for one in row if not str(one.callback_data or "").startswith("g:")]
        for row in shown.inline_keyboard
    ]
