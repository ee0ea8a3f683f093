"""The conversation with people: what is said to the bot goes to the engine, its answer goes back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import CallbackContext, ExtBot

from bot.office.counted import Counted
from bot.telegram import buttons, charts, refs
from bot.telegram.address import said_to
from bot.telegram.cards import Card, Cards
from bot.telegram.languages import Voice, voice_of
from bot.telegram.memory import Key, Session, Sessions, answered, overtaken
from bot.telegram.sending import acknowledge, edit, send, send_picture
from bot.telegram.views import Engine
from bot.types import Kind

Context = CallbackContext[ExtBot[Any], Any, Any, Any]
_CHINA = timezone(timedelta(hours=8))
_EXAMPLES = 3


def china_today() -> date:
    """The date in China."""
    return datetime.now(_CHINA).date()


class Channel:
    """Questions and the buttons under their answers."""

    def __init__(self, engine: Counted, sessions: Sessions, today: Callable[[], date] = china_today) -> None:
        self.engine = engine
        self.sessions = sessions
        self.today = today
        self.cards = Cards(engine)

    def session(self, update: Update) -> Session:
        """The session of the person and chat of an update."""
        return self.sessions.get(key_of(update))

    async def message(self, update: Update, context: Context) -> None:
        """Answer a question, if it speaks to the bot; edited, it gets its answer edited."""
        message = update.effective_message
        said = said_to(message, context.bot.bot) if message else None
        if message is None or said is None or said.command not in (None, "ask"):
            return
        voice = voice_of(message.from_user, said.words)
        if not said.words or not message.text:
            if update.message:
                await send(message, voice.say(_what(message)))
            return
        session = self.session(update)
        changed = int(message.edit_date.timestamp()) if message.edit_date else 0
        edited = changed if update.edited_message else None
        if overtaken(session, message.message_id, int(message.date.timestamp()), edited):
            return
        with self.engine.counting(said.words):
            card = self.cards.of_question(said.words, session.conversation, self.today(), voice)
        if voice.name == "en" and not card.answer.facts:
            examples = buttons.markup(buttons.choices(self.engine.examples()[:_EXAMPLES]))
            await send(message, voice.say("english"), examples)
            return
        before = session.answered.get(message.message_id) if update.edited_message else None
        if before is None or not await self._replaced(message, before, session, card):
            await self.say(message, session, card, chart=True)

    async def ask(self, message: MaybeInaccessibleMessage, update: Update, question: str) -> None:
        """Answer a question that a button or a command asks."""
        session = self.session(update)
        voice = voice_of(update.effective_user, question)
        with self.engine.counting(question):
            card = self.cards.of_question(question, session.conversation, self.today(), voice)
        await self.say(message, session, card, chart=True)

    async def say(
        self, message: MaybeInaccessibleMessage, session: Session, card: Card, *, chart: bool = False
    ) -> None:
        """Send an answer, and its chart where it has one and `chart` is set."""
        remember(session, card)
        rows = buttons.under(card, self.engine.bodies())
        sent = await send(message, card.pages[0], rows, quote=len(card.pages) > 1)
        answered(session, message.message_id, sent.message_id)
        if chart and charts.drawable(card.answer):
            await self.draw(message, card)

    async def draw(self, message: MaybeInaccessibleMessage, card: Card) -> None:
        """Send the chart of an answer: a picture where one can be drawn, else bars of characters."""
        picture = await asyncio.to_thread(charts.png, card.answer, card.voice)
        caption = charts.caption(card.answer, card.voice)
        if picture is None or not await send_picture(message, picture, caption):
            await send(message, charts.bars(card.answer, card.voice))

    async def tapped(self, update: Update, _context: Context) -> None:
        """Answer a tapped button in the message it is under; a stale or made-up one says so."""
        query = update.callback_query
        if query is None:
            return
        data = query.data or ""
        session = self.session(update) if query.message else Session()
        voice = voice_of(query.from_user)
        if session.card:
            voice = session.card.voice
        if data.startswith("v"):
            await self._turn(query, session, self._of_data(data, session, voice), voice)
        elif data.startswith(("m:", "c:")):
            await self._rest(query, session, data, voice)
        elif question := buttons.asked(data, [*buttons.texts(query.message), *session.choices]):
            await acknowledge(query)
            if query.message:
                await self.ask(query.message, update, question)
        else:
            await acknowledge(query, voice.say("stale"))

    def _of_data(self, data: str, session: Session, voice: Voice) -> Card | None:
        return self.cards.of_data(data, session.conversation, self.today(), voice)

    async def _turn(self, query: CallbackQuery, session: Session, card: Card | None, voice: Voice) -> None:
        """Show another view in the place of the one before."""
        await acknowledge(query, None if card else voice.say("stale"))
        if card:
            remember(session, card)
            await edit(query, card.pages[0], buttons.under(card, self.engine.bodies()))

    async def _rest(self, query: CallbackQuery, session: Session, data: str, voice: Voice) -> None:
        """Send the page or the chart that a button names of the answer it is under."""
        sort, number, mark, again = (*data.split(":", 3), "", "", "")[:4]
        if sort == "c":
            mark, again, number = number, data.split(":", 2)[-1], "0"
        card = self._recovered(query, session, mark, again, voice)
        page = int(number) if number.isdecimal() and len(number) < 4 else -1
        if sort == "c" and card and not charts.drawable(card.answer):
            card = None
        if card is None or query.message is None or not 0 <= page < len(card.pages):
            await acknowledge(query, voice.say("stale"))
            return
        await acknowledge(query)
        if sort == "c":
            await self.draw(query.message, card)
        else:
            rows = buttons.under(card, self.engine.bodies(), page)
            await send(query.message, card.pages[page], rows, quote=True)

    def _recovered(
        self, query: CallbackQuery, session: Session, mark: str, again: str, voice: Voice
    ) -> Card | None:
        """The answer that has this mark: the last one, or what the button or the question asks for anew."""
        if session.card and session.card.mark == mark:
            return session.card
        replied = query.message.reply_to_message if isinstance(query.message, Message) else None
        asked = f"a:{replied.text}" if replied and replied.text else ""
        for data in filter(None, (again, asked)):
            card = self.cards.of_data(data, None, self.today(), voice)
            if card and card.mark == mark:
                return card
        return None

    async def _replaced(self, message: Message, before: int, session: Session, card: Card) -> bool:
        """Whether the earlier answer to an edited question could be edited."""
        remember(session, card)
        rows = buttons.under(card, self.engine.bodies())
        try:
            await message.get_bot().edit_message_text(
                card.pages[0],
                chat_id=message.chat_id,
                message_id=before,
                parse_mode=ParseMode.HTML,
                reply_markup=rows,
            )
        except BadRequest as error:
            return "not modified" in str(error).lower()
        return True


def remember(session: Session, card: Card) -> None:
    """Keep an answer as the last of a session."""
    session.card = card
    session.choices = card.answer.options or card.answer.suggestions
    if card.ref:
        session.cell = card.ref.seen(refs.FIGURE).code
    elif card.answer.kind is not Kind.CHAT:
        session.cell = ""


def key_of(update: Update) -> Key:
    """Whose conversation an update belongs to: chat and user."""
    chat, user = update.effective_chat, update.effective_user
    return (chat.id if chat else 0, user.id if user else 0)


def _what(message: Message) -> str:
    """The name of the phrase for a message that is no question."""
    if message.text:
        return "ask_empty"
    if message.voice or message.audio or message.video_note:
        return "not_voice"
    if message.sticker or message.animation:
        return "not_sticker"
    return "not_file" if message.document or message.photo or message.video else "not_text"


__all__ = ["Channel", "Context", "Engine", "china_today", "key_of", "send"]
