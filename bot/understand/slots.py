"""Bodies and years of a query: said, carried over, or by default."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.library import Library
from bot.understand.carrying import left_over
from bot.understand.ellipsis import elliptical
from bot.understand.mentions import BodyMention
from bot.understand.metrics import Target
from bot.understand.offices_for import office_for, own_offices
from bot.understand.open_ended import points_at_text
from bot.understand.pairing import beside_years, is_beside, own_years, pair_years, sets_beside
from bot.understand.parse import Parsed
from bot.understand.pointing import with_leader
from bot.understand.query import Origin, Query
from bot.understand.scope import Scope
from bot.understand.spans import find_span
from bot.understand.vocabulary import load, terms, words
from bot.understand.years_back import counted_back, goes_further
from corpus.regions import by_name

_DOCUMENT = re.compile(
    r"[^,，。]{0,8}(?:要点|工作安排|号文|文号|分解表)|[^,，。]{0,14}的(?:通知|方案)|年?(?:第?多少|第?几|什么)号"
)
_HOME = re.compile(r"(?:我|俺|咱)们?(?:家)?(?:就|也)?(?:是|在|住在?)(?:咱|这|个)?$|家住在?$|我们村?在$")
_AHEAD = re.compile(r"明年|下一?年|后年")  # is planned for, and reported by nobody
_LEVELLED = re.compile("[省市县区镇乡](?:里|上)|[本我咱俺][省市县区镇乡]")  # 还是县里
_RECKONING = ("sum", "difference", "ratio")
_SHORTEST = 2  # characters of a place's name without its kind
_THIS_ONE = re.compile(
    "[这那](?:一)?(?:家|个)(?:单位|机关|部门|局|县|镇|市|地方|政府|委|厅)?(?!.{0,3}(?:加|差|比|共|都|谁|哪))|该(?:单位|机关|局)|它(?![俩们])|[他它]们?那年"
)
_THIS_PLACE = re.compile("[这那]个?第[一二三四五六七八九十1-9]名")
_PUBLISHED = re.compile(r"年(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:发布|公布|公开|发|出)的.{0,4}(?:报告|年报)")


def unknown_bodies(parsed: Parsed, scope: Scope | None, library: Library) -> tuple[BodyMention, ...]:
    """Bodies said without a report, and levels of government (市里, 镇上) that no body of the index is of.

    A level that all bodies are kept to (市级单位) is none of them.
    """
    if points_at_text(parsed):
        return ()
    ends = library.bodies.roster.levels
    levels = (
        match
        for match in parsed.matches
        if match.kind == "level"
        and not (scope and (scope.level or scope.ends))
        and match.id not in ends
        and parsed.asks_at(match.start)
        and not _HOME.search(parsed.text[: match.start])
        and not any(parsed.text.startswith(word, match.end) for word in parsed.strange)  # 村里补偿款
    )
    named = (_whole_name(b, parsed) for b in parsed.bodies if not (b.agencies or b.general))
    every = (*named, *_places(parsed), *own_offices(parsed))
    said = (b for b in every if (parsed.asks_at(b.start) or _reckoned(b, parsed)) and not _is_home(b, parsed))
    return (*said, *(BodyMention(match.start, match.end, match.text, ()) for match in levels))


def _reckoned(body: BodyMention, parsed: Parsed) -> bool:
    """Whether a row is said right behind a body, to be reckoned with (甲市新收加上年结转，平不平)."""
    asked = parsed.says("cue", "check") or any(parsed.says("operation", name) for name in _RECKONING)
    named = any(m.kind == "term" and m.start == body.end for m in parsed.matches)
    return named and asked


def _places(parsed: Parsed) -> Iterator[BodyMention]:
    """Names that nothing explains before a word for a small place (板房沟镇)."""
    hits = list(_small_places().finditer(parsed.spoken))
    named = (m for m in parsed.matches if hits and m.text not in words()["small_places"]["within"])
    known = {place for m in named for place in range(m.start, m.end)}
    for hit in hits:
        start = hit.start()
        while start and start - 1 not in known and "\u4e00" <= parsed.spoken[start - 1] <= "\u9fff":
            start -= 1
        if hit.start() - start >= _SHORTEST and hit.start() not in known:
            yield BodyMention(start, hit.end(), parsed.spoken[start : hit.end()], ())


@cache
def _small_places() -> re.Pattern[str]:
    return re.compile("|".join(words()["small_places"]["words"]))


def _whole_name(body: BodyMention, parsed: Parsed) -> BodyMention:
    """The name with the word for a small place behind it (永丰镇 is not 永丰)."""
    hit = _small_places().match(parsed.text, body.end)
    return BodyMention(body.start, hit.end(), parsed.text[body.start : hit.end()], ()) if hit else body


def _is_home(body: BodyMention, parsed: Parsed) -> bool:
    """Whether it is only said where the person who asks is from (我是水西沟镇的, 我家在托里乡)."""
    return _HOME.search(parsed.text[: body.start]) is not None


def with_bodies(query: Query, parsed: Parsed, before: Query | None, library: Library) -> Query:
    """The query with the bodies said, spoken of before, or the only ones."""
    this = not parsed.bodies and (_THIS_PLACE if query.nth else _THIS_ONE).search(parsed.text)
    if before and before.leader[0] and this:
        return _leading(query, before)
    said = tuple(dict.fromkeys(agency for body in parsed.bodies for agency in body.agencies))
    if said:
        first = with_leader(before)
        both = (*first.agencies, *said) if first and is_beside(said, parsed, first) else said
        unproved = next((body.unproved for body in parsed.bodies if body.unproved), "")
        heard = next((body.text for body in parsed.bodies if body.heard), "")
        inside = next((body.text for body in parsed.bodies if body.general), "") if query.place else ""
        query = query._replace(region=inside or query.region)  # 甲市在江苏的单位里排第几
        return query._replace(agencies=both, agencies_from=Origin.SAID, unproved=unproved, heard=heard)
    if query.scope and len(parsed.bodies) == 1 and parsed.bodies[0].text in by_name():
        return query._replace(region=parsed.bodies[0].text, unknown_bodies=())
    if query.unknown_bodies:
        return _spoken_for(query, library) or _held_against(query, parsed, before)
    goes_on = elliptical(parsed) and not query.scope and not _LEVELLED.search(parsed.text)
    if before and before.unknown_bodies and before.agencies_from is not Origin.CARRIED and goes_on:
        return query._replace(unknown_bodies=before.unknown_bodies)
    return _unsaid(query, before, library)


def _spoken_for(query: Query, library: Library) -> Query | None:
    """The query about the office of the government of a place without its level, if it alone reports."""
    said = query.unknown_bodies[0].text
    office = office_for(said, library) if len(query.unknown_bodies) == 1 else ""
    if not office:
        return None
    return query._replace(agencies=(office,), agencies_from=Origin.SAID, unknown_bodies=(), heard=said)


def _held_against(query: Query, parsed: Parsed, before: Query | None) -> Query:
    """The query about a body without a report; set beside one that has, this one is spoken of on."""
    agencies = before.agencies if before and sets_beside(parsed) else ()  # 跟米东区比呢
    return query._replace(agencies=agencies, agencies_from=Origin.CARRIED) if agencies else query


def _unsaid(query: Query, before: Query | None, library: Library) -> Query:
    """The query with the bodies spoken of before, or the only one of the index."""
    part = query.operation == "share" and not query.targets  # 占全部单位的几成
    general = query.scope and len(library.agencies) > 1 and not part
    wide = (query.operation == "rank" and query.targets and not query.topics) or general
    wide = wide or (query.wide and before is not None and before.wide) or _of_first(query, before)
    if before and before.agencies and not wide:
        return query._replace(agencies=before.agencies, agencies_from=Origin.CARRIED)
    if len(library.agencies) == 1:
        return query._replace(agencies=library.agencies, agencies_from=Origin.DEFAULT)
    return query


def _of_first(query: Query, before: Query | None) -> bool:
    """Whether the first so many bodies are asked for (收费金额头三名), and no parts or applicants."""
    rows = query.targets or (before.targets if before else ())
    return query.limit > 1 and bool(rows) and not (query.parts or query.applicants or query.topics)


def _leading(query: Query, before: Query) -> Query:
    """The query about the body that the answer before put first (这家单位)."""
    agency, year = before.leader
    operation = "value" if query.operation in ("rank", "detail", "most", "least") else query.operation
    query = query._replace(agencies=(agency,), agencies_from=Origin.CARRIED, scope=None, operation=operation)
    if not before.years and not query.targets:
        return query._replace(nth=0)  # in its latest year, among all in theirs
    return query._replace(years=(year,), years_from=Origin.CARRIED, nth=0)


def with_years(query: Query, parsed: Parsed, before: Query | None, library: Library) -> Query:
    told = [m for m in parsed.years if not _DOCUMENT.match(parsed.text, m.end)]
    planned = query.topics and not query.targets and _AHEAD.search(parsed.text)  # 明年打算怎么改
    if planned:
        told = [m for m in told if not _AHEAD.match(parsed.text, m.start)]
    asked = [mention for mention in told if parsed.asks_at(mention.start)] or told
    said = tuple(dict.fromkeys(year for mention in asked for year in mention.years))
    have = {year for agency in query.agencies for year in library.years(agency)}
    every = tuple(dict.fromkeys(year for mention in told for year in mention.years))
    moved = None if goes_further(parsed) and len(every) < 2 else left_over(every, parsed, have)
    if moved:
        names, years = moved
        carried = tuple(Target.of(terms()[name].kinds) for name in names)
        return query._replace(targets=carried, conflict=(), years=years, years_from=Origin.SAID, crossed=())
    spoken = _spoken_of(before, library) if before and not planned else ()
    said = counted_back(said, parsed, spoken)
    if len(said) == 1 and (onwards := _since(said[0], query, parsed, library)):
        return query._replace(years=onwards, years_from=Origin.SAID)
    if said:
        years = _published(said, parsed)
        pairs = pair_years(parsed, library) or beside_years(query.agencies, said, before, parsed, library)
        return query._replace(years=years, years_from=Origin.SAID, pairs=pairs)
    together = _together(query, parsed, library)
    if together:
        return query._replace(years=together, years_from=Origin.SAID)
    if not before or not _goes_on(query, parsed, before, library):
        return query
    pairs = before.pairs if query.agencies == before.agencies else own_years(query.agencies, before, library)
    own = tuple(year for agency, year in before.pairs if (agency,) == query.agencies)  # one of those compared
    return query._replace(years=own or before.years, years_from=Origin.CARRIED, pairs=pairs)


def _goes_on(query: Query, parsed: Parsed, before: Query, library: Library) -> bool:
    """Whether the years spoken of are meant on, for the same bodies or for others that have them."""
    if before.years_from not in (Origin.SAID, Origin.CARRIED) or any(m.latest for m in parsed.years):
        return False
    of_bodies = {year for agency in query.agencies for year in library.years(agency)}
    have = of_bodies if query.agencies else library.every_year
    same = bool(set(before.agencies) & set(query.agencies)) or (before.wide and query.wide)
    kept = bool(set(before.years) & have)
    whole = parsed.says("term") and bool(parsed.bodies) and not same  # a question of its own
    return (elliptical(parsed) and (kept or not whole)) or (same and kept)


def _spoken_of(before: Query, library: Library) -> tuple[int, ...]:
    """The years of the question before; where none was said the latest of its body."""
    latest = tuple(library.years(agency)[-1] for agency in before.agencies[:1] if library.years(agency))
    return before.years or latest


def _together(query: Query, parsed: Parsed, library: Library) -> tuple[int, ...]:
    """Years not named one by one (历年, 三年平均): all that the bodies have, or the last so many."""
    span, count = find_span(parsed)
    counted = span == "last" and elliptical(parsed)  # 三年的呢
    if span not in ("every", "last") or not query.agencies or not (query.targets or counted):
        return ()
    have = {year for agency in query.agencies for year in library.years(agency) if year}
    years = tuple(sorted(have))
    return years[-count:] if span == "last" else years


def _since(first: int, query: Query, parsed: Parsed, library: Library) -> tuple[int, ...]:
    """The years of the one body from the one said onwards (2019年以来每年); () for a change."""
    onwards = any(word in parsed.text for word in load("scope.toml")["years"]["since"])
    if not onwards or query.operation == "growth" or len(query.agencies) != 1 or not query.targets:
        return ()
    years = tuple(year for year in library.years(query.agencies[0]) if year >= first)
    return years if len(years) > 1 else ()


def _published(said: tuple[int, ...], parsed: Parsed) -> tuple[int, ...]:
    """The report that was published in a year is that of the year before."""
    return tuple(year - 1 for year in said) if _PUBLISHED.search(parsed.text) else said
