"""Amounts of money in the narrative against those of table 二, whatever unit each is printed in."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from corpus.checks_changes import sentence
from corpus.checks_wording import checks_wording
from corpus.types import Fact, Figure, Finding, Report, Severity, Value

_SCALES = {"元": 1, "万元": 10**4, "亿元": 10**8}


def amounts_against_table(report: Report) -> Iterator[Finding]:
    """A warning for every amount whose cell prints another one, rounding of either side allowed for."""
    amounts = [figure for figure in report.figures if figure.unit in _SCALES]
    facts = {fact.metric: fact for fact in report.facts} if amounts else {}
    for figure in amounts:
        fact = _repeated(figure, facts)
        if fact is None or fact.value is None or fact.unit not in _SCALES:
            continue
        difference = abs(_yuan(figure.value, figure.unit) - _yuan(fact.value, fact.unit))
        if difference > max(_precision(figure.value, figure.unit), _precision(fact.value, fact.unit)):
            message = (
                f"正文写“{figure.label}”{figure.raw}，表格中“{fact.metric}”为 {fact.value}{fact.unit}，"
                f"相差 {difference:f}元。{sentence(figure)}"
            )
            yield Finding("text-table", Severity.WARNING, message, (fact.metric,), figure.value, fact.value)


def _repeated(figure: Figure, facts: dict[str, Fact]) -> Fact | None:
    """The cell that an exact amount of the year repeats, None when it repeats none that is printed."""
    if figure.approximate or figure.period != "current":
        return None
    for rule in checks_wording().amounts:
        if rule.label.search(figure.label) and rule.about in figure.citation.quote:
            return facts.get(rule.cell)
    return None


def _yuan(value: Value, unit: str) -> Decimal:
    return Decimal(value) * _SCALES[unit]


def _precision(value: Value, unit: str) -> Decimal:
    """Half of the last place that an amount prints, in yuan."""
    exponent = Decimal(value).as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1) * _SCALES[unit] if exponent else Decimal(0)
