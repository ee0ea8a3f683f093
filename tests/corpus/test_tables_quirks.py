"""Reports with several oddities at once, in any layout: every figure read is the printed one, or none is."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpus.types import Format, Status
from tests.corpus.factory import Key, Made, Style, make
from tests.corpus.layouts import report_text
from tests.corpus.quirks import NEEDS_FREE_LINES, QUIRKS
from tests.corpus.test_tables_layouts import (
    KEEPS_ROWS,
    LOSES_MORE,
    LOSES_ROWS,
    differences,
    printed,
    read_back,
)

LAYOUTS = {**KEEPS_ROWS, **LOSES_ROWS, **LOSES_MORE}
MAY_HIDE = {"a merged 0"}  # beside blank cells nothing tells a merged 0 from a lone one
JOINED = "cells joined"
DISPUTES = ("行政复议", "行政诉讼")  # one row of table 四
several = settings(max_examples=40, suppress_health_check=list(HealthCheck))


def odd(quirks: list[str], seed: int, *, blanks: bool, largest: int) -> Made:
    """A made report with the oddities done to it."""
    chance = Random(seed)
    form = chance.choice((Format.F2021, Format.F2019))
    report = make(form, Style(half_width=chance.random() < 0.5), seed, blanks=blanks, largest=largest)
    for name in QUIRKS:
        if name in quirks:
            QUIRKS[name](report, chance)
    return report


def untold(report: Made) -> set[Key]:
    """The cells of rows that print as many digits as they have columns although one of them is blank.

    Joined, 17·7 and a blank is 177, as 1·7·7 is: nothing in the row tells which.
    """
    rows: dict[str, list[Key]] = {}
    for key in report.cells:
        metric, applicant = key
        row = metric if applicant else metric.split("/")[0]
        rows.setdefault("四" if row in DISPUTES else row, []).append(key)
    texts = {row: [report.printed.get(key, "") for key in keys] for row, keys in rows.items()}
    alike = {row for row, cells in texts.items() if "" in cells and len("".join(cells)) == len(cells)}
    return {key for row in alike for key in rows[row]}


sizes = st.sampled_from((9, 300, 12_345_678))
seeds = st.integers(0, 2**32)


@pytest.mark.parametrize("quirk", QUIRKS)
@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(KEEPS_ROWS)), seeds, sizes)
def test_an_oddity_alone_costs_no_cell(quirk: str, layout: str, seed: int, largest: int) -> None:
    if quirk in NEEDS_FREE_LINES:
        layout = "a cell a line"
    report = odd([quirk], seed, blanks=False, largest=largest)
    text = report_text(report, LAYOUTS[layout])
    assert differences(read_back(text), printed(report)) == {}


@several
@given(
    st.lists(st.sampled_from(sorted(set(QUIRKS) - MAY_HIDE)), unique=True, max_size=8),
    st.sampled_from(sorted(LAYOUTS)),
    seeds,
    st.booleans(),
    sizes,
)
@example(["table 四 in three"], "a bar before every row and behind every line", 1, True, 9)
def test_no_mixture_of_oddities_makes_a_figure_wrong(
    quirks: list[str], layout: str, seed: int, blanks: bool, largest: int
) -> None:
    free = layout not in KEEPS_ROWS
    report = odd(
        [name for name in quirks if free or name not in NEEDS_FREE_LINES],
        seed,
        blanks=blanks,
        largest=largest,
    )
    found = read_back(report_text(report, LAYOUTS[layout]))
    expected = printed(report)
    told = {key for key in found if key in expected} - (untold(report) if layout == JOINED else set())
    assert differences({k: v for k, v in found.items() if k in told}, {k: expected[k] for k in told}) == {}


@several
@given(st.sampled_from(sorted(LAYOUTS)), seeds, st.booleans(), st.data())
def test_a_report_cut_anywhere_gives_no_wrong_figure(
    layout: str, seed: int, blanks: bool, data: st.DataObject
) -> None:
    report = odd([], seed, blanks=blanks, largest=300)
    text = report_text(report, LAYOUTS[layout])
    begin = data.draw(st.integers(0, len(text)))
    begin = text.rfind("\n", 0, begin) + 1
    end = text.rfind("\n", 0, data.draw(st.integers(begin, len(text)))) + 1
    cut = text[begin:end]
    found = read_back(cut if any(map(str.isalnum, cut)) else "空")
    hidden = untold(report) if layout == JOINED else set()
    found = {key: value for key, value in found.items() if key not in hidden}
    assert (
        differences(found, {key: printed(report).get(key, (None, "", Status.BLANK)) for key in found}) == {}
    )
