"""Files into the index: what is read again, what survives, what happens to files that break the reader."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.reading import read_report
from corpus.types import Report, Severity
from index.ingest import Outcome, check, ingest
from index.ingest_reading import Job, files_at, read, time_limit
from index.ingest_watch import Watch
from index.store import Store

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = next((ROOT / "corpus" / "samples").glob("乌鲁木齐县2023*.txt"))


def write(folder: Path, name: str, **changes: str) -> Path:
    """The bundled report with some words replaced."""
    text = SAMPLE.read_text("utf-8")
    for old, new in changes.items():
        assert old.strip("_") in text
        text = text.replace(old.strip("_"), new)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def many(folder: Path, count: int) -> list[Path]:
    """The bundled report as printed by so many bodies."""
    return [write(folder, f"{n:03d}.txt", 乌鲁木齐县=f"{chr(0x4E00 + n)}山县") for n in range(count)]


def run(store: Store, *places: Path, processes: int = 1, again: bool = False) -> list[Outcome]:
    jobs = [Job(str(place)) for place in places]
    return list(ingest(store, jobs, processes=processes, again=again))


def test_a_file_is_not_read_again_until_it_changes(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt")
    statuses = [run(store, file)[0].status, run(store, file)[0].status]
    renamed = file.rename(tmp_path / "b.txt")
    statuses += [run(store, renamed)[0].status, run(store, renamed, again=True)[0].status]
    assert statuses == ["added", "unchanged", "unchanged", "unchanged"]
    write(tmp_path, "b.txt", _748="750")
    assert [run(store, renamed)[0].status, run(store, renamed)[0].status] == ["updated", "unchanged"]


def test_what_is_said_about_a_file_is_the_same_read_or_known(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt")
    (read_now,), (known,) = run(store, file), run(store, file)
    assert (known.report, known.agency, known.year, known.facts) == (
        *(read_now.report, read_now.agency, read_now.year, read_now.facts),
    )
    assert (known.passages, known.findings, known.published) == (
        *(read_now.passages, read_now.findings, read_now.published),
    )


def test_several_processes_keep_the_order_and_the_outcomes(path: Path, tmp_path: Path) -> None:
    files = many(tmp_path, 12)
    files[3].write_bytes(b"")
    with Store.open(path) as store, Store.open(tmp_path / "one.db") as other:
        several, one = run(store, *files, processes=2), run(other, *files)
        assert [outcome.path for outcome in several] == list(map(str, files))
        assert [outcome.status for outcome in several] == [outcome.status for outcome in one]
        assert [outcome.status for outcome in several].count("rejected") == 1
        assert [outcome.findings for outcome in several] == [outcome.findings for outcome in one]


def test_a_file_that_kills_its_reader_is_rejected_alone(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = many(tmp_path, 10)

    def deadly(data: bytes, name: str, **_options: object) -> Report:
        if name == "004.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return read_report(data, name)

    monkeypatch.setattr("index.ingest_reading.read_report", deadly)
    outcomes = run(store, *files, processes=2)
    assert [Path(outcome.path).name for outcome in outcomes if outcome.status != "added"] == ["004.txt"]
    assert [outcome.error.code for outcome in outcomes if outcome.error] == ["file-fault"]


def test_whatever_a_reader_raises_the_file_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, "a.txt")
    for error, code in ((KeyError("x"), "file-fault"), (MemoryError(), "file-too-large")):

        def fail(*_args: object, error: Exception = error, **_options: object) -> None:
            raise error

        monkeypatch.setattr("index.ingest_reading.read_report", fail)
        result = read(Job(str(file))).result
        assert isinstance(result, CorpusError)
        assert result.code == code


def test_reading_has_a_time_limit() -> None:
    with pytest.raises(CorpusError) as raised, time_limit(0.05):
        time.sleep(30)
    assert raised.value.code == "file-slow"
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_is_no_file_is_rejected(store: Store, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    outcomes = run(store, pipe, large, tmp_path, tmp_path / "missing", Path("a\0b"))
    codes = [outcome.error.code for outcome in outcomes if outcome.error]
    assert codes == ["file-unreadable", "file-too-large", *["file-unreadable"] * 3]
    assert store.reports() == []


def test_folders_are_searched_by_name_each_file_once(tmp_path: Path) -> None:
    for name in ("b/2.TXT", "b/.git/x.txt", "a.html", "b/~$1.docx", "b/1.pdf", "c.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    found = files_at([str(tmp_path), str(tmp_path / "b" / "1.pdf"), "other.doc"])
    assert found == [*(str(tmp_path / name) for name in ("a.html", "b/1.pdf", "b/2.TXT")), "other.doc"]


def test_a_report_is_held_against_the_year_before(store: Store, tmp_path: Path) -> None:
    this, last = write(tmp_path, "2023.txt"), write(tmp_path, "2022.txt", _2024="2023 ", _2023="2022")
    row = "规章\n\t0\n\t0\n\t"
    last.write_text(last.read_text("utf-8").replace(row + "0", row + "3"), "utf-8")
    run(store, last)
    year = store.reports()[0].year
    assert year == 2022
    (outcome,) = run(store, this)
    rules = {finding.rule: finding.severity for finding in outcome.findings}
    assert rules == {"stock-balance": Severity.WARNING}
    assert next(check([Job(str(this))], store)).findings == outcome.findings
    assert next(check([Job(str(this))])).findings == ()


def test_files_are_settled_when_two_looks_find_them_the_same(tmp_path: Path) -> None:
    watch, file = Watch([str(tmp_path)]), tmp_path / "a.txt"
    assert watch.settled() == []
    file.touch()
    assert [watch.settled(), watch.settled()] == [[], []]
    file.write_text("half")
    assert watch.settled() == []
    file.write_text("half and the rest")
    assert [watch.settled(), watch.settled(), watch.settled()] == [[], [str(file)], []]
    (tmp_path / "b.txt").write_text("x")
    file.write_text("changed")
    assert [watch.settled(), sorted(watch.settled())] == [[], [str(file), str(tmp_path / "b.txt")]]
    file.unlink()
    assert [watch.settled(), watch.settled()] == [[], []]


RUNNER = """
import sys
from pathlib import Path
from index.ingest import ingest
from index.ingest_reading import Job, files_at
from index.store import Store

