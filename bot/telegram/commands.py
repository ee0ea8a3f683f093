"""What the commands of a person do."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Iterator, Sequence

from telegram import Message, Update, User
from telegram.constants import ChatType

from bot.telegram import buttons, refs
from bot.telegram.address import said_to
from bot.telegram.cards import Card
from bot.telegram.catalogue import bodies_page
from bot.telegram.channel import Channel, Context, key_of
from bot.telegram.languages import Voice, voice_of
from bot.telegram.memory import Session
from bot.telegram.sending import send
from bot.types import Answer, Conversation, Kind

_EXAMPLES = 3
_LINK_LIMIT = 64
_HUMAN = ("转人工", "人工", "人工服务", "转人工服务", "找人工", "轉人工", "人工服務")


class Commands:
    """The handlers of commands; what is no command of a person is left to other handlers."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def takes(self, message: Message, bot: User) -> bool:
        """Whether a message is a command to this bot, or asks for a human."""
        said = said_to(message, bot)
        if said is None:
            return False
        return said.command not in (None, "ask") or said.words.strip("。！!？? ") in _HUMAN

    async def __call__(self, update: Update, context: Context) -> None:
        """Do what a command says."""
        message = update.effective_message
        said = said_to(message, context.bot.bot) if message else None
        if message is None or said is None:
            return
        voice = voice_of(message.from_user, said.words)
        name = said.command if said.command not in (None, "ask") else "contact"
        if name == "start":
            await self._start(update, message, said.words, voice)
        elif name == "help":
            await send(message, voice.say("help", bot=context.bot.username))
        elif name == "new":
            self._channel.sessions.forget(key_of(update))
            await send(message, voice.say("new"))
        elif name == "reports":
            html, rows = bodies_page(self._channel.engine.bodies(), 0, voice)
            await send(message, html, rows)
        elif name == "contact":
            await self._contact(update, message, voice)
        elif name in _ASKING:
            await self._asking(name, update, message, said.words, voice)
        elif message.chat.type == ChatType.PRIVATE:
            await send(message, voice.say("unknown_command"))

    async def _start(self, update: Update, message: Message, payload: str, voice: Voice) -> None:
        payload = "" if payload == "inline" else payload
        linked = self._linked(update, payload, voice) if payload else None
        if linked:
            await self._channel.say(message, self._channel.session(update), linked, chart=True)
            return
        examples = self._channel.engine.examples()[:_EXAMPLES]
        name = "link_stale" if payload else "start" if examples else "start_empty"
        await send(message, voice.say(name), buttons.markup(buttons.choices(examples)))

    def _linked(self, update: Update, payload: str, voice: Voice) -> Card | None:
        """The answer that a link opens, in a conversation that starts with it."""
        self._channel.sessions.forget(key_of(update))
        talk, today = self._channel.session(update).conversation, self._channel.today()
        if payload.startswith("q") and (question := _question(payload[1:])):
            return self._channel.cards.of_question(question, talk, today, voice)
        return self._channel.cards.of_data(payload, talk, today, voice) if payload.startswith("v") else None

    async def _asking(self, name: str, update: Update, message: Message, words: str, voice: Voice) -> None:
        """A question made of a command and its words; without words, about the cell spoken of last."""
        view, form = _ASKING[name]
        session = self._channel.session(update)
        if words:
            with self._channel.engine.counting(words):
                made = self._made(view, form, words, session, voice)
            await self._channel.say(message, session, made, chart=True)
            return
        ref = self._channel.cards.find(session.cell) if view and session.cell else None
        card = None
        if ref and view:
            card = self._channel.cards.of_ref(
                ref.seen(view), session.conversation, self._channel.today(), voice
            )
        if card:
            await self._channel.say(message, session, card, chart=True)
        elif name == "source" and session.card and session.card.answer.sources:
            await self._channel.ask(message, update, "出处在哪里？")
        else:
            await send(message, voice.say(f"{name}_empty"))

    def _made(self, view: str | None, form: str, words: str, session: Session, voice: Voice) -> Card:
        """The view of the cell that the words name; where they name none, the answer to the question."""
        cards, today = self._channel.cards, self._channel.today()
        alone = Conversation() if view == refs.PEERS else session.conversation
        named = cards.of_question(words, alone, today, voice) if view else None
        if named and named.answer.kind is not Kind.FIGURE and view == refs.PEERS:
            wide = cards.of_question(f"{words}各单位排名", Conversation(), today, voice)
            made = (one for one in (named, wide) if one.answer.kind in (Kind.RANKING, Kind.COMPARISON))
            named = next(made, named)
            if named.answer.kind is not Kind.CLARIFY:
                return named
            named = next(self._chosen(words, named.answer.options, voice), named)
        ref = named.ref if named and named.answer.kind is Kind.FIGURE else None
        card = cards.of_ref(ref.seen(view), session.conversation, today, voice) if ref and view else None
        return card or cards.of_question(form.format(words), session.conversation, today, voice)

    def _chosen(self, words: str, options: Sequence[str], voice: Voice) -> Iterator[Card]:
        """The figures that the words name once one of the options is chosen."""
        for option in options:
            talk = Conversation()
            for text in (words, option):
                card = self._channel.cards.of_question(text, talk, self._channel.today(), voice)
            if card.answer.kind is Kind.FIGURE and card.ref:
                yield card

    async def _contact(self, update: Update, message: Message, voice: Voice) -> None:
        """Whom to turn to, as the report spoken of prints it; which report, where that is not clear."""
        session, bodies = self._channel.session(update), self._channel.engine.bodies()
        card = session.card
        facts = card.answer.facts if card else ()
        agency = facts[0].agency if facts else next(iter(bodies), None) if len(bodies) == 1 else None
        if agency is None or agency not in bodies:
            html, rows = bodies_page(bodies, 0, voice, "contact_which", "k")
            await send(message, html, rows)
            return
        year = facts[0].year if facts else bodies[agency][-1]
        await self._channel.say(message, session, contact_card(self._channel, agency, year, voice))


def contact_card(channel: Channel, agency: str, year: int, voice: Voice) -> Card:
    """The contact that a report prints, as a card."""
    answer: Answer = channel.engine.contact(agency, year)
    return Card(answer, None, buttons.OTHERS, voice)


_ASKING = {
    "trend": (refs.TREND, "{}历年怎么变化？"),
    "compare": (refs.PEERS, "{}比较"),
    "source": (refs.SOURCE, "{}出处在哪里？"),
    "definition": (None, "{}是什么意思？"),
}


def _question(payload: str) -> str | None:
    """The question in a link."""
    try:
        return urlsafe_b64decode(payload + "=" * (-len(payload) % 4)).decode().strip() or None
    except (Error, ValueError):
        return None


def link_payload(card: Card, question: str) -> str | None:
    """What a link to this answer carries; None where it is too long for a link."""
    if card.ref:
        return f"v{card.ref.code}"
    if not question:
        return None
    payload = "q" + urlsafe_b64encode(question.encode()).decode().rstrip("=")
    return payload if len(payload) <= _LINK_LIMIT else None
