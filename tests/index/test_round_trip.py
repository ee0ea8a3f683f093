"""Whatever a reader may hand over comes back digit by digit."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.types import Citation, Fact, Report, Span, Status, Value
from index.store import Store
from index.values import from_column, to_column
from tests.index.samples import Maker

COUNTS = st.integers(min_value=-(10**22), max_value=10**22)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
VALUES: st.SearchStrategy[Value] = COUNTS | DECIMALS
NAMES = st.text(min_size=1, max_size=12)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    value = draw(st.none() | VALUES)
    raw = draw(st.text(max_size=8))
    start = draw(st.integers(min_value=0, max_value=10**7))
    place = Citation(
        section=draw(st.text(max_size=8)),
        locator=draw(st.text(max_size=8)),
        span=Span(start, start + len(raw)),
        quote=draw(st.just(raw) | st.text(max_size=8)),
        page=draw(st.none() | st.integers(min_value=1, max_value=900)),
    )
    unit = draw(st.none() | st.text(max_size=2))
    return Fact(draw(NAMES), draw(st.none() | NAMES), value, raw, unit, draw(st.sampled_from(Status)), place)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    made = Maker()
    made.section(draw(st.text(max_size=10)))
    for text in draw(st.lists(st.text(max_size=40), max_size=4)):
        made.paragraph(text)
    for raw, value in draw(st.lists(st.tuples(NAMES, VALUES), max_size=4)):
        made.figure("共", raw, draw(NAMES), value, draw(st.text(max_size=2)))
    made.facts.extend(draw(st.lists(facts(), max_size=8)))
    agency = draw(st.none() | NAMES)
    return made.report(agency=agency, year=draw(st.none() | st.integers(min_value=2008, max_value=2099)))


@given(reports())
@settings(max_examples=60, deadline=None)
def test_every_report_comes_back_as_it_was(report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wenbao.db"
        with Store.open(path) as store:
            saved = store.save(report)
        with Store.open(path, read_only=True) as store:
            back = store.report(saved.report_id)
            assert back == report
            assert repr(back) == repr(report)  # 1.0 and 1.00 are equal, but not printed alike
            for fact in report.facts:
                same = [
                    other
                    for other in report.facts
                    if (other.metric, other.applicant) == (fact.metric, fact.applicant)
                ]
                assert store.fact(saved.report_id, fact.metric, fact.applicant) == same[0]


@given(VALUES)
def test_a_value_keeps_its_type_and_its_digits(value: Value) -> None:
    back = from_column(to_column(value))
    assert type(back) is type(value)
    assert repr(back) == repr(value)


@given(DECIMALS.filter(lambda value: value == value.to_integral_value()))
def test_a_whole_decimal_is_no_count(value: Decimal) -> None:
    assert isinstance(from_column(to_column(value)), Decimal)
