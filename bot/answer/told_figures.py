"""The figures of the narrative that count exactly what a message asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from bot.answer.narrative_units import BOOKS, asked_units
from bot.answer.told_items import headings_at
from bot.answer.told_suits import COMPARED, suits
from bot.library import Opened
from bot.understand.content import (
    apart_words,
    channel_words,
    classes,
    holds,
    pieces,
    plain_words,
    published_words,
)
from bot.understand.parse import Parsed
from bot.understand.vocabulary import soft_applicants
from corpus.narrative_wording import wording
from corpus.types import Figure
from index.segment import words as cut

_TOLD = ("信息", "消息", "内容", "主动公开", "主动发布", "申请")
_LINES = re.compile(
    r"(?<!\d)((?:12|96)\d{3})(?:政务|便民|服务|热线|平台|电话|工单|的)*"
    r"(?=受理|接|办|收|处理|转|满意|多少|几|总|一共|[去今]年|全年|一年)"
)
_FOR = re.compile(
    r"[给为替]([^,，。?？]{1,8}?)(?:配套?|做|搭配?|制作|编写?|写)(?:发|出|好|上)?[了过的]?(?=几|多少)"
)
_MAY = re.compile("^(?:能够?|可以?|应当?|该)(?=公开)")
_NUMBERING = 5  # characters of （十）, and less
_COUNTED = re.compile(r"\d")
_COUNTS = {"条": "信息"}  # what a unit alone says is counted
_OF_LABEL = 2  # what a word counts that the label says; 1 where the sentence does
_WHOLE, _BY_CHANNEL, _OF_KINDS = range(3)
_LABELS = 8192  # of which it is kept what they leave over


class Told(NamedTuple):
    """A figure with its sentence up to the number, and both with the headings above."""

    figure: Figure
    before: str
    text: str
    headings: tuple[str, ...]


def labels_of(opened: Opened) -> str:
    """The labels of all figures of the narrative, one a line."""
    return opened.keep("labels", lambda: "\n".join(label.lower() for label, _ in opened.report.counted))


def told_words(parsed: Parsed, opened: Opened) -> list[str]:
    """The content words, digits, and words of no vocabulary that a label of the report prints."""
    labels = labels_of(opened)
    ends = {m.end for m in parsed.matches if m.kind in ("question", "unit")}
    heads = [m.text for m in parsed.matches if m.kind == "neutral" and m.start in ends]
    others = [word for word in (*parsed.strange, *heads) if len(word) > 1 and word in labels]
    priced = {m.text for m in parsed.matches if m.id == "金额"}  # which the unit says
    lines = telephone_lines(parsed.spoken)
    given = _given(parsed.spoken)
    named = [_without(piece, set(lines)) for piece in pieces(parsed) if piece not in priced]
    named = [_MAY.sub("", piece) for piece in named if piece not in given]
    named += told_weakly(parsed)
    verbs = {m.text for m in parsed.matches if m.kind == "term" and len(m.text) == 1}  # 办了几回
    if any(len(word) > 1 and word not in plain_words() for word in named):
        named = [word for word in named if word not in verbs]
    named += [m.text[-2:] for m in parsed.matches if m.id == "count_bodies"]  # 几家单位
    if any(word not in soft_applicants() and word not in plain_words() for word in named):
        named = [word for word in named if word not in soft_applicants()]
    said = [*filter(None, named), *others, *lines]
    weak = (m.text for m in parsed.matches if m.kind == "weak")
    return list(dict.fromkeys(said or [word for text in weak for word in cut(text) if len(word) > 1]))


def told_weakly(parsed: Parsed) -> list[str]:
    """The words of the narrative that are weak words for rows, too (投诉)."""
    weak = (m.text for m in parsed.matches if m.kind == "weak")
    return [text for text in weak if text in classes() and text not in plain_words()]


def _given(text: str) -> str:
    """What something is made for, which is not counted (给新文件配几份说明材料)."""
    hit = _FOR.search(text)
    return hit[1] if hit else ""


def telephone_lines(text: str) -> list[str]:
    """The telephone lines that a text names by their numbers (12345)."""
    return _LINES.findall(text)


def find_figures(
    parsed: Parsed,
    opened: Opened,
    *,
    percent: bool = False,
    period: str = "current",
    changed: bool = False,
) -> list[Figure]:
    """The figures of a period, or changes of them, whose label or sentence says every word of the question.

    Several of different value are equally near.
    """
    said = told_words(parsed, opened)
    units = asked_units(parsed)
    counted = units & {unit for _, unit in opened.report.counted}
    plain = set(said) <= plain_words()
    if not said or (plain and not counted and not any(word.endswith(_TOLD) for word in said)):
        return []
    among = [
        told
        for told in opened.keep(("told", period), lambda: list(_told(opened, period)))
        if suits(parsed, told.figure, percent=percent) and _says(told, said)
        if not changed or COMPARED in told.figure.label
    ]
    among = [told for told in among if is_apart(told.figure.label)] or among  # 日均, which was asked for
    if units & BOOKS:  # 公报印了多少本, not how many numbers of it
        among = [told for told in among if told.figure.unit in BOOKS] or among
    if plain:
        found = _published(among, said)
        return [figure for figure in found if figure.unit in units] or found
    loose = any(len(word) > 1 and word not in said for word in parsed.strange)
    scored = [(*_nearness(told, said, units, "" if loose else parsed.spoken), told.figure) for told in among]
    best = max((near for *near, _ in scored), default=[0])
    return [figure for *near, figure in scored if near == best and best[0]]


def _says(told: Told, said: Sequence[str]) -> bool:
    """Whether label or sentence say every word, headings a plain one; receiving goes without saying."""
    if all(holds(told.text, piece) for piece in said):
        telling = (piece for piece in said if piece not in plain_words())
        return all(holds(told.before, piece) or _heads(told, piece) for piece in telling)
    received, published = classes()["受理"], classes()["发布"]
    own = any(word in told.figure.label for word in published)
    own = own or any(word in told.figure.label for word in published_words()["answered"])
    rest = {piece for piece in said if own or piece not in received}
    return bool(rest - plain_words()) and all(holds(told.figure.label, piece) for piece in rest)


def _heads(told: Told, piece: str) -> bool:
    """Whether a word is the whole of a heading but for its number."""
    return any(text.endswith(piece) and len(text) - len(piece) < _NUMBERING for text in told.headings)


def is_apart(label: str) -> bool:
    """Whether a label makes its figure another one than that of the year (日均)."""
    return any(word in label for word in apart_words())


def _told(opened: Opened, period: str) -> Iterator[Told]:
    """The figures of a period with their sentences and headings."""
    text = opened.report.text
    for figure in opened.report.figures:
        if figure.period == period:
            before = text[figure.citation.span.start : figure.span.end]
            headings = headings_at(opened, figure)
            counted = _COUNTS.get(figure.unit, "")
            told = "".join((figure.label, before, counted, *headings))
            yield Told(figure, (figure.label + before).lower(), told.lower(), headings)


def own_clause(opened: Opened, figure: Figure) -> str:
    """The sentence of a figure up to it, from the figure before it on."""
    return _COUNTED.split(opened.report.text[figure.citation.span.start : figure.span.start])[-1]


def _nearness(told: Told, said: Sequence[str], units: Set[str], spoken: str) -> tuple[int, tuple[int, int]]:
    """How near a figure is to what is asked, and how little else its label says.

    Without what is `spoken`, words of equal meaning count as the words themselves.
    """
    label = told.figure.label
    held = [piece for piece in said if holds(label, piece)]
    exact = len(held) + (told.figure.unit in units)
    if not spoken or not exact:
        return exact * _OF_LABEL, (0, 0)
    literal = sum(piece in told.before for piece in said)
    verb = wording().verb.match(label)
    rest = label[verb.end() :] if verb else label
    return exact * _OF_LABEL + literal, (-_rest(rest, spoken), -_rest(label, spoken))


def _published(among: Sequence[Told], said: Sequence[str]) -> list[Figure]:
    """Of figures of what is published all of it, else what channels publish, else kinds of it."""
    applied = _of_applications("".join(said))
    labelled = [told for told in among if any(holds(told.figure.label, piece) for piece in said)]
    labelled = [told for told in labelled if _of_applications(told.figure.label) == applied]
    own = [word for word in said if word in published_words()["of_accounts"]]
    labelled = [told for told in labelled if all(word in told.figure.label for word in own)]
    tiers = [(_tier(told.figure.label), told) for told in labelled]
    literal = {told for _, told in tiers if all(piece in told.figure.label for piece in said)}
    tiers = [(tier, told) for tier, told in tiers if tier is not _OF_KINDS or told in literal]
    best = min((tier for tier, _ in tiers), default=_WHOLE)
    chosen = [told for tier, told in tiers if tier == best]
    exact = [told for told in chosen if told in literal] if best is _WHOLE else []
    return [told.figure for told in exact or chosen]


def _of_applications(text: str) -> bool:
    """Whether a text speaks of applications, which are no publishing."""
    return any(word in text for word in classes()["申请"] | classes()["受理"])


@lru_cache(maxsize=_LABELS)
def _tier(label: str) -> int:
    """Whether a label names all that is published, what a channel publishes, or a kind of it."""
    rest = _without(label.partition(COMPARED)[0], plain_words())
    by_account = any(word in label for word in published_words()["of_accounts"])
    if rest in published_words()["nouns"]:
        return _BY_CHANNEL if by_account else _WHOLE
    return _BY_CHANNEL if _without(rest, channel_words()) in published_words()["nouns"] else _OF_KINDS


def _without(text: str, words: Set[str]) -> str:
    for word in sorted((word for word in words if word in text), key=len, reverse=True):
        text = text.replace(word, "")
    return text


def _rest(label: str, spoken: str) -> int:
    """How many characters of a label stand in no pair of characters that is said."""
    rest = _without(label, plain_words())
    said = {rest[at : at + 2] for at in range(len(rest) - 1) if rest[at : at + 2] in spoken}
    same = {word for word in classes() if word in rest and any(one in spoken for one in classes()[word])}
    return len(_without(_without(rest, same), said))
