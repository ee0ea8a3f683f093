"""Writes one report, all or nothing.

Which edition is current: the one published later; where a date is missing or both are equal, the one
ingested last. An edition published earlier than the current one goes to the history only.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from typing import NamedTuple

from corpus.types import Passage, Report
from index.contents import ContentWriter, Names, insert, make_searchable
from index.segment import search_words
from index.types import Saved
from index.values import body_slugs, fingerprint, packed, report_key

ADDED, UPDATED, UNCHANGED = "added", "updated", "unchanged"


@contextmanager
def transaction(conn: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """One transaction: committed at the end, rolled back by an exception."""
    conn.execute(f"BEGIN {kind}")
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


class Prepared(NamedTuple):
    """What can be worked out of a report before the index is locked.

    `words` are those of each passage, joined by blanks, `documents` says in how many of them each word is.
    """

    fingerprint: str
    text: bytes
    words: tuple[str, ...]
    documents: tuple[tuple[str, int], ...]


def prepared(report: Report) -> Prepared:
    """A report made ready to be saved."""
    found = passage_words(report)
    documents = Counter(chain.from_iterable(map(set, found)))
    in_order = tuple((word, documents[word]) for word in sorted(documents))
    return Prepared(fingerprint(report), packed(report.text), tuple(map(" ".join, found)), in_order)


def save(conn: sqlite3.Connection, report: Report, names: Names, ready: Prepared | None = None) -> Saved:
    """What became of the report; it is made ready here, before the lock, if it is not yet."""
    known = _known(conn, ready.fingerprint if ready else fingerprint(report))
    if known:
        return known
    ready = ready or prepared(report)
    names.bound()
    try:
        with transaction(conn):
            if known := _known(conn, ready.fingerprint):
                return known
            saved, passages = _Writer(conn, names).write(report, ready)
            make_searchable(conn, zip(passages, ready.words, strict=True), ready.documents)
            return saved
    except BaseException:
        names.forget()
        raise


def passage_words(report: Report) -> Sequence[Sequence[str]]:
    """The words under which each passage is found."""
    return [search_words(searchable_text(passage)) for passage in report.passages]


def searchable_text(passage: Passage) -> str:
    """What of a passage is searched: its headings and itself."""
    return " ".join((*passage.headings, passage.citation.quote))


def withdraw(conn: sqlite3.Connection, key: str) -> bool:
    """Whether the report was there; it stays in the history."""
    with transaction(conn):
        changed = conn.execute(
            "UPDATE editions SET withdrawn_at = ? WHERE id = (SELECT edition_id FROM reports WHERE key = ?)",
            (_now(), key),
        ).rowcount
        conn.execute("UPDATE reports SET edition_id = NULL WHERE key = ?", (key,))
    return changed > 0


def _known(conn: sqlite3.Connection, digest: str) -> Saved | None:
    row = conn.execute(
        "SELECT r.key FROM editions e JOIN reports r ON r.id = e.report_id"
        " WHERE e.fingerprint = ? AND r.edition_id IS NOT NULL LIMIT 1",
        (digest,),
    ).fetchone()
    return Saved(UNCHANGED, row[0]) if row else None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class _Writer:
    """Writes inside the transaction that its caller opened."""

    def __init__(self, conn: sqlite3.Connection, names: Names) -> None:
        self._conn = conn
        self._names = names

    def write(self, report: Report, ready: Prepared) -> tuple[Saved, Sequence[int]]:
        """What became of the report and the ids of its passages."""
        body = self._body(report)
        slug = body and body[1]
        key = report_key(slug, report.year, report.source.sha256)
        report_id = self._report(key, body and body[0], report.year)
        current = self._conn.execute(
            "SELECT e.id, e.published, e.sha256 FROM reports r JOIN editions e ON e.id = r.edition_id"
            " WHERE r.id = ?",
            (report_id,),
        ).fetchone()
        edition = self._edition(report, report_id, ready)
        passages = ContentWriter(self._conn, self._names).write(edition, report)
        moved = self._leave_other_reports(report.source.sha256, report_id)
        if current and _older(report, published=current[1], sha256=current[2]):
            self._supersede(edition)
            return Saved(ADDED, key, current=False), passages
        if current:
            self._supersede(current[0])
        self._conn.execute("UPDATE reports SET edition_id = ? WHERE id = ?", (edition, report_id))
        return Saved(UPDATED if current or moved else ADDED, key), passages

    def _body(self, report: Report) -> tuple[int, str] | None:
        if not report.agency:
            return None
        row: tuple[int, str] | None = self._conn.execute(
            "SELECT id, slug FROM bodies WHERE name = ? AND region IS ?", (report.agency, report.region)
        ).fetchone()
        if row:
            return row
        free = next(
            slug
            for slug in body_slugs(report.agency, report.region)
            if not self._conn.execute("SELECT 1 FROM bodies WHERE slug = ?", (slug,)).fetchone()
        )
        return insert(self._conn, "bodies", name=report.agency, region=report.region, slug=free), free

    def _report(self, key: str, body: int | None, year: int | None) -> int:
        row = self._conn.execute("SELECT id FROM reports WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else insert(self._conn, "reports", key=key, body_id=body, year=year)

    def _edition(self, report: Report, report_id: int, ready: Prepared) -> int:
        source, period = report.source, report.period
        edition = insert(
            self._conn,
            "editions",
            report_id=report_id,
            sha256=source.sha256,
            fingerprint=ready.fingerprint,
            source_name=source.name,
            media_type=source.media_type,
            encoding=source.encoding,
            url=source.url,
            fetched=source.fetched,
            ingested_at=_now(),
            agency=report.agency,
            region=report.region,
            year=report.year,
            format=report.format,
            title=report.title,
            published=report.published.isoformat() if report.published else None,
            period_start=period and period[0].isoformat(),
            period_end=period and period[1].isoformat(),
            origins=json.dumps(report.origins, ensure_ascii=False),
        )
        self._conn.execute("INSERT INTO texts VALUES (?, ?)", (edition, ready.text))
        return edition

    def _leave_other_reports(self, sha256: str, report_id: int) -> bool:
        """Whether the same file was current under another body or year; now it is read as this report."""
        rows = self._conn.execute(
            "SELECT e.id FROM editions e JOIN reports r ON r.edition_id = e.id"
            " WHERE e.sha256 = ? AND r.id <> ?",
            (sha256, report_id),
        ).fetchall()
        for (edition,) in rows:
            self._supersede(edition)
            self._conn.execute("UPDATE reports SET edition_id = NULL WHERE edition_id = ?", (edition,))
        return bool(rows)

    def _supersede(self, edition: int) -> None:
        self._conn.execute("UPDATE editions SET superseded_at = ? WHERE id = ?", (_now(), edition))


def _older(report: Report, *, published: str | None, sha256: str) -> bool:
    if report.source.sha256 == sha256 or not report.published or not published:
        return False
    return report.published.isoformat() < published
