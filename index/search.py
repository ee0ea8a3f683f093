"""Ranks passages by BM25 without FTS5's own ranking, which walks every posting of every word.

In named reports the words are counted in the passages themselves; in the whole index only rare words
are followed (fts5vocab), for common ones would cost time in proportion to the index.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from corpus.types import Passage
from index import reading
from index.segment import search_words, words
from index.types import Hit
from index.writing import searchable_text

RARE = 5000
FEW_REPORTS = 20
_K1, _B = 1.2, 0.75


class _Candidate(NamedTuple):
    """A passage with its length in characters and the number of times each word is in it."""

    key: int
    length: int
    counts: dict[str, int]


def search(
    conn: sqlite3.Connection, question: str, report_ids: Sequence[str] | None, limit: int
) -> list[Hit]:
    """The best passages for the words of the question, best first; none where no word is found."""
    weights = _weights(conn, question)
    if not weights:
        return []
    if report_ids is not None and len(report_ids) <= FEW_REPORTS:
        return _in_reports(conn, weights, report_ids, limit)
    return _in_index(conn, weights, report_ids, limit)


def _weights(conn: sqlite3.Connection, question: str) -> dict[str, tuple[int, float]]:
    """Document frequency and weight of the question's words; a word found nowhere gives way to its parts."""
    total = conn.execute("SELECT max(id) FROM passages").fetchone()[0] or 0
    found: dict[str, tuple[int, float]] = {}
    for word in words(question):
        frequency = _frequency(conn, word)
        parts = [word] if frequency else search_words(word)
        for part in parts:
            frequency = _frequency(conn, part)
            if frequency and _tells(part):
                found[part] = frequency, log(1 + (total - frequency + 0.5) / (frequency + 0.5))
    return found


def _frequency(conn: sqlite3.Connection, word: str) -> int:
    row = conn.execute("SELECT doc FROM word_documents WHERE term = ?", (word,)).fetchone()
    return int(row[0]) if row else 0


def _tells(word: str) -> bool:
    """Whether a word says what is looked for: a figure, or more than one character."""
    return len(word) > 1 or word.isdigit()


def _in_reports(
    conn: sqlite3.Connection, weights: dict[str, tuple[int, float]], report_ids: Sequence[str], limit: int
) -> list[Hit]:
    found: list[tuple[str, Passage]] = []
    for report_id in report_ids:
        edition = reading.edition_id(conn, report_id)
        if edition is not None:
            found += ((report_id, passage) for passage in reading.passages(conn, edition))
    candidates = []
    for key, (_, passage) in enumerate(found):
        text = searchable_text(passage).lower()
        counts = {word: text.count(word) for word in weights}
        candidates.append(_Candidate(key, len(text), counts))
    best = _ranked(candidates, weights, limit)
    return [Hit(*found[key], score) for key, score in best]


def _in_index(
    conn: sqlite3.Connection,
    weights: dict[str, tuple[int, float]],
    report_ids: Sequence[str] | None,
    limit: int,
) -> list[Hit]:
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for word, (frequency, _) in weights.items():
        if frequency <= RARE:
            places = conn.execute(
                "SELECT doc, count(*) FROM word_places WHERE term = ? GROUP BY doc", (word,)
            )
            for document, count in places:
                counts[document][word] = count
    owners = _owners(conn, counts, None if report_ids is None else set(report_ids))
    candidates = [_Candidate(key, length, counts[key]) for key, (length, _, _) in owners.items()]
    hits = []
    for key, score in _ranked(candidates, weights, limit):
        _, report_id, edition = owners[key]
        source = reading.text(conn, edition)
        hits.append(Hit(report_id, reading.passage(source, reading.passage_row(conn, key)), score))
    return hits


def _owners(
    conn: sqlite3.Connection, documents: Iterable[int], allowed: set[str] | None
) -> dict[int, tuple[int, str, int]]:
    """Length, report and edition of those passages that are in the current edition of a report."""
    rows = conn.execute(
        "SELECT p.id, p.stop - p.start, r.key, r.edition_id FROM json_each(?) AS wanted"
        " JOIN passages p ON p.id = wanted.value JOIN reports r ON r.edition_id = p.edition_id",
        (json.dumps(list(documents)),),
    )
    return {row[0]: row[1:] for row in rows if allowed is None or row[2] in allowed}


def _ranked(
    candidates: Sequence[_Candidate], weights: dict[str, tuple[int, float]], limit: int
) -> list[tuple[int, float]]:
    if not candidates:
        return []
    mean = sum(candidate.length for candidate in candidates) / len(candidates) or 1.0
    scored = []
    for key, length, counts in candidates:
        damping = _K1 * (1 - _B + _B * length / mean)
        score = sum(
            weights[word][1] * count * (_K1 + 1) / (count + damping) for word, count in counts.items()
        )
        if score > 0:
            scored.append((key, score))
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:limit]
