"""Figures that were read from pictures: believed only where the identities of their table hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence

from corpus.checks_cells import Key, cells_of
from corpus.checks_identities import identities
from corpus.tables import Tables
from corpus.types import Document, Fact, Finding, Severity, Status
from corpus.vocabulary import metrics

_NAMES = {2: "表二", 3: "表三", 4: "表四"}
_NUMERALS = {"三": 3, "四": 4}
_WITHOUT_IDENTITIES = 2
MARK = "（OCR 识别）"  # ends the locator of a figure that text recognition read


def believed(tables: Tables, document: Document) -> Tables:
    """The tables with figures from pictures marked, without those that the identities do not bear out.

    A broken identity refuses its table. In tables that have identities (三 and 四 since F2019) a figure
    needs one that holds; the others have none, and their figures were looked at twice.
    """
    seen = [fact for fact in tables.facts if _from_picture(fact, document)] if document.recognised else []
    if not seen:
        return tables
    proved, doubted = _proved(tables.facts, {_table(fact.metric) for fact in seen})
    refused = [fact for fact in seen if _table(fact.metric) in doubted or not _is_borne_out(fact, proved)]
    kept = tuple(_marked(fact) if fact in seen else fact for fact in tables.facts if fact not in refused)
    findings = (*tables.findings, *_findings(seen, refused))
    return dataclasses.replace(tables, facts=kept, findings=findings)


def _proved(facts: Sequence[Fact], pictured: set[int]) -> tuple[set[Key], set[int]]:
    """The cells of identities that hold, blanks counting nothing, and the pictured tables that break one."""
    blank = {(fact.metric, fact.applicant) for fact in facts if fact.status is Status.BLANK}
    cells = cells_of(facts)
    proved: set[Key] = set()
    doubted: set[int] = set()
    for each in identities(cells):
        keys = {*each.left.keys, *each.right.keys}
        if each.broken:
            doubted |= {_table(each.left.keys[0][0])} & pictured
        elif each.left.value == each.right.value and all(key in cells.values or key in blank for key in keys):
            proved |= keys
    return proved, doubted


def _is_borne_out(fact: Fact, proved: Collection[Key]) -> bool:
    has_identities = _table(fact.metric) != _WITHOUT_IDENTITIES
    return fact.value is None or not has_identities or (fact.metric, fact.applicant) in proved


def _marked(fact: Fact) -> Fact:
    place = fact.citation
    return fact._replace(citation=place._replace(locator=place.locator + MARK))


def _from_picture(fact: Fact, document: Document) -> bool:
    start, end = fact.citation.span
    return any(span.start <= start and end <= span.end for span in document.recognised)


def _table(metric: str) -> int:
    entry = metrics().get(metric)
    return _NUMERALS.get(entry.section[0], 2) if entry else 2


def _findings(seen: Sequence[Fact], refused: Sequence[Fact]) -> Iterator[Finding]:
    for table, name in _NAMES.items():
        own = [fact for fact in seen if _table(fact.metric) == table]
        if dropped := tuple(_name(fact) for fact in own if fact in refused):
            message = (
                f"{name}是图片，识别出的 {len(dropped)} 个数字没有勾稽关系印证，没有采用，请提供文字版。"
            )
            yield Finding("table-unreadable", Severity.WARNING, message, dropped)
        if kept := tuple(_name(fact) for fact in own if fact not in refused):
            message = f"{name}是图片，数字由文字识别（OCR）读出，请与原件核对。"
            yield Finding("ocr", Severity.WARNING, message, kept)


def _name(fact: Fact) -> str:
    return f"{fact.metric}@{fact.applicant}" if fact.applicant else fact.metric
