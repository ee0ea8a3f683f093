"""Ranks passages by BM25 without FTS5's own ranking, which walks every posting of every word.

In the whole index only rare words are followed, for common ones would cost time in proportion to the index;
the passages that most of their weight is in are then read and scored, as those of named reports are.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from math import log
from typing import NamedTuple

from corpus.types import Passage
from index import reading
from index.segment import search_words, words
from index.types import Hit
from index.writing import searchable_text

FOLLOWED = 5000  # postings read for one question, those of the rarest words first
FEW_REPORTS = 20
_READ_PER_HIT = 4
_K1, _B = 1.2, 0.75


class _Weight(NamedTuple):
    """In how many passages a word is, and what it weighs."""

    documents: int
    weight: float


Found = tuple[str, Passage]


def search(
    conn: sqlite3.Connection, question: str, report_ids: Sequence[str] | None, limit: int
) -> list[Hit]:
    """The best passages for the words of the question, best first; none where no word is found."""
    if report_ids is not None and len(report_ids) <= FEW_REPORTS:
        found = _in_reports(conn, report_ids)
        texts = [_text(passage) for _, passage in found]
        weights = _weights(conn, question, lambda word: any(word in text for text in texts))
    else:
        weights = _weights(conn, question, lambda word: _documents(conn, word) > 0)
        found = _in_index(conn, weights, report_ids, limit * _READ_PER_HIT)
    return _ranked(found, weights)[:limit]


def _weights(conn: sqlite3.Connection, question: str, present: Callable[[str], bool]) -> dict[str, _Weight]:
    """The words of the question that are present; one that is not gives way to its parts."""
    total = conn.execute("SELECT max(id) FROM passages").fetchone()[0] or 0
    found: dict[str, _Weight] = {}
    for word in words(question):
        for part in [word] if present(word) else search_words(word):
            if _tells(part) and present(part):
                documents = _documents(conn, part)
                found[part] = _Weight(documents, log(1 + (total - documents + 0.5) / (documents + 0.5)))
    return found


def _documents(conn: sqlite3.Connection, word: str) -> int:
    row = conn.execute("SELECT documents FROM words WHERE word = ?", (word,)).fetchone()
    return int(row[0]) if row else 0


def _tells(word: str) -> bool:
    """Whether a word says what is looked for: a figure, or more than one character."""
    return len(word) > 1 or word.isdigit()


def _text(passage: Passage) -> str:
    return searchable_text(passage).lower()


def _in_reports(conn: sqlite3.Connection, report_ids: Iterable[str]) -> list[Found]:
    editions = ((report_id, reading.edition_id(conn, report_id)) for report_id in report_ids)
    return [
        (report_id, passage)
        for report_id, edition in editions
        if edition is not None
        for passage in reading.passages(conn, edition)
    ]


def _in_index(
    conn: sqlite3.Connection,
    weights: dict[str, _Weight],
    report_ids: Sequence[str] | None,
    limit: int,
) -> list[Found]:
    """The passages, in these or all reports, that hold the most weight in rare words."""
    allowed = None if report_ids is None else _passages_of(conn, report_ids)
    held: dict[int, float] = defaultdict(float)
    budget = FOLLOWED
    for word, (documents, weight) in sorted(weights.items(), key=lambda item: item[1].documents):
        budget -= documents
        if budget < 0:
            break
        for (number,) in conn.execute("SELECT rowid FROM passage_words WHERE words MATCH ?", (f'"{word}"',)):
            held[number] += weight
    if allowed is not None:
        held = {number: weight for number, weight in held.items() if number in allowed}
    best = nlargest(limit, held.items(), key=lambda item: (item[1], -item[0]))
    return [found for number, _ in best if (found := reading.current_passage(conn, number))]


def _passages_of(conn: sqlite3.Connection, report_ids: Sequence[str]) -> set[int]:
    rows = conn.execute(
        "SELECT p.id FROM json_each(?) AS wanted JOIN reports r ON r.key = wanted.value"
        " JOIN passages p ON p.edition_id = r.edition_id",
        (json.dumps(report_ids),),
    )
    return {number for (number,) in rows}


def _ranked(found: Sequence[Found], weights: dict[str, _Weight]) -> list[Hit]:
    """Those that hold any of the words, best first."""
    texts = [_text(passage) for _, passage in found]
    mean = sum(map(len, texts)) / len(texts) if any(texts) else 1.0
    hits = []
    for (report_id, passage), text in zip(found, texts, strict=True):
        damping = _K1 * (1 - _B + _B * len(text) / mean)
        counts = ((text.count(word), weight) for word, (_, weight) in weights.items())
        score = sum(weight * count * (_K1 + 1) / (count + damping) for count, weight in counts)
        if score > 0:
            hits.append(Hit(report_id, passage, score))
    return sorted(hits, key=lambda hit: -hit.score)
