"""Indexes to ask questions of: the bundled sample, and made reports of two bodies and several years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from bot import render
from bot.engine import Engine
from bot.types import Answer, Conversation, Kind
from corpus.numerals import parse_cell
from corpus.reading import read_report
from corpus.types import Format, Report, Value
from index.store import Store
from tests.bot.console import SAMPLE
from tests.corpus.factory import Key, Style, make
from tests.corpus.layouts import piped, report_text

TODAY = date(2024, 6, 1)
COUNTY, CITY = "清河县人民政府", "沙湾市人民政府"
MADE = {
    (COUNTY, 2020): (3, Format.F2019),
    (COUNTY, 2022): (2, Format.F2021),
    (COUNTY, 2023): (11, Format.F2021),
    (CITY, 2023): (14, Format.F2021),
}
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"\d{4}(?:[到、和]\d{4})*年")
_CARRIERS = (Kind.FIGURE, Kind.COMPARISON, Kind.TREND, Kind.RANKING)


Cells = Mapping[tuple[str, int], Mapping[Key, Value | None]]


class World:
    """An engine over an index, and what the reports in it print."""

    def __init__(self, store: Store, cells: Cells) -> None:
        self.engine = Engine(store)
        self.store = store
        self.cells = cells

    def ask(self, question: str) -> Answer:
        """The answer to a question outside any conversation."""
        return self.engine.ask(question, today=TODAY)

    def last(self, *questions: str) -> Answer:
        """The answer to the last of the questions of one conversation."""
        talk = Conversation(TODAY)
        return [self.engine.ask(question, talk) for question in questions][-1]

    def rows(self, question: str) -> list[str]:
        """The rows of the figures that answer a question."""
        return [fact.metric for fact in self.ask(question).facts]

    def value(self, agency: str, year: int, metric: str, applicant: str | None = None) -> Decimal:
        """The figure that a made report prints."""
        found = self.cells[agency, year][metric, applicant]
        assert found is not None
        return Decimal(found)


PENALTIES = """二、主动公开政府信息情况
第二十条第（六）项
信息内容 | 本年处理决定数量
行政处罚 | {fines}
"""
# The first rows of table three, of people alone: those received, and those that the year before left.
RECEIVED = """三、收到和处理政府信息公开申请情况
 | 申请人情况
自然人 | 法人或其他组织 | 总计
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他
一、本年新收政府信息公开申请数量 | {received} | 0 | 0 | 0 | 0 | 0 | {received}
二、上年结转政府信息公开申请数量 | {taken} | 0 | 0 | 0 | 0 | 0 | {taken}
"""
_FINES = "{agency}{year}年政府信息公开工作年度报告\n" + PENALTIES


@contextmanager
def written(folder: Path, reports: Mapping[str, str]) -> Iterator[World]:
    """Reports by the names of their files, as they are written out."""
    with Store.open(folder / "index.db") as store:
        for name, text in reports.items():
            store.save(read_report(text.encode(), name))
        yield World(store, {})


def fined(folder: Path, counts: Mapping[tuple[str, int], int]) -> AbstractContextManager[World]:
    """Reports of these bodies and years that print the number of penalties alone."""
    return written(
        folder,
        {
            f"{agency}{year}.txt": _FINES.format(agency=agency, year=year, fines=count)
            for (agency, year), count in counts.items()
        },
    )


@contextmanager
def sample(folder: Path) -> Iterator[World]:
    """The report that comes with the project."""
    report = read_report(SAMPLE.read_bytes(), SAMPLE.name)
    assert report.agency
    assert report.year
    with Store.open(folder / "sample.db") as store:
        store.save(report)
        cells = {(fact.metric, fact.applicant): fact.value for fact in report.facts}
        yield World(store, {(report.agency, report.year): cells})


def made_report(agency: str, year: int, seed: int, form: Format) -> tuple[Report, dict[Key, Value | None]]:
    """A made report of a body and year, and the figures that were put into it."""
    made = make(form, Style(), seed, blanks=False, largest=9_999)
    place = agency.removesuffix("人民政府")
    text = report_text(made, piped).replace("某县2023年", f"{place}{year}年").replace("某县", place)
    report = read_report(text.replace("2024年", f"{year + 1}年").encode(), f"{place}{year}.txt")
    assert (report.agency, report.year) == (agency, year)
    return report, {key: _value(raw) for key, raw in made.cells.items()}


def _value(raw: str) -> Value | None:
    parsed = parse_cell(raw)
    assert parsed, raw
    return parsed.value


@contextmanager
def several(folder: Path, made: Mapping[tuple[str, int], tuple[int, Format]] = MADE) -> Iterator[World]:
    """Made reports, of a county over three years and of a city if no others are asked for."""
    cells = {}
    with Store.open(folder / "several.db") as store:
        for (agency, year), (seed, form) in made.items():
            report, cells[agency, year] = made_report(agency, year, seed, form)
            store.save(report)
        yield World(store, cells)


def check(answer: Answer, world: World) -> None:
    """What holds for every answer: figures told are facts, facts have sources, quotes stand in a report."""
    texts = [world.store.text(info.id) for info in world.store.reports()]
    for source in answer.sources:
        place = source.citation
        assert any(text[slice(*place.span)] == place.quote for text in texts), place
    assert render.text(answer).startswith(answer.headline)
    assert answer.kind in _CARRIERS or not answer.facts
    assert bool(answer.sources) >= bool(answer.facts)
    if answer.facts:
        known = {abs(Decimal(fact.value)) for fact in answer.facts if fact.value is not None} | {Decimal(100)}
        places = [source.citation for source in answer.sources]
        quoted = " ".join(text for place in places for text in (place.quote, place.locator))
        shown = _YEAR.sub("", "\n".join((answer.headline, *answer.lines)))
        assert numbers(shown) <= known | numbers(quoted), shown


def numbers(text: str) -> set[Decimal]:
    """The numbers that a text prints, without signs."""
    return {Decimal(found.replace(",", "")) for found in _NUMBER.findall(text)}
