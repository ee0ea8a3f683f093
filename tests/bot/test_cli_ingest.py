"""`wenbao ingest` from addresses, on watched folders and on a terminal, as a process."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.store import Store
from tests.bot.console import ROOT, SAMPLE, environment, wenbao
from tests.corpus.web import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def test_an_address_is_ingested_with_where_it_came_from(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    site.status("/old", 302, Location="/r.txt")
    site.file("/r.txt", SAMPLE.read_bytes(), "text/plain; charset=utf-8")
    listed = tmp_path / "list.txt"
    listed.write_text(f"# a list\n\n{site.url('/old')}\n{site.url('/r.txt')}\n{site.url('/none')}\n", "utf-8")
    done = wenbao("ingest", "--urls", listed, "--allow-private", "--json", db=db)
    outcomes = done.lines()
    assert done.code == 1
    assert [outcome["path"] for outcome in outcomes] == [
        site.url(path) for path in ("/old", "/r.txt", "/none")
    ]
    assert [outcome["status"] for outcome in outcomes] == ["added", "unchanged", "rejected"]
    assert outcomes[2]["error"]["code"] == "url-status"
    with Store.open(db, read_only=True) as store:
        (info,) = store.reports()
        source = store.report(info.id).source
    assert (source.url, source.name) == (site.url("/r.txt"), "r.txt")
    assert source.fetched
    (answer,) = wenbao("ask", "行政处罚多少件", "--json", db=db).lines()
    assert {citation["url"] for citation in answer["citations"]} == {site.url("/r.txt")}


def test_loopback_is_refused_unless_allowed(site: Site, tmp_path: Path) -> None:
    site.file("/r.txt", SAMPLE.read_bytes(), "text/plain")
    for command in ("ingest", "check"):
        done = wenbao(command, site.url("/r.txt"), "--json", db=tmp_path / "x.db")
        (outcome,) = done.lines()
        assert (done.code, outcome["status"], outcome["error"]["code"]) == (1, "rejected", "url-private")
    assert not site.asked


def test_a_list_of_addresses_is_checked_before_anything_is_read(site: Site, tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(f"{site.url('/r.txt')}\nr.txt\n", "utf-8")
    done = wenbao("ingest", "--urls", listed, "--allow-private", db=tmp_path / "x.db")
    assert (done.code, done.err.split(":")[0]) == (2, "urls-wrong")
    assert not site.asked


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_watched_folder_is_read_as_it_fills(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ingest", "--watch", str(folder), "--every", "1", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path / "x.db"),
        cwd=ROOT,
    ) as running:
        assert running.stdout
        assert running.stderr
        assert str(folder) in running.stderr.readline().decode()
        for name, status in (("a.txt", "added"), ("b.html", "rejected")):
            (folder / name).write_bytes(SAMPLE.read_bytes() if status == "added" else b"<p>x</p>")
            outcome = json.loads(running.stdout.readline())
            assert (Path(outcome["path"]).name, outcome["status"]) == (name, status)
        running.send_signal(number)
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_a_terminal_sees_how_far_a_long_run_is(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"第{number}号通知", "utf-8")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ingest", str(tmp_path), "--json", "--jobs", "1"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=environment(tmp_path / "x.db"),
        cwd=ROOT,
    ) as running:
        os.close(theirs)
        assert running.stdout
        assert len(running.stdout.read().splitlines()) == 30
    screen = os.read(ours, 1 << 20).decode()
    os.close(ours)
    assert "/30" in screen
    assert "30 个文件" in screen
    assert running.returncode == 1