with Store.open(Path(sys.argv[1])) as store:
    for outcome in ingest(store, [Job(place) for place in files_at([sys.argv[2]])], processes=2):
        print(outcome.status, flush=True)
"""


def test_a_large_process_has_its_files_read_by_others(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    many(folder, 10)
    large = f"import mmap\nheld = mmap.mmap(-1, 3_000_000_000)\n{RUNNER}"
    done = subprocess.run(
        [sys.executable, "-c", large, str(path), str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["added"] * 10


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_run_goes_on_where_it_stopped(
    path: Path, tmp_path: Path, number: signal.Signals
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    many(folder, 40)
    told = 0
    with subprocess.Popen(
        [sys.executable, "-c", RUNNER, str(path), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        start_new_session=True,
    ) as running:
        assert running.stdout
        while told < 5 and running.stdout.readline():
            told += 1
        running.send_signal(number)
        told += len(running.stdout.read().splitlines())
    assert told >= 5
    _wait_for_the_end_of(running.pid)
    with Store.open(path) as store:
        saved = store.reports()
        assert told <= len(saved) <= told + 1
        for info in saved:
            assert len(store.report(info.id).facts) >= 200
        outcomes = run(store, *sorted(folder.iterdir()), processes=2)
    assert [outcome.status for outcome in outcomes] == ["unchanged"] * len(saved) + ["added"] * (
        40 - len(saved)
    )


def _wait_for_the_end_of(group: int) -> None:
    """Returns when no process of the group is left; the test fails by never ending otherwise."""
    while True:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)


def test_two_years_ingested_together_are_held_against_each_other(path: Path, tmp_path: Path) -> None:
    later, earlier = write(tmp_path, "2023.txt"), write(tmp_path, "2022.txt", _2024="2023 ", _2023="2022")
    row = "规章\n\t0\n\t0\n\t"
    earlier.write_text(earlier.read_text("utf-8").replace(row + "0", row + "3"), "utf-8")
    for number, files in enumerate(((later, earlier), (earlier, later))):
        with Store.open(path.with_name(f"{number}.db")) as store:
            found = ["stock-balance" in str(outcome.findings) for outcome in run(store, *files)]
        assert found == [False, True]
