"""Answers in any chat: `@bot 海淀 2023 处罚` lists figures, each a message to send."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from html import escape

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import InlineQueryLimit, ParseMode
from telegram.error import TelegramError

from bot.telegram import refs
from bot.telegram.cards import Card
from bot.telegram.channel import Channel, Context
from bot.telegram.commands import link_payload
from bot.telegram.languages import Voice, voice_of
from bot.telegram.views import question
from bot.types import Conversation, Kind

logger = logging.getLogger(__name__)

_MOST = InlineQueryLimit.RESULTS
_OPTIONS = 10
_CACHED = 300  # seconds that Telegram keeps the results of one text for everybody
_CARRIERS = (Kind.FIGURE, Kind.COMPARISON, Kind.TREND, Kind.RANKING, Kind.PASSAGE, Kind.DEFINITION)
_TITLE, _DESCRIPTION = 60, 120


class Inline:
    """The handler of inline queries."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def __call__(self, update: Update, context: Context) -> None:
        """Answer an inline query with at most fifty results; with a way to the bot when there is none."""
        query = update.inline_query
        if query is None:
            return
        voice = voice_of(query.from_user, query.query)
        asked = [query.query.strip()] if query.query.strip() else self._channel.engine.examples()
        results: dict[str, InlineQueryResultArticle] = {}
        for card, said in self._cards(asked, voice):
            result = _result(card, said, context.bot.username)
            results.setdefault(result.id, result)
            if len(results) == _MOST:
                break
        named = "inline_help" if results else "inline_nothing"
        try:
            await query.answer(
                list(results.values()),
                cache_time=_CACHED,
                is_personal=False,
                button=InlineQueryResultsButton(voice.say(named), start_parameter="inline"),
            )
        except TelegramError as error:
            logger.info("an inline query could not be answered: %s", error)

    def _cards(self, asked: list[str], voice: Voice) -> Iterator[tuple[Card, str]]:
        """The answers to the questions; what was asked back; the same cell in other years and bodies."""
        bodies = self._channel.engine.bodies()
        first = [(self._card(text, voice), text) for text in asked]
        yield from ((card, text) for card, text in first if card.answer.kind in _CARRIERS)
        for card, text in first:
            for option in card.answer.options[:_OPTIONS]:
                talk = Conversation()
                self._card(text, voice, talk)
                chosen = self._card(option, voice, talk)
                if chosen.answer.kind in _CARRIERS:
                    yield chosen, ""
        for card, _text in first if len(first) == 1 else ():
            for ref in _beside(card, bodies):
                other = self._channel.cards.of_ref(ref, None, self._channel.today(), voice)
                if other and other.answer.kind in _CARRIERS:
                    yield other, question(ref, bodies)

    def _card(self, text: str, voice: Voice, talk: Conversation | None = None) -> Card:
        return self._channel.cards.of_question(text, talk, self._channel.today(), voice)


def _beside(card: Card, bodies: refs.Bodies) -> Iterator[refs.Ref]:
    """The cell in other years, its trend, and the same cell of other bodies."""
    ref = card.ref
    if ref is None or ref.view != refs.FIGURE:
        return
    years = [year for year in reversed(bodies[ref.agency]) if year != ref.year]
    yield from (ref.seen(refs.FIGURE, year) for year in years)
    if years:
        yield ref.seen(refs.TREND)
    others = [name for name, known in bodies.items() if name != ref.agency and ref.year in known]
    if others:
        yield ref.seen(refs.PEERS)
    yield from (ref._replace(agency=name) for name in others[:_MOST])


def _result(card: Card, said: str, bot: str) -> InlineQueryResultArticle:
    answer = card.answer
    payload = link_payload(card, said)
    link = f"https://t.me/{bot}" + (f"?start={payload}" if payload else "")
    button = InlineKeyboardButton(card.voice.say("open_bot"), url=link)
    page = card.pages[0]
    if len(card.pages) > 1:
        page = f"{page}\n{escape(card.voice.say('rest_in_bot'))}"
    below = "；".join(line for line in answer.lines if line) or said or card.answer.headline
    return InlineQueryResultArticle(
        id=f"{payload or 'x'}"[:40] + card.mark,
        title=_cut(card.voice.own(answer.headline), _TITLE),
        description=_cut(below, _DESCRIPTION),
        input_message_content=InputTextMessageContent(
            page, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
        reply_markup=InlineKeyboardMarkup([[button]]),
    )


def _cut(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
