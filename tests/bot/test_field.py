"""Figures of many reports, read narrowly and kept, are those that each report gives by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from bot.answer.field import Standing, field_of
from bot.answer.phrases import say
from bot.answer.rows import Row, how_many, row_of
from bot.engine import Engine
from bot.library import Library
from bot.types import Kind
from bot.understand.metrics import Target
from bot.understand.query import Query
from bot.understand.vocabulary import terms
from corpus.types import Format
from index.store import Store
from tests.bot.world import TODAY, World, made_report

BODY = "清河县人民政府"
APPLICANTS: tuple[tuple[str, ...], ...] = ((), ("自然人",), ("法人或其他组织",))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Whole reports of two forms, and reports that lack rows or print them blank."""
    with Store.open(tmp_path_factory.mktemp("field") / "reports.db") as store:
        for year, form in enumerate((Format.F2019, Format.F2021, Format.F2021, Format.F2021), 2020):
            report, _ = made_report(BODY, year, year, form)
            kept = [fact for place, fact in enumerate(report.facts) if year < 2022 or (place * 7 + year) % 5]
            blank = [
                fact._replace(value=None) if year == 2023 and not fact.applicant else fact for fact in kept
            ]
            store.save(replace(report, facts=tuple(blank)))
        yield Library(store)


def _told(row: Row) -> object:
    return (row.opened.info.id, row.item.fact, row.item.label, row.item.parts)


@pytest.mark.parametrize("rate", [False, True])
@pytest.mark.parametrize("applicants", APPLICANTS)
def test_narrow_reports_give_the_figures_of_whole_ones(
    library: Library, applicants: tuple[str, ...], rate: bool
) -> None:
    figures = 0
    reports = [opened for info in library.infos if (opened := library.open(BODY, info.year or 0))]
    for term in terms().values():
        query = Query(targets=(Target.of(term.kinds),), applicants=applicants, rate=rate)
        rows = field_of(library.infos, query, library).rows(query.targets[0], query)
        whole = [row for report in reports if (row := row_of(query.targets[0], report, query))]
        assert list(map(_told, rows)) == list(map(_told, whole))
        figures += len(rows)
    assert figures > 100


@pytest.fixture
def rows(several: World) -> list[Row]:
    """Figures of which some are equal."""
    library = Library(several.store)
    query = Query(targets=(Target.of(terms()["行政处罚"].kinds),))
    row = field_of(library.infos, query, library).rows(query.targets[0], query)[0]
    sizes = (5, 3, 5, 0, 9, 3, 3)
    return [replace(row, item=replace(row.item, fact=replace(row.item.fact, value=size))) for size in sizes]


def test_a_standing_tells_places_and_ties_as_counting_would(rows: list[Row]) -> None:
    standing = Standing(rows)
    assert standing.falling == sorted(rows, key=lambda row: -row.size)
    for row, rising in product(rows, (False, True)):
        before = [other for other in rows if (other.size < row.size if rising else other.size > row.size)]
        assert standing.ahead(row, rising=rising) == len(before)
        assert standing.alike(row) == [other for other in rows if other.size == row.size]


def test_what_was_made_is_kept_until_much_else_is(several: World) -> None:
    library, made = Library(several.store), [0]

    def make() -> tuple[int, ...]:
        made[0] += 1
        return tuple(range(60_000))

    assert library.keep("one", make) is library.keep("one", make)
    library.keep("other", make)
    library.keep("one", make)
    assert made == [3]


def test_of_many_that_share_the_last_place_only_some_are_listed(tmp_path: Path) -> None:
    report, _ = made_report(BODY, 2023, 7, Format.F2021)
    bodies = 40
    with Store.open(tmp_path / "equal.db") as store:
        for number in range(bodies):
            digest = f"{number:064}"
            source = replace(report.source, sha256=digest)
            store.save(replace(report, agency=f"第{number}县人民政府", source=source))
        answer = Engine(store).ask("2023年行政处罚最多的五个单位是哪些？", today=TODAY)
    assert answer.kind is Kind.RANKING
    assert 5 <= len(answer.lines) < bodies
    assert any(say("over.more", shown=how_many(len(answer.lines))) == note for note in answer.notes)
