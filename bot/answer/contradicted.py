"""What the two sides of a contradiction in a report were computed from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.library import Opened
from bot.types import AnswerFact, Derived
from corpus.types import Fact, Figure, Finding, Status, Value

TOLD = "正文/"
_PERCENT = "text-percent"


class _Term(NamedTuple):
    """A number that a finding names, printed in a table or in the narrative."""

    name: str
    value: Value
    unit: str | None


def nearness(finding: Finding, figure: Figure) -> int:
    """How clearly a finding speaks of a figure: 0 not at all, 3 by its path."""
    if TOLD + figure.label in finding.cells:
        return 3
    return 2 if f"“{figure.label}”" in finding.message else int(figure.label in finding.message)


def cells_of(opened: Opened, finding: Finding) -> Iterator[Fact]:
    """The cells that a finding names, as far as the report prints them."""
    for name in finding.cells:
        if fact := opened.cells.get(_place(name)):
            yield fact


def computed_side(opened: Opened, finding: Finding, number: Decimal) -> AnswerFact | None:
    """The sum, quotient or difference that a finding's message gives; None for any other number in it."""
    if finding.left is None or finding.right is None:
        return None
    terms = _terms(opened, finding)
    if number in (finding.left, finding.right):
        op, parts = _made_of(opened, finding, number, terms)
        name = _named(op, parts)
    elif is_difference(finding, number):
        op = "difference"
        sides = [_made_of(opened, finding, Decimal(side), terms) for side in (finding.left, finding.right)]
        parts = [part for _, side in sides for part in side]
        names = [_named(*side) for side in sides]
        name = " - ".join(f"({one})" if " + " in one else one for one in names)
    else:
        return None
    units = {part.unit for part in parts}
    unit = "%" if op == "ratio" else units.pop() if len(units) == 1 else None
    value = int(number) if number == number.to_integral_value() else number
    derived = Derived(op, tuple(dict.fromkeys(part.name for part in parts)) or finding.cells)
    return AnswerFact(
        opened.agency, opened.year, name, None, value, unit, str(value), Status.REPORTED, derived
    )


def is_difference(finding: Finding, number: Decimal) -> bool:
    """Whether the number is that by which the sides of a finding differ, and neither of them."""
    left, right = finding.left, finding.right
    apart = left is not None and right is not None and number == abs(left - right)
    return apart and number not in (left, right)


def _named(op: str, parts: Sequence[_Term]) -> str:
    """What a side is called: the metrics it was made of."""
    names = list(dict.fromkeys(part.name.partition("@")[0] for part in parts))
    return {"sum": " + ", "ratio": " ÷ "}[op].join(names)


def _terms(opened: Opened, finding: Finding) -> list[_Term]:
    """The numbers that a finding names, in its order; a blank is none."""
    cells = {name: opened.cells.get(_place(name)) for name in finding.cells}
    told = {TOLD + figure.label: figure for figure in reversed(opened.report.figures)}
    found = ((name, cells[name] or told.get(name)) for name in finding.cells)
    return [_Term(name, one.value, one.unit) for name, one in found if one and one.value is not None]


def _place(name: str) -> tuple[str, str | None]:
    metric, _, applicant = name.partition("@")
    return metric, applicant or None


def _made_of(
    opened: Opened, finding: Finding, number: Decimal, terms: Sequence[_Term]
) -> tuple[str, Sequence[_Term]]:
    """How a side of a finding was computed and from what; one number that is printed is its own sum."""
    if finding.rule == _PERCENT and number == finding.right and len(terms) > 1:
        return "ratio", (terms[0], terms[-1])
    said = (f for f in opened.report.figures if f.value == number and nearness(finding, f) > 1)
    single = [_Term(TOLD + figure.label, figure.value, figure.unit) for figure in said]
    single += [term for term in terms if term.value == number]
    runs = (*((term,) for term in single), *_runs(terms))
    fitting = (run for run in runs if sum(Decimal(term.value) for term in run) == number)
    return "sum", next(fitting, ())


def _runs(terms: Sequence[_Term]) -> Iterator[Sequence[_Term]]:
    """All numbers, then those but the last ones, then those but the first: a total stands at one end."""
    yield terms
    yield from (terms[:-left] for left in range(1, len(terms)))
    yield from (terms[left:] for left in range(1, len(terms)))
