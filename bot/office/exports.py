"""Answers and whole bodies as files for a spreadsheet: the figures, and where each is printed."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from bot.types import Answer
from index import export
from index.store import Store
from index.types import ReportInfo

FORMATS = ("xlsx", "csv")
_FIGURES = ("agency", "year", "metric", "applicant", "value", "raw", "unit", "status", "made_of")
_SOURCES = ("report", "section", "locator", "quote", "url")
_SHEET_DIGITS = 15


class OneBody(Store):
    """An index of which only one body's reports are seen."""

    agency = ""

    def reports(self) -> list[ReportInfo]:
        """The body's current reports."""
        return [info for info in super().reports() if info.agency == self.agency]


def of_answer(answer: Answer, form: str) -> bytes:
    """The file of an answer's figures and sources."""
    figures = [
        (f.agency, f.year, f.metric, f.applicant, f.value, f.raw, f.unit, f.status.value, _made_of(f.derived))
        for f in answer.facts
    ]
    sources = [
        (s.report, s.citation.section, s.citation.locator, s.citation.quote, s.url) for s in answer.sources
    ]
    if form == "csv":
        return _csv([_FIGURES, *figures, (), _SOURCES, *sources])
    return _xlsx((("数据", _FIGURES, figures), ("来源", _SOURCES, sources)))


def of_body(db: Path, agency: str, form: str) -> bytes | None:
    """The file of all facts of a body, None when there is no report of it."""
    with OneBody.open(db, read_only=True) as store, tempfile.TemporaryDirectory() as folder:
        store.agency = agency
        if not store.reports():
            return None
        out = Path(folder) / f"facts.{form}"
        if form == "csv":
            with out.open("w", encoding="utf-8", newline="") as file:
                export.write_csv(store, "facts", file)
        else:
            export.write_xlsx(store, "facts", out)
        return out.read_bytes()


def body_named(agencies: Iterable[str], said: str) -> str | None:
    """The one body of that name, or the one whose name holds it; None when it is none or several."""
    names = list(dict.fromkeys(agencies))
    if said in names:
        return said
    found = [name for name in names if said and said in name]
    return found[0] if len(found) == 1 else None


def _made_of(derived: object) -> str | None:
    op, parts = getattr(derived, "op", None), getattr(derived, "of", ())
    return f"{op}: {', '.join(parts)}" if op else None


def _csv(rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[_flat(value) for value in row] for row in rows])
    return ("\ufeff" + out.getvalue()).encode()


def _xlsx(sheets: Iterable[tuple[str, Sequence[str], Sequence[Sequence[object]]]]) -> bytes:
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        for name, columns, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate([columns, *rows]):
                for column, value in enumerate(row):
                    if (
                        isinstance(value, int | Decimal)
                        and len(Decimal(value).as_tuple().digits) <= _SHEET_DIGITS
                    ):
                        sheet.write_number(number, column, value)
                    elif value is not None:
                        sheet.write_string(number, column, _flat(value))
    return out.getvalue()


def _flat(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value)
