"""The index as rows for other programs, and files of them: JSON lines, CSV and spreadsheets.

Numbers are written digit by digit: a count as an integer, a decimal with the places that it was printed with.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, TYPE_CHECKING

from corpus.types import Citation, Fact, Figure, Status
from index.ingest_across import of_index
from index.store import Store
from index.types import ReportInfo

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Row = dict[str, object]

NARRATIVE = "正文/"
_OTHER_PERIODS = {"previous": "（往年）", "cumulative": "（累计）"}  # than the report's year
# What a spreadsheet holds: digits of a number, characters of a cell, rows of a sheet.
_SHEET_DIGITS, _SHEET_TEXT, SHEET_ROWS = 15, 32_767, 1_048_576

_OWNER = ("report", "agency", "year")
_PLACE = ("section", "locator", "span", "quote")
COLUMNS = {
    "facts": (*_OWNER, "metric", "applicant", "value", "raw", "unit", "status", *_PLACE),
    "passages": (*_OWNER, "headings", "number", *_PLACE),
    "findings": (*_OWNER, "rule", "severity", "message", "cells", "left", "right"),
    "sources": (*_OWNER, "title", "format", "published", "source", "url", "sha256", "ingested_at"),
}


def facts(store: Store) -> Iterator[Row]:
    """One row for every table cell and every figure of the narrative; for those the quote is the sentence."""
    for info in store.reports():
        with store.snapshot():
            cells, figures = store.facts(info.id), store.figures(info.id)
        yield from (_fact(info, fact) for fact in cells)
        yield from (_figure(info, figure) for figure in figures)


def passages(store: Store) -> Iterator[Row]:
    """One row for every paragraph."""
    for info in store.reports():
        for passage in store.passages(info.id):
            headings = {"headings": " › ".join(passage.headings), "number": passage.number}
            yield {**_owner(info), **headings, **_place(passage.citation)}


def findings(store: Store) -> Iterator[Row]:
    """One row for every rule that a report breaks, by itself or with the others of its body."""
    for info, across in of_index(store):
        for finding in (*store.findings(info.id), *across):
            yield {
                **_owner(info),
                "rule": finding.rule,
                "severity": finding.severity.value,
                "message": finding.message,
                "cells": list(finding.cells),
                "left": finding.left,
                "right": finding.right,
            }


def sources(store: Store) -> Iterator[Row]:
    """One row for every report: where it was read from."""
    for info in store.reports():
        yield {
            **_owner(info),
            "title": info.title,
            "format": info.format.value,
            "published": info.published.isoformat() if info.published else None,
            "source": info.source_name,
            "url": info.url,
            "sha256": info.sha256,
            "ingested_at": info.ingested_at,
        }


TABLES: dict[str, Callable[[Store], Iterator[Row]]] = {
    "facts": facts,
    "passages": passages,
    "findings": findings,
}


def write_jsonl(store: Store, table: str, out: IO[str]) -> None:
    """Writes one of the `TABLES`, one JSON object a line."""
    for row in TABLES[table](store):
        out.write(json_line(row) + "\n")


def write_csv(store: Store, table: str, out: IO[str]) -> None:
    """Writes one of the `TABLES` after a byte order mark; `out` is UTF-8 text opened with newline=''."""
    out.write("\ufeff")
    writer = csv.DictWriter(out, COLUMNS[table])
    writer.writeheader()
    writer.writerows({name: _flat(value) for name, value in row.items()} for row in TABLES[table](store))


def write_xlsx(store: Store, table: str, path: Path, *, sheet_rows: int = SHEET_ROWS) -> None:
    """Writes one of the `TABLES`, then the sources; rows that a sheet cannot hold go on in the next."""
    from xlsxwriter import Workbook

    with Workbook(str(path), {"constant_memory": True}) as book:
        _fill(book, "数据", COLUMNS[table], TABLES[table](store), sheet_rows)
        _fill(book, "来源", COLUMNS["sources"], sources(store), sheet_rows)


def json_line(row: Row) -> str:
    """A row as one JSON object without a line break; a Decimal is a number with its printed digits."""
    parts = (f"{json.dumps(name, ensure_ascii=False)}: {_json(value)}" for name, value in row.items())
    return "{" + ", ".join(parts) + "}"


def _json(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=False)


def _flat(value: object) -> str:
    if isinstance(value, list):
        return " ".join(str(part) for part in value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value)


def _fill(book: Workbook, name: str, columns: Sequence[str], rows: Iterable[Row], sheet_rows: int) -> None:
    sheet, number = _sheet(book, name, columns), 0
    for row in rows:
        number += 1
        if number == sheet_rows:
            sheet, number = _sheet(book, f"{name}{len(book.worksheets()) + 1}", columns), 1
        for column, value in enumerate(row.values()):
            if _is_sheet_number(value):
                sheet.write_number(number, column, value)
            elif value is not None:
                sheet.write_string(number, column, _flat(value)[:_SHEET_TEXT])


def _sheet(book: Workbook, name: str, columns: Sequence[str]) -> Worksheet:
    sheet = book.add_worksheet(name)
    for column, title in enumerate(columns):
        sheet.write_string(0, column, title)
    return sheet


def _is_sheet_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and len(Decimal(value).as_tuple().digits) <= _SHEET_DIGITS


def _owner(info: ReportInfo) -> Row:
    return {"report": info.id, "agency": info.agency, "year": info.year}


def _place(citation: Citation) -> Row:
    return {
        "section": citation.section,
        "locator": citation.locator,
        "span": list(citation.span),
        "quote": citation.quote,
    }


def _fact(info: ReportInfo, fact: Fact) -> Row:
    return {
        **_owner(info),
        "metric": fact.metric,
        "applicant": fact.applicant,
        "value": fact.value,
        "raw": fact.raw,
        "unit": fact.unit,
        "status": fact.status.value,
        **_place(fact.citation),
    }


def _figure(info: ReportInfo, figure: Figure) -> Row:
    return {
        **_owner(info),
        "metric": NARRATIVE + figure.label + _OTHER_PERIODS.get(figure.period, ""),
        "applicant": None,
        "value": figure.value,
        "raw": figure.raw,
        "unit": figure.unit,
        "status": Status.REPORTED.value,
        **_place(figure.citation),
    }
