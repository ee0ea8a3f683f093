"""A writer killed at any moment leaves an index that opens and holds all of a report or none of it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from index.errors import MissingIndex
from index.store import Store
from tests.index.samples import BODY, maker

ROOT = Path(__file__).resolve().parents[2]
KILLS = 6

WRITER = """
import sys
from pathlib import Path
from index.store import Store
from tests.index.samples import maker

print("ready", flush=True)
with Store.open(Path(sys.argv[1])) as store:
    for edition in range(10**6):
        store.save(maker(extra=f"第{sys.argv[2]}轮{edition}稿").report(year=2000 + edition % 20))
        print(edition, flush=True)
"""


def _whole_reports(path: Path) -> int:
    """The number of reports, each found whole."""
    try:
        with Store.open(path, read_only=True) as store:
            infos = store.reports()
            for info in infos:
                report = store.report(info.id)
                assert len(report.facts) == len(maker().facts)
                assert len(report.figures) == len(maker().figures)
                assert len(report.passages) == len(maker().passages)
                for passage in report.passages:
                    assert report.text[slice(*passage.citation.span)] == passage.citation.quote
                assert info.agency == BODY
            words = store.conn.execute("SELECT documents FROM words WHERE word = '培训'").fetchone()
            editions = store.conn.execute("SELECT count(*) FROM editions").fetchone()
            found = store.conn.execute(
                "SELECT count(*) FROM passage_words WHERE words MATCH '培训'"
            ).fetchone()
            assert (words[0] if words else 0) == found[0] == editions[0]
            assert store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert store.conn.execute("PRAGMA foreign_key_check").fetchall() == []
            return len(infos)
    except MissingIndex:
        return 0


def test_killed_at_random_moments(path: Path) -> None:
    moments = random.Random(20231)
    path.parent.mkdir()
    held = 0
    for turn in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(turn)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        with writer, writer.stdout as lines:
            for _ in range(moments.randrange(0, 12)):
                assert lines.readline()
            time.sleep(moments.uniform(0, 0.01))
            writer.send_signal(signal.SIGKILL)
        now = _whole_reports(path)
        assert now >= held
        held = now
    with Store.open(path) as store:
        assert store.save(maker(extra="末稿").report(year=2030)).status == "added"
    assert _whole_reports(path) == held + 1
    assert held > 0
