"""A figure against the same body's report of the year before or after, and another file of its year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.answer.contradictions import Warned
from bot.answer.phrases import say
from bot.library import Opened
from bot.types import AnswerFact, Derived, Source
from corpus.checks import COMPARED, across_years
from corpus.types import Fact, Finding, Status, Value
from corpus.vocabulary import TOTAL

Cell = tuple[str, str | None]
_NEXT, _OLD, *_ROWS = COMPARED
_STOCK = "现行有效件数"


def against_others(opened: Opened, fact: Fact) -> Warned:
    """What the body's other reports, and other files of this one, print against a cell."""
    if fact.status is not Status.REPORTED:
        return Warned()
    files = Warned((say("value.other_file"),)) if opened.is_disputed(fact) else Warned()
    if fact.metric not in COMPARED:
        return files
    return together((files, *_against_years(opened, (fact.metric, fact.applicant))))


def over_years(opened: Opened) -> Warned:
    """What the years before and after print against the totals carried over and the files in force."""
    asked: list[Cell] = [(_NEXT, TOTAL), (_OLD, TOTAL), *((row, None) for row in _ROWS)]
    return together(told for cell in asked for told in _against_years(opened, cell))


def together(told: Iterable[Warned]) -> Warned:
    """Several warnings as one, each of its parts once."""
    each = list(told)
    return Warned(
        tuple(dict.fromkeys(note for one in each for note in one.notes)),
        tuple(dict.fromkeys(fact for one in each for fact in one.facts)),
        tuple(dict.fromkeys(source for one in each for source in one.sources)),
    )


def _against_years(opened: Opened, asked: Cell) -> Iterator[Warned]:
    """What the identities over the years (I5, I6) find that the cell has a part in."""
    for year in (opened.year - 1, opened.year + 1):
        other = opened.of_year(year)
        if other is None:
            continue
        before, after = sorted((opened, other), key=lambda each: each.year)
        old, new = _sides(asked)
        if asked not in (old if opened is before else new):
            continue
        left, right = _printed(before, old), _printed(after, new)
        for finding in across_years(after.year, right, left):
            yield _told(finding, (before, left), (after, right))


def _sides(cell: Cell) -> tuple[Sequence[Cell], Sequence[Cell]]:
    """The cells of the earlier and of the later report that an identity with the cell is about."""
    metric, applicant = cell
    if metric in (_NEXT, _OLD):
        return [(_NEXT, applicant)], [(_OLD, applicant)]
    rows = [(row, None) for row in _ROWS if row.partition("/")[0] == metric.partition("/")[0]]
    return [row for row in rows if row[0].endswith(_STOCK)], rows


def _printed(opened: Opened, cells: Sequence[Cell]) -> list[Fact]:
    return [fact for cell in cells if (fact := opened.cells.get(cell))]


def _told(finding: Finding, *sides: tuple[Opened, Sequence[Fact]]) -> Warned:
    """The note with the printed cells of both reports, and the number that it computes of them."""
    facts: list[AnswerFact] = []
    sources: list[Source] = []
    for opened, cells in sides:
        for f in cells:
            where = opened.agency, opened.year, f.metric, f.applicant
            facts.append(AnswerFact(*where, f.value, f.unit, f.raw, f.status))
            sources.append(Source(opened.title, f.citation, opened.info.url))
    after = sides[-1][0]
    note = say("value.other_year", agency=after.agency, message=finding.message)
    return Warned((note,), (*facts, _computed(finding, facts)), tuple(sources))


def _computed(finding: Finding, facts: Sequence[AnswerFact]) -> AnswerFact:
    """The gap between what was left and taken over, or the stock that the figures make."""
    left, right, last = finding.left or 0, finding.right or 0, facts[-1]
    carried = last.metric == _OLD
    value: Value = left
    if carried:
        value = left - right if left > right else right - left
    derived = Derived("difference" if carried else "sum", finding.cells)
    where = last.agency, last.year, last.metric, last.applicant
    return AnswerFact(*where, value, last.unit, str(value), Status.REPORTED, derived)
