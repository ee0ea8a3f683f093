"""An index file checked, and one put in another's place while programs read it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from index.errors import DamagedIndex, MissingIndex, UnwritableIndex, readable, translated
from index.store import Store


def checked(path: Path) -> int:
    """How many reports the index holds; a StoreError when it is damaged, not ours, or not readable."""
    if not path.is_file():
        raise MissingIndex(path)
    with Store.open(path, read_only=True) as store, readable(path):
        if store.conn.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DamagedIndex(path)
        infos = store.reports()
        for info in infos[:1]:
            store.report(info.id)
    return len(infos)


def beside(path: Path) -> tuple[Path, Path]:
    """The write-ahead log of an index and its directory, which SQLite keeps beside the file."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def set_aside(path: Path) -> bool:
    """Whether another index had left its log beside this one, which was moved in: it has another name now.

    SQLite would take it for this one's own. What was last written before the move cannot be.
    UnwritableIndex where no names can be given.
    """
    try:
        log, directory = beside(path)
        if not log.exists() or log.stat().st_mtime_ns > path.stat().st_ctime_ns:
            return False
        for leftover in (log, directory):
            if leftover.exists():
                leftover.replace(leftover.with_name(f"{leftover.name}.old"))
    except OSError as error:
        raise UnwritableIndex(path) from error
    return True


def replace(live: Path, new: Path) -> int:
    """How many reports the live index now holds: those of `new`, in one transaction.

    Programs that read the live index see the old state until the new one is whole, then the new one.
    """
    number = checked(new)
    if not live.exists():
        return copy(new, live)
    Store.open(live).close()
    with translated(live), closing(sqlite3.connect(new)) as source, closing(sqlite3.connect(live)) as target:
        target.execute("PRAGMA busy_timeout = 30000")
        source.backup(target)
    checked(live)
    return number


def copy(source: Path, target: Path) -> int:
    """How many reports the copy holds; the copy is one whole file, also while the source is written to."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with (
            translated(source),
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as conn,
        ):
            conn.execute("VACUUM INTO ?", (str(part),))
        number = checked(part)
        part.replace(target)
    finally:
        for leftover in (part, *beside(part)):
            leftover.unlink(missing_ok=True)
    return number
