"""Opening an index: missing, damaged, foreign, newer, locked, read-only beside a writer."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index.errors import (
    DamagedIndex,
    LockedIndex,
    MissingIndex,
    NewerIndex,
    OlderIndex,
    StoreError,
    UnwritableIndex,
)
from index.schema import VERSION
from index.store import Store
from tests.index.samples import BODY, maker

ROOT = Path(__file__).resolve().parents[2]
ID = f"{BODY}-2023"


def _filled(path: Path) -> None:
    with Store.open(path) as store:
        for year in range(2010, 2024):
            store.save(maker(extra=str(year)).report(year=year))


def test_a_missing_file_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(MissingIndex) as caught:
        Store.open(path, read_only=True)
    assert caught.value.code == "index-missing"
    assert "wenbao ingest" in caught.value.message
    assert not path.parent.exists()


def test_an_empty_file_holds_no_index_yet(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with pytest.raises(MissingIndex):
        Store.open(path, read_only=True)
    with Store.open(path) as store:
        assert store.reports() == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableIndex):
        Store.open(tmp_path / "file" / "wenbao.db")


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_another_kind(path: Path, read_only: bool) -> None:
    path.parent.mkdir()
    path.write_bytes("这不是索引。\n".encode() * 999)
    before = path.read_bytes()
    with pytest.raises(DamagedIndex) as caught:
        Store.open(path, read_only=read_only)
    assert caught.value.code == "index-damaged"
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes (text)")
    other.close()
    with pytest.raises(DamagedIndex):
        Store.open(path)


def _code_of_reading_all(path: Path) -> str:
    """The error's code, or '' when every report is there and right."""
    try:
        with Store.open(path, read_only=True) as store:
            for year in range(2010, 2024):
                assert store.report(f"{BODY}-{year}") == maker(extra=str(year)).report(year=year)
    except StoreError as error:
        return error.code
    return ""


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_file_says_that_it_is_damaged(path: Path, share: float) -> None:
    _filled(path)
    assert _code_of_reading_all(path) == ""
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert _code_of_reading_all(path) == "index-damaged"


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8])
def test_overwritten_pages_never_give_a_wrong_report(path: Path, share: float) -> None:
    _filled(path)
    broken = bytearray(path.read_bytes())
    start = int(len(broken) * share)
    broken[start : start + 20_000] = b"\xa5" * len(broken[start : start + 20_000])
    path.write_bytes(bytes(broken))
    assert _code_of_reading_all(path) in {"index-damaged", ""}


def test_random_damage_raises_nothing_but_the_projects_own_errors(path: Path) -> None:
    _filled(path)
    whole = path.read_bytes()
    chance = random.Random(3)
    codes = set()
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path.write_bytes(broken)
        try:
            with Store.open(path, read_only=True) as store:
                for info in store.reports():
                    store.report(info.id)
                    store.history(info.agency, info.year)
                store.search("培训")
        except StoreError as error:
            codes.add(error.code)
    assert codes <= {"index-damaged", "index-missing", "index-newer", "report-unknown"}
    assert "index-damaged" in codes


@pytest.mark.parametrize("read_only", [True, False])
def test_an_index_of_a_newer_version(path: Path, read_only: bool) -> None:
    with Store.open(path) as store:
        store.conn.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(NewerIndex) as caught:
        Store.open(path, read_only=read_only)
    assert caught.value.code == "index-newer"


def _made_older(path: Path) -> None:
    """Turns an index into what the first version of the program would have made."""
    with Store.open(path) as store:
        texts = [(store.edition(number).text, number) for (number,) in _editions(store)]
        store.conn.execute("ALTER TABLE editions ADD COLUMN text TEXT NOT NULL DEFAULT ''")
        store.conn.executemany("UPDATE editions SET text = ? WHERE id = ?", texts)
        store.conn.execute("DROP TABLE texts")
        store.conn.execute("DELETE FROM _sqlite_migrations WHERE name = '0002'")
        store.conn.execute("PRAGMA user_version = 1")


def _editions(store: Store) -> list[tuple[int]]:
    return store.conn.execute("SELECT id FROM editions ORDER BY id").fetchall()


@pytest.mark.parametrize("read_only", [True, False])
def test_an_index_of_the_first_version_is_brought_up_to_this_one(path: Path, read_only: bool) -> None:
    _filled(path)
    with Store.open(path) as store:
        before = [store.edition(number) for (number,) in _editions(store)]
    _made_older(path)
    with Store.open(path, read_only=read_only) as store:
        assert [store.edition(number) for (number,) in _editions(store)] == before
        assert [hit.report_id for hit in store.search("2015", limit=1)] == [f"{BODY}-2015"]
        assert store.conn.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_an_older_index_that_cannot_be_written_says_so(path: Path) -> None:
    _filled(path)
    _made_older(path)
    path.chmod(0o400)
    if os.access(path, os.W_OK):
        pytest.skip("this user may write everything")
    with pytest.raises(OlderIndex) as caught:
        Store.open(path, read_only=True)
    assert caught.value.code == "index-older"


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(store: Store, path: Path) -> None:
    store.conn.execute("BEGIN IMMEDIATE")
    with Store.open(path, wait=0.05) as second, pytest.raises(LockedIndex) as caught:
        second.save(maker().report())
    assert caught.value.code == "index-locked"
    store.conn.execute("ROLLBACK")


def test_a_read_only_index_cannot_be_written(store: Store, path: Path) -> None:
    with Store.open(path, read_only=True) as reader, pytest.raises(UnwritableIndex):
        reader.save(maker().report())


def test_several_programs_may_make_the_index_at_once(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from index.store import Store; from tests.index.samples import maker\n"
        "Store.open(Path(sys.argv[1])).save(maker(extra=sys.argv[2]).report(year=int(sys.argv[2])))"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(path), str(year)], cwd=ROOT) for year in range(3)
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with Store.open(path, read_only=True) as store:
        assert {info.year for info in store.reports()} == {0, 1, 2}


def test_an_index_waits_for_another_program_about_to_make_it(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.3, other.execute, ["COMMIT"])
    done.start()
    with Store.open(path, wait=30.0) as store:
        assert store.reports() == []
    done.join()
    other.close()


def test_readers_see_whole_editions_while_a_writer_replaces_them(store: Store, path: Path) -> None:
    editions = [maker(str(turn), extra=f"第{turn}稿").report() for turn in range(60)]
    store.save(editions[0])
    stop = threading.Event()
    seen: set[int] = set()

    def read() -> None:
        with Store.open(path, read_only=True) as reader:
            while not stop.is_set():
                report = reader.report(ID)
                seen.add(editions.index(report) if report in editions else -1)

    thread = threading.Thread(target=read)
    thread.start()
    for edition in editions[1:]:
        assert store.save(edition).status == "updated"
    stop.set()
    thread.join()
    assert seen
    assert -1 not in seen


def test_a_reader_can_tell_that_the_index_has_changed(store: Store, path: Path) -> None:
    with Store.open(path, read_only=True) as reader:
        before = reader.changes()
        assert reader.changes() == before
        store.save(maker().report())
        assert reader.changes() != before
