"""The kinds that the narrative counts apart, in order: of which there is most, or least, or some place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from bot.answer.orders import in_order
from bot.answer.told_items import figure_item
from bot.library import Opened
from bot.types import Answer
from bot.understand.content import holds, plain_words
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import any_of, load
from corpus.types import Figure

_ORDERS = ("most", "least", "rank")
_NEAR = 24  # characters between one part and the next
_NAMED = re.compile("其中|包括|包含|分别|分为|[:：]")  # what a figure is made up of
_OTHERS = "其[他它]"


def told_order(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The parts of a figure of the narrative in order; None where no order is asked, or none are told."""
    asked = query.operation in _ORDERS or query.nth or query.limit
    rows = [target for target in query.targets if set(target.as_dict()) != {"result"}]
    if not asked or rows or not _kinds().search(parsed.spoken) or query.applicants:
        return None
    found = [(whole, parts) for whole, parts in _lists(opened) if _suits(whole, parsed)]
    if len(found) != 1:
        return None
    kept = [figure_item(opened, part) for part in found[0][1] if not _set_aside(part, parsed)]
    return in_order(query, opened, parsed, kept)


@cache
def _kinds() -> re.Pattern[str]:
    data = load("picking.toml")
    units = any_of(data["counting"]["rows"])
    return re.compile(rf"(?:哪|什么)(?:一|几)?(?:{units}|方面|块|个栏目|部分)|[几各](?:大|小)?(?:{units})")


@cache
def _excepting() -> str:
    return any_of(load("scope.toml")["against"]["except"])


def _set_aside(part: Figure, parsed: Parsed) -> bool:
    """Whether the message says that a part is not meant (抛开“其它”)."""
    names = _OTHERS if re.match(_OTHERS, part.label) else re.escape(part.label)
    said = parsed.aside.text if parsed.aside else ""
    lead = rf"(?:{_excepting()})[“”\"'「\s]*(?:{names})|(?:{names})[”\"'」\s]*(?:以外|之外|除外|不算)"
    return re.search(lead, parsed.text) is not None or re.search(names, said) is not None


def _suits(whole: Figure, parsed: Parsed) -> bool:
    """Whether all that the message names stands in the sentence of the figure that is made up of parts."""
    things = [m.text for m in parsed.matches if m.kind == "content" and m.text not in plain_words()]
    return all(holds(whole.citation.quote, thing) for thing in (*things, *parsed.leftover))


def _lists(opened: Opened) -> list[tuple[Figure, Sequence[Figure]]]:
    """The figures of the narrative that are followed by what they are made up of."""
    return opened.keep("told lists", lambda: list(_listed(opened)))


def _listed(opened: Opened) -> Iterator[tuple[Figure, Sequence[Figure]]]:
    figures = sorted(opened.report.figures, key=lambda figure: figure.span.start)
    for at, whole in enumerate(figures):
        parts = _behind(whole, figures[at + 1 :])
        if len(parts) < 2 or max(map(_size, parts)) > _size(whole) or not _size(whole):
            continue
        between = opened.report.text[whole.span.end : parts[0].span.start]
        sums = sum(map(_size, parts)) == _size(whole)
        if _NAMED.search(between) or (sums and "。" in between):
            yield whole, parts


def _behind(whole: Figure, following: Sequence[Figure]) -> list[Figure]:
    """The figures of the same unit that stand close behind each other after one."""
    found: list[Figure] = []
    end = whole.span.end
    for figure in following:
        if figure.span.start - end > _NEAR or figure.unit not in (whole.unit, "%"):
            break
        end = figure.span.end
        if figure.unit != "%":
            found.append(figure)
    return found


def _size(figure: Figure) -> Decimal:
    return Decimal(figure.value)
