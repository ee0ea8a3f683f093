"""Bodies each with a year of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.library import Library
from bot.understand.parse import Parsed
from bot.understand.query import Query

_APART = re.compile(r"[,，。;；、?？!！]|(?:年|度|的|\d)比$")

_BESIDE = re.compile(
    r"^(?:[那再它]|这家|该单位)?(?:[跟和与比]|同(?![年样期])).{2,16}?(?:比|相比|对比|差|呢|谁|哪|[多少高低](?:[几多少出吗么没不点些了]|一点|$))"
)
_ABOVE = re.compile("^(?:[那它]|还|这家)*(?:[高多少低超]出|[高多少低]于|超过)")
_BROUGHT = re.compile(
    "[拿拉搬调放摆搁](?:过来|上来|进来|来|到?一起|到?一块儿?)[^,，。]{0,2}[,，]?(?:比|对比|差)"
)

Pairs = tuple[tuple[str, int], ...]


def pair_years(parsed: Parsed, library: Library) -> Pairs:
    """Bodies with the years said of them (上海2019年和淮安2024年; 2023年的乌县和2024年的武进).

    One year said of the first body in a clause of its own leaves the other its latest. () where the years
    are of all bodies alike.
    """
    bodies: dict[str, int] = {}  # where each is first said
    for body in parsed.bodies:
        if len(body.agencies) == 1:
            bodies.setdefault(body.agencies[0], body.start)
    years = [(mention.start, mention.years) for mention in parsed.years if len(mention.years) == 1]
    if len(bodies) < 2 or not years:
        return ()
    if len(years) == len(bodies):
        return _alternating(bodies, years)
    if len(years) == 1 and len(bodies) == 2:
        return _own(bodies, years[0], parsed, library)
    return ()


def sets_beside(parsed: Parsed) -> bool:
    """Whether a body is set beside the one spoken of before, of the index or not (跟米东区比呢)."""
    return _BESIDE.search(parsed.spoken) is not None


def is_beside(said: tuple[str, ...], parsed: Parsed, before: Query) -> bool:
    """Whether the one body said is to be set beside the one spoken of before (跟海淀比呢)."""
    joined = any(how.search(parsed.spoken) for how in (_BESIDE, _BROUGHT, _ABOVE))
    return joined and len(said) == len(before.agencies) == 1 and said != before.agencies


def beside_years(
    agencies: tuple[str, ...], said: tuple[int, ...], before: Query | None, parsed: Parsed, library: Library
) -> Pairs:
    """The body spoken of before in its own year beside the one said in another (跟乙县2023年比).

    Where the year is not said right behind that body, only it may have a report of it.
    """
    if before is None or len(agencies) != 2 or len(said) != 1 or before.agencies != agencies[:1]:
        return ()
    first, other = agencies
    year = (before.years or library.years(first))[-1]
    ends = {body.end for body in parsed.bodies}
    attached = bool(before.years) and any(mention.start in ends for mention in parsed.years)
    own = attached or said[0] not in library.years(first)
    return ((first, year), (other, said[0])) if own and year in library.years(first) else ()


def own_years(agencies: tuple[str, ...], before: Query, library: Library) -> Pairs:
    """The body spoken of before in its year beside one that has no report of that year, in its latest."""
    if len(agencies) != 2 or before.agencies != agencies[:1] or len(before.years) != 1:
        return ()
    year, years = before.years[0], library.years(agencies[1])
    fits = years and year not in years and year in library.years(agencies[0])
    return ((agencies[0], year), (agencies[1], years[-1])) if fits else ()


def _alternating(bodies: dict[str, int], years: Sequence[tuple[int, tuple[int, ...]]]) -> Pairs:
    marks = sorted([*((at, True) for at in bodies.values()), *((at, False) for at, _ in years)])
    kinds = [kind for _, kind in marks]
    if kinds not in ([True, False] * len(bodies), [False, True] * len(bodies)):
        return ()
    ordered = sorted(bodies, key=lambda agency: bodies[agency])
    return tuple((agency, year[0]) for agency, (_, year) in zip(ordered, sorted(years), strict=True))


def _own(
    bodies: dict[str, int], year: tuple[int, tuple[int, ...]], parsed: Parsed, library: Library
) -> Pairs:
    (first, start), (other, behind) = sorted(bodies.items(), key=lambda pair: pair[1])
    at, (said,) = year
    apart = start < at < behind and _APART.search(parsed.text, at, behind) is not None
    if not apart or said in library.years(other) or said not in library.years(first):
        return ()
    return ((first, said), (other, library.years(other)[-1]))
