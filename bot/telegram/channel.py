"""The conversation with people: what is said to the bot goes to the engine, its answer goes back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any, Protocol

from telegram import (
    CallbackQuery,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MaybeInaccessibleMessage,
    Message,
    ReplyParameters,
    Update,
)
from telegram.constants import ChatType, ParseMode
from telegram.error import TelegramError
from telegram.ext import CallbackContext, ExtBot

from bot.phrases import phrases
from bot.render import html_pages
from bot.telegram import buttons
from bot.telegram.address import said_to
from bot.telegram.memory import Key, Session, Sessions
from bot.types import Answer, Conversation

logger = logging.getLogger(__name__)

Context = CallbackContext[ExtBot[Any], Any, Any, Any]
_CHINA = timezone(timedelta(hours=8))
_EXAMPLES = 3
_SUGGESTIONS = 3


class Engine(Protocol):
    """What the channel needs of the engine; it answers in milliseconds, so it is called in the event loop."""

    def ask(
        self, question: str, conversation: Conversation | None = None, today: date | None = None
    ) -> Answer:
        """The answer to a question."""

    def examples(self) -> list[str]:
        """Questions that have an answer."""


def china_today() -> date:
    """The date in China."""
    return datetime.now(_CHINA).date()


class Channel:
    """The handlers of the bot's updates."""

    def __init__(self, engine: Engine, sessions: Sessions, today: Callable[[], date] = china_today) -> None:
        self._engine = engine
        self._sessions = sessions
        self._today = today

    async def message(self, update: Update, context: Context) -> None:
        """Answer a message, if it speaks to the bot."""
        message = update.effective_message
        said = said_to(message, context.bot.bot) if message else None
        if message is None or said is None:
            return
        if said.command not in (None, "ask"):
            await self._command(message, _key(update), said.command or "")
        elif said.words and message.text:
            await self._answer(message, _key(update), said.words)
        else:
            await send(message, phrases("telegram")["ask_empty" if message.text else "not_text"])

    async def tapped(self, update: Update, _context: Context) -> None:
        """Answer a tapped button: ask its text or show the next page; a stale one says so."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        session = self._sessions.get(_key(update))
        data = query.data or ""
        question = buttons.asked(data, [*buttons.texts(query.message), *session.choices])
        number = buttons.more_page(data, session.pages)
        stale = question is None and number is None
        await _acknowledge(query, phrases("telegram")["stale"] if stale else None)
        if question is not None:
            await self._answer(query.message, _key(update), question)
        elif number is not None:
            await _send_page(query.message, session, number)

    async def _command(self, message: Message, key: Key, name: str) -> None:
        said = phrases("telegram")
        if name == "start":
            examples = self._engine.examples()[:_EXAMPLES]
            await send(message, said["start"], buttons.keyboard(examples))
        elif name == "new":
            self._sessions.forget(key)
            await send(message, said["new"])
        elif name == "help":
            await send(message, said["help"])
        elif message.chat.type == ChatType.PRIVATE:
            await send(message, said["unknown_command"])

    async def _answer(self, message: MaybeInaccessibleMessage, key: Key, question: str) -> None:
        session = self._sessions.get(key)
        answer = self._engine.ask(question, session.conversation, today=self._today())
        session.pages = html_pages(answer)
        session.choices = answer.options or answer.suggestions[:_SUGGESTIONS]
        await _send_page(message, session, 0)


def _key(update: Update) -> Key:
    chat, user = update.effective_chat, update.effective_user
    return (chat.id if chat else 0, user.id if user else 0)


async def _acknowledge(query: CallbackQuery, text: str | None) -> None:
    try:
        await query.answer(text, show_alert=text is not None)
    except TelegramError as error:
        logger.info("a tap could not be acknowledged: %s", error)


async def _send_page(message: MaybeInaccessibleMessage, session: Session, number: int) -> None:
    await send(message, session.pages[number], buttons.page_keyboard(session.choices, number, session.pages))


async def send(
    message: MaybeInaccessibleMessage, html: str, markup: InlineKeyboardMarkup | None = None
) -> None:
    """Send HTML to the chat of `message`; in a group as a reply to it."""
    quoted = None
    if message.chat.type != ChatType.PRIVATE:
        quoted = ReplyParameters(message.message_id, allow_sending_without_reply=True)
    await message.chat.send_message(
        html,
        parse_mode=ParseMode.HTML,
        reply_markup=markup,
        reply_parameters=quoted,
        message_thread_id=_topic(message),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None
