"""Rows and files for other programs."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from index import export
from index.store import Store
from tests.index.samples import BODY, FEE, IMBALANCE, maker

ID = f"{BODY}-2023"
CONTRACT = (
    *("report", "agency", "year", "metric", "applicant", "value", "raw"),
    *("unit", "status", "section", "locator", "span", "quote"),
)
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def full(store: Store) -> Store:
    store.save(maker().report(findings=(IMBALANCE,)))
    return store


def _jsonl(store: Store, table: str) -> list[dict[str, object]]:
    out = io.StringIO()
    export.write_jsonl(store, table, out)
    return [json.loads(line, parse_float=Decimal) for line in out.getvalue().splitlines()]


def test_facts_have_the_columns_of_the_contract_and_quotes_in_the_text(full: Store) -> None:
    rows = list(export.facts(full))
    text = full.text(ID)
    assert {tuple(row) for row in rows} == {CONTRACT}
    for row in rows:
        assert isinstance(row["span"], list)
        assert text[slice(*row["span"])] == row["quote"]


def test_a_figure_of_another_period_says_so(store: Store) -> None:
    made = maker().report()
    told = tuple(made.figures[0]._replace(period=period) for period in ("current", "previous", "cumulative"))
    store.save(dataclasses.replace(made, figures=told))
    names = [str(row["metric"]) for row in export.facts(store) if str(row["metric"]).startswith("正文/")]
    label = made.figures[0].label
    assert sorted(names) == sorted(f"正文/{label}{mark}" for mark in ("", "（往年）", "（累计）"))


def test_numbers_keep_their_digits(full: Store) -> None:
    out = io.StringIO()
    export.write_jsonl(full, "facts", out)
    lines = {row["metric"]: line for line in out.getvalue().splitlines() for row in [json.loads(line)]}
    assert '"value": 748.50,' in lines[FEE]
    assert '"value": 5500, "raw": "5500余条", "unit": "条"' in lines["正文/主动公开信息"]
    assert '"value": 26.50, "raw": "26.50%", "unit": "%"' in lines["正文/网上申请占比"]
    assert '"value": 0, ' in lines["规章/本年制发件数"]
    assert '"value": null, "raw": "", ' in lines["规章/本年废止件数"]
    assert '"status": "not_applicable"' in lines["其他/其他主动公开文件"]


def test_every_cell_and_figure_is_exported_once(full: Store) -> None:
    assert len(_jsonl(full, "facts")) == len(maker().facts) + len(maker().figures)
    assert [row["quote"] for row in _jsonl(full, "passages")] == [
        passage.citation.quote for passage in maker().passages
    ]
    (finding,) = _jsonl(full, "findings")
    assert (finding["rule"], finding["left"], finding["right"]) == ("t3-balance", 12, Decimal("12.50"))


@pytest.mark.parametrize("table", export.TABLES)
def test_rows_fit_the_columns_of_every_table(full: Store, table: str) -> None:
    rows = list(export.TABLES[table](full))
    assert rows
    assert {tuple(row) for row in rows} == {export.COLUMNS[table]}
    assert {tuple(row) for row in export.sources(full)} == {export.COLUMNS["sources"]}


def test_csv_opens_in_spreadsheets_and_reads_back(full: Store, tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        export.write_csv(full, "facts", out)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfreport,agency")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["quote"] for row in rows] == [row["quote"] for row in export.facts(full)]
    assert next(row["value"] for row in rows if row["metric"] == FEE) == "748.50"


def test_an_empty_index_still_has_a_header(store: Store) -> None:
    out = io.StringIO()
    export.write_csv(store, "facts", out)
    assert out.getvalue().strip("\ufeff\r\n") == ",".join(CONTRACT)


def _sheets(path: Path) -> list[list[list[str]]]:
    """The rows of each sheet as strings, read without a spreadsheet library."""
    with zipfile.ZipFile(path) as book:
        shared = (
            ["".join(part.itertext()) for part in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
            if "xl/sharedStrings.xml" in book.namelist()
            else []
        )
        names = sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        return [
            [
                [
                    shared[int("".join(cell.itertext()))]
                    if cell.get("t") == "s"
                    else "".join(cell.itertext())
                    for cell in row
                ]
                for row in ElementTree.fromstring(book.read(name)).iter(f"{NAMESPACE}row")
            ]
            for name in names
        ]


def test_a_spreadsheet_has_the_rows_and_their_sources(full: Store, tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    export.write_xlsx(full, "facts", path)
    data, sources = _sheets(path)
    assert tuple(data[0]) == CONTRACT
    assert len(data) == 1 + len(list(export.facts(full)))
    fee = next(row for row in data if FEE in row)
    assert fee.count("748.50") == 3  # value, raw, quote
    assert sources[1][0] == ID
    assert full.reports()[0].sha256 in sources[1]


def test_rows_beyond_a_sheet_go_on_in_the_next(full: Store, tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    export.write_xlsx(full, "facts", path, sheet_rows=4)
    *data, sources = _sheets(path)
    rows = [row for sheet in data for row in sheet[1:]]
    assert all(len(sheet) <= 4 and tuple(sheet[0]) == CONTRACT for sheet in data)
    assert len(rows) == len(list(export.facts(full)))
    assert len(sources) == 2
