"""The buttons under an answer. Their data needs no memory: it names the cell or holds the question itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import InlineKeyboardButtonLimit

from bot.render import citation, units
from bot.telegram import charts, refs
from bot.telegram.cards import Card
from bot.telegram.languages import Voice
from bot.telegram.refs import Bodies
from bot.types import Kind

Row = list[InlineKeyboardButton]

_ASK, _LONG, _MORE, _CHART = "a:", "o:", "m:", "c:"
OTHERS = "k:p0"  # data of the way to the contacts of other bodies
_SUGGESTIONS = 3
_PARTS = 5  # cells of an answer that have a button each
_COPY_LIMIT = 256
_CHARTED = (Kind.TREND, Kind.COMPARISON, Kind.RANKING)
_RATED = (*_CHARTED, Kind.FIGURE, Kind.PASSAGE, Kind.DEFINITION, Kind.NO_DATA)


def digest(text: str) -> str:
    """Sixteen hexadecimal digits that stand for a text."""
    return sha256(text.encode()).hexdigest()[:16]


def ask_data(text: str) -> str:
    """Callback data that asks `text`, or the digest of a text too long for it."""
    data = _ASK + text
    if len(data.encode()) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        return data
    return _LONG + digest(text)


def asked(data: str, known: Iterable[str]) -> str | None:
    """The text that callback data asks, found among `known` when it was too long; None when it cannot be."""
    if data.startswith(_ASK):
        return data.removeprefix(_ASK) or None
    wanted = data.removeprefix(_LONG) if data.startswith(_LONG) else None
    return next((text for text in known if digest(text) == wanted), None)


def texts(message: object) -> list[str]:
    """The texts on the buttons of a message; none when it is too old to be read."""
    markup = message.reply_markup if isinstance(message, Message) else None
    return [button.text for row in markup.inline_keyboard for button in row] if markup else []


def button(text: str, data: str) -> InlineKeyboardButton:
    """A button with callback data."""
    return InlineKeyboardButton(text, callback_data=data)


def choices(texts_: Sequence[str], voice: Voice | None = None) -> list[Row]:
    """A button under the other for each text to ask."""
    asked_ = [(text, ask_data(text)) for text in texts_ if text]
    return [
        [button(voice.own(text) if voice and data.startswith(_ASK) else text, data)] for text, data in asked_
    ]


def markup(rows: list[Row]) -> InlineKeyboardMarkup | None:
    """The rows that are not empty; None when all are."""
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def under(card: Card, bodies: Bodies, number: int = 0) -> InlineKeyboardMarkup | None:
    """The buttons under page `number` of an answer: the way to the rest, else what can be done with it."""
    say = card.voice.say
    if number + 1 < len(card.pages):
        return markup([[button(say("more"), f"{_MORE}{number + 1}:{card.mark}:{card.again}")]])
    answer = card.answer
    cell = _cell(card, bodies)
    offered = answer.options or answer.suggestions[: _SUGGESTIONS - (1 if cell else 0)]
    others = [button(say("other_bodies"), OTHERS)] if card.again == OTHERS and len(bodies) > 1 else []
    rows = [*cell, others, *choices(offered, card.voice), _charts(card)]
    if answer.kind in _RATED:
        rows.append([*_copy(card), button("👍", f"g:+:{card.mark}"), button("👎", f"g:-:{card.mark}")])
    return markup(rows)


def _cell(card: Card, bodies: Bodies) -> list[Row]:
    """The other years of a cell, and its other views."""
    ref, say = card.ref, card.voice.say
    if ref is None:
        return _parts(card, bodies)
    if ref.view != refs.FIGURE:
        who = f"{ref.agency.removesuffix('人民政府')} " if ref.view == refs.PEERS else ""
        return [[button(say("to_figure", who=who, year=ref.year), f"v{ref.seen(refs.FIGURE).code}")]]
    before, after = card.turns
    turn = [(f"‹ {before}", before)] if before else []
    turn += [(f"{after} ›", after)] if after else []
    peers = any(ref.year in known for name, known in bodies.items() if name != ref.agency)
    wide = [(refs.PEERS, "to_peers")] if peers else []
    wide += [(refs.TREND, "to_trend")] if len(bodies[ref.agency]) > 1 else []
    wide = [*wide, (refs.BLOCK, "to_block")] if ref.is_cell else []
    close = [(refs.SOURCE, "to_source"), (refs.ALOUD, "to_aloud")]
    return [
        [button(text, f"v{ref.seen(refs.FIGURE, year).code}") for text, year in turn],
        [button(say(name), f"v{ref.seen(view).code}") for view, name in wide],
        [button(say(name), f"v{ref.seen(view).code}") for view, name in close],
    ]


def _parts(card: Card, bodies: Bodies) -> list[Row]:
    """A button for each of the few cells that an answer of several tells."""
    cells = dict.fromkeys((f.agency, f.year, f.metric, f.applicant) for f in refs.cells(card.answer))
    if card.answer.kind is not Kind.FIGURE or not 2 <= len(cells) <= _PARTS:
        return []
    found = [refs.Ref(refs.FIGURE, *cell) for cell in cells if cell[1] in bodies.get(cell[0], ())]
    labels = _short_names(
        [(ref.agency.removesuffix("人民政府"), f"{ref.year}年", *ref.metric.split("/"), ref.applicant or "")
         for ref in found]
    )  # fmt: skip
    return [
        [button(card.voice.own(f"{label} ›"), f"v{ref.code}")]
        for label, ref in zip(labels, found, strict=True)
    ]


def _short_names(cells: Sequence[Sequence[str]]) -> list[str]:
    """Names that tell the cells apart, without what they all share."""
    paths = [[part for part in cell if part] for cell in cells]
    shared = {part for part in paths[0] if all(part in path for path in paths)}
    own = [[part for part in path if part not in shared] or path for path in paths]
    return [" › ".join(path[: _telling(path, own)]) for path in own]


def _telling(path: list[str], paths: list[list[str]]) -> int:
    """How many parts of a path tell it from the others."""
    lengths = range(1, len(path))
    return next((n for n in lengths if sum(one[:n] == path[:n] for one in paths) == 1), len(path))


def _charts(card: Card) -> Row:
    if not charts.drawable(card.answer) or not card.again:
        return []
    return [button(card.voice.say("to_chart"), f"{_CHART}{card.mark}:{card.again}")]


def _copy(card: Card) -> Row:
    if card.ref and card.ref.view == refs.SOURCE:
        return []
    text = citation(card.answer, _COPY_LIMIT)
    if not text or units(text) > _COPY_LIMIT:
        return []
    return [InlineKeyboardButton(card.voice.say("copy"), copy_text=CopyTextButton(text))]
