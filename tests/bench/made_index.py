"""Indexes of many made reports: a few are read and saved, the others copied with other bodies and years.

The copies are made by SQL, table by table, so that an index of 100,000 reports takes a few minutes.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

from corpus.reading import read_report
from corpus.regions import by_name, regions
from index.segment import prefer_fast
from index.store import Store
from index.values import slug
from index.writing import prepared, transaction
from tests.bench import made_reports

YEARS = (2021, 2022, 2023, 2024, 2025)
OFFICES = "人民政府 教育局 民政局 水务局 财政局 统计局 交通运输局 司法局 审计局 林业局".split()  # noqa: SIM905
_READ = 24
_CONTENTS = ("sections", "facts", "figures", "findings", "passages")
_COLUMNS = ("id INTEGER PRIMARY KEY", *"source agency year title sha256 slug source_name".split())  # noqa: SIM905
_COUNT = "typeof(o.value) = 'integer'"
_OTHER = "(o.value + c.id * 37) % 99991"  # no two reports are alike, and few share a figure
_EDITION = {
    **{name: f"c.{name}" for name in ("id", "sha256", "source_name", "agency", "year", "title")},
    "report_id": "c.id",
    "fingerprint": "c.sha256",
}
_ROW = {"edition_id": "c.id", "id": "NULL"}
_FACT = {
    **_ROW,
    "value": f"CASE WHEN {_COUNT} THEN {_OTHER} ELSE o.value END",
    "raw": f"CASE WHEN {_COUNT} THEN CAST({_OTHER} AS TEXT) ELSE o.raw END",
}

Named = tuple[str, int]  # body and year
Copy = tuple[int, int, str, int]  # number, number of the report it is a copy of, body and year


def names() -> Iterator[str]:
    """Bodies of the counties whose name no other place has, all of one office before those of the next."""
    known = by_name()
    counties = [one.name for one in regions() if one.until is None and not one.code.endswith("00")]
    for office in OFFICES:
        yield from (name + office for name in counties if len(known[name]) == 1)


def build(path: Path, size: int) -> Path:
    """An index of that many reports, five years of each body."""
    prefer_fast()
    wanted = list(islice(((agency, year) for agency in names() for year in YEARS), size))
    with Store.open(path) as store:
        words = [_save(store, seed, named) for seed, named in enumerate(wanted[:_READ])]
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000"):
            store.conn.execute(f"PRAGMA {setting}")
        _copy(store.conn, wanted, words)
        store.conn.execute("PRAGMA journal_mode = WAL")
    return path


def _save(store: Store, seed: int, named: Named) -> Sequence[str]:
    """The words of each passage of a report that was read and saved under another name."""
    report = read_report(made_reports.text(seed).encode(), f"{seed}.txt")
    agency, year = named
    source = replace(report.source, name=f"{seed}.txt", sha256=_digest(named))
    copy = replace(report, agency=agency, year=year, title=_title(named), region=None, source=source)
    ready = prepared(copy)
    store.save(copy, ready)
    return ready.words


def _copy(conn: sqlite3.Connection, wanted: Sequence[Named], words: Sequence[Sequence[str]]) -> None:
    """Copies the reports saved, in turn, for all that are wanted beyond them."""
    first = len(words) + 1  # an edition, its report and its place among those wanted have one number
    copies = [
        (number, (number - 1) % len(words) + 1, *wanted[number - 1])
        for number in range(first, len(wanted) + 1)
    ]
    with transaction(conn):
        conn.execute(f"CREATE TEMP TABLE copies ({', '.join(_COLUMNS)})")
        conn.executemany(
            f"INSERT INTO copies VALUES ({', '.join('?' * len(_COLUMNS))})",
            (
                (
                    number,
                    source,
                    agency,
                    year,
                    _title((agency, year)),
                    _digest((agency, year)),
                    slug(agency),
                    f"{number}.txt",
                )
                for number, source, agency, year in copies
            ),
        )
        conn.execute("INSERT OR IGNORE INTO bodies (name, slug) SELECT agency, slug FROM copies")
        conn.execute(
            "INSERT INTO reports SELECT c.id, c.slug || '-' || c.year, b.id, c.year, NULL"
            " FROM copies c JOIN bodies b ON b.name = c.agency"
        )
        _insert(conn, "editions", "o.id = c.source", _EDITION)
        _insert(conn, "texts", "o.edition_id = c.source", {"edition_id": "c.id"})
        conn.execute("UPDATE reports SET edition_id = id WHERE edition_id IS NULL")
        for table in _CONTENTS:
            _insert(conn, table, "o.edition_id = c.source", _FACT if table == "facts" else _ROW)
        _copy_words(conn, copies, words)


def _insert(conn: sqlite3.Connection, table: str, joined: str, changed: Mapping[str, str]) -> None:
    """Copies the rows of a table, some columns taken from the list of copies."""
    columns = [name for _, name, *_ in conn.execute(f"PRAGMA table_info({table})")]
    taken = ", ".join(changed.get(name, f"o.{name}") for name in columns)
    conn.execute(
        f"INSERT INTO {table} SELECT {taken} FROM copies c CROSS JOIN {table} o ON {joined} ORDER BY c.id"
    )


def _copy_words(conn: sqlite3.Connection, copies: Sequence[Copy], words: Sequence[Sequence[str]]) -> None:
    """Makes the passages of the copies searchable; theirs follow those saved, report by report."""
    number = sum(map(len, words))
    documents: Counter[int] = Counter()
    for _, source, _, _ in copies:
        found = words[source - 1]
        rows = enumerate(found, number + 1)
        conn.executemany("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", rows)
        number += len(found)
        documents[source] += 1
    for source, times in documents.items():
        counted = Counter(word for text in words[source - 1] for word in set(text.split(" ")))
        conn.executemany(
            "UPDATE words SET documents = documents + ? WHERE word = ?",
            ((times * count, word) for word, count in counted.items()),
        )


def _title(named: Named) -> str:
    return f"{named[0]}{named[1]}年政府信息公开工作年度报告"


def _digest(named: Named) -> str:
    return sha256(f"{named[0]}{named[1]}".encode()).hexdigest()
