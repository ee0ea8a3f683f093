"""A published report, read from its file, through the index and out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.reading import read_report
from index import export
from index.store import Store

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
FILES = [
    *sorted(REPORTS.glob("*.txt")),
    *sorted(REPORTS.glob("dev/*.txt")),
    *sorted(REPORTS.glob("dev/*.html")),
]


@pytest.mark.skipif(not FILES, reason="the published reports are not beside this repository")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_was_read_is_what_the_index_holds(file: Path, store: Store) -> None:
    try:
        report = read_report(file.read_bytes(), file.name)
    except CorpusError as error:
        pytest.skip(f"the reader refuses the file: {error.code}")
    saved = store.save(report)
    assert saved.status == "added"
    assert store.report(saved.report_id) == report
    assert store.save(read_report(file.read_bytes(), file.name)).status == "unchanged"
    rows = [*export.facts(store), *export.passages(store)]
    assert len(rows) == len(report.facts) + len(report.figures) + len(report.passages)
    for row in rows:
        assert isinstance(row["span"], list)
        assert report.text[slice(*row["span"])] == row["quote"]
