"""Saving, replacing, withdrawing and reading reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.types import Status
from index.errors import UnknownReport
from index.store import Store
from index.types import Saved
from tests.index.samples import BODY, FEE, IMBALANCE, NEW, maker

ID = f"{BODY}-2023"


def test_a_saved_report_comes_back_whole(store: Store) -> None:
    report = maker().report(findings=(IMBALANCE,), published=date(2024, 2, 19), region="样例省")
    assert store.save(report) == Saved("added", ID)
    assert store.report(ID) == report
    assert store.text(ID) == report.text
    assert tuple(store.facts(ID)) == report.facts
    assert tuple(store.figures(ID)) == report.figures
    assert tuple(store.passages(ID)) == report.passages
    assert tuple(store.sections(ID)) == report.sections
    assert tuple(store.findings(ID)) == report.findings


def test_a_cell_is_found_by_metric_and_applicant(store: Store) -> None:
    store.save(maker().report())
    fee = store.fact(ID, FEE)
    person = store.fact(ID, NEW, "自然人")
    assert fee is not None
    assert person is not None
    assert (fee.value, fee.raw, str(fee.value)) == (Decimal("748.50"), "748.50", "748.50")
    assert person.value == 7
    assert store.fact(ID, NEW) is None
    assert store.fact(ID, "没有的指标") is None
    assert store.fact("没有的报告", FEE) is None
    assert [fact.applicant for fact in store.facts(ID, NEW)] == ["自然人", "商业企业", "总计"]


def test_reports_are_found_by_a_number_of_a_cell_or_of_a_sentence(store: Store) -> None:
    report = maker().report()
    store.save(report)
    told = report.figures[0].value
    assert told not in {fact.value for fact in report.facts}
    assert [store.printing(value) for value in (Decimal("748.50"), told, 987654)] == [[ID], [ID], []]


def test_zero_blank_and_not_applicable_stay_apart(store: Store) -> None:
    store.save(maker().report())
    found = [
        store.fact(ID, metric)
        for metric in ("规章/本年制发件数", "规章/本年废止件数", "其他/其他主动公开文件")
    ]
    assert [(fact.value, fact.status) for fact in found if fact] == [
        (0, Status.REPORTED),
        (None, Status.BLANK),
        (None, Status.NOT_APPLICABLE),
    ]


def test_the_first_of_two_cells_of_one_metric_answers_and_both_are_kept(store: Store) -> None:
    made = maker()
    made.cell(FEE, "1", 1)
    store.save(made.report())
    fact = store.fact(ID, FEE)
    assert fact is not None
    assert fact.value == Decimal("748.50")
    assert len(store.facts(ID, FEE)) == 2


def test_the_same_report_again_is_unchanged_whatever_its_file_is_called(store: Store) -> None:
    store.save(maker().report())
    assert store.save(maker().report(name="副本.txt")) == Saved("unchanged", ID)
    assert len(store.history(BODY, 2023)) == 1


def test_a_newer_edition_replaces_and_the_older_stays_in_the_history(store: Store) -> None:
    first, second = maker("748.50").report(), maker("749.00").report()
    store.save(first)
    assert store.save(second) == Saved("updated", ID)
    assert store.report(ID) == second
    newest, oldest = store.history(BODY, 2023)
    assert newest.superseded_at is None
    assert oldest.superseded_at is not None
    assert store.edition(oldest.id) == first
    assert store.save(first) == Saved("unchanged", ID)
    assert store.report(ID) == second


def test_an_edition_published_earlier_goes_to_the_history_only(store: Store) -> None:
    late = maker("2").report(published=date(2024, 3, 1))
    early = maker("1").report(published=date(2024, 1, 1))
    store.save(late)
    assert store.save(early) == Saved("added", ID, current=False)
    assert store.report(ID) == late
    assert [store.edition(edition.id) for edition in store.history(BODY, 2023)] == [early, late]


def test_a_file_read_anew_replaces_its_older_reading_even_with_an_earlier_date(store: Store) -> None:
    first = maker().report(published=date(2024, 3, 1))
    store.save(first)
    again = replace(first, published=date(2024, 1, 1))
    assert store.save(again).status == "updated"
    assert store.report(ID) == again


def test_a_file_whose_body_was_corrected_leaves_the_wrong_body(store: Store) -> None:
    wrong = maker().report(agency="误读局")
    store.save(wrong)
    assert store.save(replace(wrong, agency=BODY)) == Saved("updated", ID)
    assert [info.id for info in store.reports()] == [ID]
    assert len(store.history("误读局", 2023)) == 1


def test_a_withdrawn_report_is_gone_but_in_the_history_and_can_return(store: Store) -> None:
    store.save(maker().report())
    assert store.withdraw(ID)
    assert not store.withdraw(ID)
    assert store.reports() == []
    assert store.fact(ID, FEE) is None
    assert store.search("培训") == []
    assert store.history(BODY, 2023)[0].withdrawn_at is not None
    assert store.save(maker().report()) == Saved("added", ID)
    assert store.fact(ID, FEE) is not None


def test_bodies_of_one_name_in_two_regions_are_two_reports(store: Store) -> None:
    ids = {store.save(maker(extra=region).report(region=region)).report_id for region in ("甲市", "乙市")}
    assert ids == {ID, f"{BODY}-乙市-2023"}


@pytest.mark.parametrize(
    ("agency", "year", "start"), [(None, 2023, "2023-"), (BODY, None, f"{BODY}-"), (None, None, "")]
)
def test_what_is_not_printed_is_replaced_by_the_hash(
    store: Store, agency: str | None, year: int | None, start: str
) -> None:
    report = maker().report(agency=agency, year=year)
    assert store.save(report).report_id == start + report.source.sha256[:8]
    other = maker(extra="另一份").report(agency=agency, year=year)
    assert store.save(other).status == "added"


def test_reports_are_listed_by_body_latest_year_first(store: Store) -> None:
    for year in (2021, 2023, 2022):
        store.save(maker(extra=str(year)).report(year=year))
    store.save(maker(extra="甲").report(agency="甲局"))
    assert [(info.agency, info.year) for info in store.reports()] == [
        (BODY, 2023),
        (BODY, 2022),
        (BODY, 2021),
        ("甲局", 2023),
    ]


def test_an_unknown_report_says_so(store: Store) -> None:
    for read in (store.text, store.passages, store.figures, store.findings, store.sections, store.report):
        with pytest.raises(UnknownReport, match="没有的报告"):
            read("没有的报告")


def test_tables_are_strict_and_the_file_passes_its_own_check(store: Store, path: Path) -> None:
    store.save(maker().report())
    loose = store.conn.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite_%' AND name <> '_sqlite_migrations'"
    ).fetchall()
    assert loose == []
    assert store.conn.execute("PRAGMA foreign_key_check").fetchall() == []
    assert store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kinds = store.conn.execute("SELECT DISTINCT typeof(value) FROM facts ORDER BY 1").fetchall()
    assert kinds == [("integer",), ("null",), ("text",)]
