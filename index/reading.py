"""Reads reports back as the corpus types that were saved."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from corpus.types import (
    Citation,
    Fact,
    Figure,
    Finding,
    Format,
    Passage,
    Report,
    Section,
    Severity,
    Source,
    Span,
    Status,
    Value,
)
from index import queries
from index.types import Edition, ReportInfo
from index.values import from_column, to_column, to_day, unpacked

_FORMATS = {form.value: form for form in Format}


def edition_id(conn: sqlite3.Connection, report_id: str) -> int | None:
    """The current edition of a report."""
    row = conn.execute("SELECT edition_id FROM reports WHERE key = ?", (report_id,)).fetchone()
    return row[0] if row else None


def reports(conn: sqlite3.Connection) -> list[ReportInfo]:
    """The current reports by agency, latest year first."""
    return [_info(*row) for row in conn.execute(queries.REPORTS)]


def _info(*row: Any) -> ReportInfo:
    key, edition, agency, region, year, form, title, published, url, start, end, *file = row
    name, sha256, ingested, origins = file
    return ReportInfo(
        id=key,
        edition=edition,
        agency=agency,
        region=region,
        year=year,
        format=_FORMATS.get(form) or Format(form),
        title=title,
        published=to_day(published),
        url=url,
        period=_period(start, end),
        source_name=name,
        sha256=sha256,
        ingested_at=ingested,
        origins=_origins(origins),
    )


@lru_cache(maxsize=64)
def _origins(text: str) -> Mapping[str, str]:
    """Where agency and year came from: the same few of many reports."""
    return MappingProxyType(json.loads(text))


def fact(conn: sqlite3.Connection, report_id: str, metric: str, applicant: str | None) -> Fact | None:
    """One cell of the current edition."""
    row = conn.execute(queries.ONE_FACT, (report_id, metric, applicant or "")).fetchone()
    return fact_of(row) if row else None


def edition_facts(conn: sqlite3.Connection, edition: int) -> list[Fact]:
    """The cells of an edition in reading order."""
    return [fact_of(row) for row in conn.execute(queries.ALL_FACTS, (edition,))]


def counted(conn: sqlite3.Connection, edition: int) -> tuple[tuple[str, str], ...]:
    """Label and unit of every number of the narrative, in reading order."""
    return tuple(conn.execute(queries.COUNTED, (edition,)))


def facts(conn: sqlite3.Connection, report_id: str, metric: str | None) -> list[Fact]:
    """The cells of the current edition in reading order."""
    if metric is None:
        return [fact_of(row) for row in conn.execute(queries.REPORT_FACTS, (report_id,))]
    return [fact_of(row) for row in conn.execute(queries.METRIC_FACTS, (report_id, metric))]


def printing(conn: sqlite3.Connection, value: Value, limit: int) -> list[str]:
    """Ids of up to `limit` current reports of which a cell or a sentence prints the value."""
    columns = (to_column(value), to_column(Decimal(value)))
    return [key for (key,) in conn.execute(queries.REPORTS_PRINTING, (*columns, limit))]


def fact_of(row: tuple[Any, ...]) -> Fact:
    """A cell from its row."""
    metric, applicant, value, raw, unit, status, section, locator, start, stop, quote, page = row
    return Fact(
        metric,
        applicant or None,
        from_column(value),
        raw,
        unit,
        Status(status),
        Citation(section, locator, Span(start, stop), raw if quote is None else quote, page),
    )


def figures(conn: sqlite3.Connection, edition: int) -> list[Figure]:
    """The numbers of the narrative, each with its sentence cut from the text."""
    source = text(conn, edition)
    return [_figure(source, *row) for row in conn.execute(queries.FIGURES, (edition,))]


def _figure(source: str, *row: Any) -> Figure:
    label, value, raw, unit, approximate, period, start, stop, *place = row
    number = from_column(value)
    if number is None:
        raise ValueError(label)
    return Figure(
        label=label,
        value=number,
        raw=raw,
        unit=unit,
        citation=_cited(source, place),
        span=Span(start, stop),
        approximate=bool(approximate),
        period=period,
    )


def _cited(source: str, row: Sequence[Any]) -> Citation:
    section, locator, start, stop, page = row
    return Citation(section, locator, Span(start, stop), source[start:stop], page)


def passages(conn: sqlite3.Connection, edition: int) -> list[Passage]:
    """The paragraphs, cut from the text."""
    source = text(conn, edition)
    return [passage(source, row) for row in conn.execute(queries.PASSAGES, (edition,))]


def current_passage(conn: sqlite3.Connection, number: int) -> tuple[str, Passage] | None:
    """A passage and its report, unless its edition is no longer current."""
    row = conn.execute(queries.CURRENT_PASSAGE, (number,)).fetchone()
    return (row[0], passage(unpacked(row[1]), row[2:])) if row else None


def passage(source: str, row: tuple[Any, ...]) -> Passage:
    """A passage from its row and the text of its edition."""
    headings, number, *place = row
    return Passage(tuple(json.loads(headings)), _cited(source, place), number)


def findings(conn: sqlite3.Connection, edition: int) -> list[Finding]:
    """The rules that the edition breaks."""
    rows = conn.execute(
        "SELECT rule, severity, message, cells, left_value, right_value FROM findings"
        " WHERE edition_id = ? ORDER BY position",
        (edition,),
    )
    return [
        Finding(
            rule,
            Severity(severity),
            message,
            tuple(json.loads(cells)),
            from_column(left),
            from_column(right),
        )
        for rule, severity, message, cells, left, right in rows
    ]


def sections(conn: sqlite3.Connection, edition: int) -> list[Section]:
    """The statutory sections in reading order."""
    rows = conn.execute(
        "SELECT number, heading, start, stop FROM sections WHERE edition_id = ? ORDER BY position", (edition,)
    )
    return [Section(number, heading, Span(start, stop)) for number, heading, start, stop in rows]


def text(conn: sqlite3.Connection, edition: int) -> str:
    """The canonical text of an edition."""
    row = conn.execute("SELECT packed FROM texts WHERE edition_id = ?", (edition,)).fetchone()
    return unpacked(row and row[0])


def disputed(conn: sqlite3.Connection) -> frozenset[str]:
    """Ids of the reports that several different files were read for."""
    return frozenset(key for (key,) in conn.execute(queries.DISPUTED))


def doubtful(conn: sqlite3.Connection, *, but: Iterable[str]) -> frozenset[str]:
    """Ids of the reports that break a rule which is none of these."""
    return frozenset(key for (key,) in conn.execute(queries.DOUBTFUL, (json.dumps(sorted(but)),)))


def history(conn: sqlite3.Connection, agency: str | None, year: int | None) -> list[Edition]:
    """Every edition of an agency and year, the latest ingested first."""
    return [
        Edition(number, key, region, sha256, name, url, to_day(published), *times)
        for number, key, region, sha256, name, url, published, *times in conn.execute(
            queries.HISTORY, (agency, year)
        )
    ]


def edition(conn: sqlite3.Connection, number: int) -> Report:
    """A whole edition as it was saved; raises KeyError for a number that no edition has."""
    row = conn.execute(queries.EDITION, (number,)).fetchone()
    if row is None:
        raise KeyError(number)
    name, sha256, media_type, encoding, url, fetched, agency, year, form, title, *rest = row
    published, start, end, region, origins = rest
    return Report(
        source=Source(name, sha256, media_type, encoding, url, fetched),
        text=text(conn, number),
        agency=agency,
        year=year,
        format=Format(form),
        title=title,
        published=to_day(published),
        period=_period(start, end),
        sections=tuple(sections(conn, number)),
        facts=tuple(edition_facts(conn, number)),
        figures=tuple(figures(conn, number)),
        passages=tuple(passages(conn, number)),
        findings=tuple(findings(conn, number)),
        region=region,
        origins=json.loads(origins),
    )


def _period(start: str | None, end: str | None) -> tuple[date, date] | None:
    first, last = to_day(start), to_day(end)
    return (first, last) if first and last else None
