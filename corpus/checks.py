"""The checks of a report: identities, narrative against tables, plausibility, year against year."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.checks_cells import cells_of
from corpus.checks_identities import Tally, identities, tally
from corpus.checks_money import amounts_against_table
from corpus.checks_plausible import plausibility
from corpus.checks_printed import as_asked
from corpus.checks_sentences import arithmetic
from corpus.checks_text import text_against_tables, text_against_text, verdicts
from corpus.checks_when import times
from corpus.checks_years import COMPARED, across_years
from corpus.types import Fact, Finding, Report

__all__ = ["COMPARED", "Tally", "across_years", "check", "tally"]


def check(report: Report, stated: Sequence[Fact] = ()) -> tuple[Finding, ...]:
    """Every rule that the report breaks, errors of the form first; `stated` are cells told by sentences."""
    cells = cells_of(report.facts)
    return (
        *(each.finding() for each in identities(cells) if each.broken),
        *text_against_tables(report, cells),
        *text_against_text(report, stated),
        *verdicts(report, cells),
        *amounts_against_table(report),
        *arithmetic(report),
        *plausibility(report, cells),
        *as_asked(report),
        *times(report),
    )
