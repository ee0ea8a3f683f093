"""Figures that were read from pictures: believed only where the identities of their table hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence

from corpus.checks_cells import cells_of
from corpus.checks_identities import identities
from corpus.tables import Tables
from corpus.types import Document, Fact, Finding, Severity
from corpus.vocabulary import metrics

_NAMES = {2: "表二", 3: "表三", 4: "表四"}
_NUMERALS = {"三": 3, "四": 4}


def believed(tables: Tables, document: Document) -> Tables:
    """The tables without figures from pictures whose identities fail; findings tell of both kinds."""
    seen = [fact for fact in tables.facts if _from_picture(fact, document)]
    if not seen:
        return tables
    broken = [each.left.keys[0][0] for each in identities(cells_of(tables.facts)) if each.broken]
    doubted = set(map(_table, broken)) & {_table(fact.metric) for fact in seen}
    kept = tuple(fact for fact in tables.facts if fact not in seen or _table(fact.metric) not in doubted)
    findings = (*tables.findings, *_findings(seen, doubted))
    return dataclasses.replace(tables, facts=kept, findings=findings)


def _from_picture(fact: Fact, document: Document) -> bool:
    start, end = fact.citation.span
    return any(span.start <= start and end <= span.end for span in document.recognised)


def _table(metric: str) -> int:
    entry = metrics().get(metric)
    return _NUMERALS.get(entry.section[0], 2) if entry else 2


def _findings(seen: Sequence[Fact], doubted: Collection[int]) -> Iterator[Finding]:
    for table, name in _NAMES.items():
        cells = tuple(_name(fact) for fact in seen if _table(fact.metric) == table)
        if not cells:
            continue
        if table in doubted:
            message = f"{name}是图片，识别出的数字勾稽不平，没有采用，请提供文字版。"
            yield Finding("table-unreadable", Severity.WARNING, message, cells)
        else:
            message = f"{name}是图片，数字由文字识别（OCR）读出，请与原件核对。"
            yield Finding("ocr", Severity.WARNING, message, cells)


def _name(fact: Fact) -> str:
    return f"{fact.metric}@{fact.applicant}" if fact.applicant else fact.metric
