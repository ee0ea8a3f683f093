"""The tables of the index and their migrations; versions are the file's `user_version`."""

from __future__ import annotations

import sqlite3
import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import (
    DamagedIndex,
    MissingIndex,
    NewerIndex,
    OlderIndex,
    UnwritableIndex,
    readable,
    translated,
)
from index.values import packed

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x77656E62  # "wenb"
STEPS = ("0001", "0002")
VERSION = len(STEPS)
_PAUSE = 0.02  # seconds between two tries to switch the file to a write-ahead log


def connect(path: Path, *, read_only: bool, wait: float) -> sqlite3.Connection:
    """An open connection to an index of this version, made when not `read_only`; an older one is migrated.

    Raises a `StoreError`; waits up to `wait` seconds for another writer.
    """
    conn = _connect(path, wait, read_only=read_only)
    if _version(conn) == VERSION:
        return conn
    conn.close()
    try:
        _connect(path, wait, read_only=False).close()
    except UnwritableIndex as error:
        raise OlderIndex(path) from error
    return _connect(path, wait, read_only=read_only)


def _connect(path: Path, wait: float, *, read_only: bool) -> sqlite3.Connection:
    with translated(path):
        conn = _open_read_only(path, wait) if read_only else _open_for_writing(path, wait)
    try:
        with readable(path):
            _check(conn, path, empty_is_missing=read_only)
            if not read_only:
                _prepare_for_writing(conn, wait)
    except BaseException:
        conn.close()
        raise
    return conn


def _version(conn: sqlite3.Connection) -> int:
    return int(conn.execute("PRAGMA user_version").fetchone()[0])


def _open_read_only(path: Path, wait: float) -> sqlite3.Connection:
    if not path.is_file():
        raise MissingIndex(path)
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)


def _open_for_writing(path: Path, wait: float) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableIndex(path) from error
    return sqlite3.connect(path, timeout=wait, isolation_level=None)


def _check(conn: sqlite3.Connection, path: Path, *, empty_is_missing: bool) -> None:
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    (tables,) = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables:
        if empty_is_missing:
            raise MissingIndex(path)
        return
    if application != APPLICATION_ID:
        raise DamagedIndex(path)
    if _version(conn) > VERSION:
        raise NewerIndex(path)
    conn.execute("SELECT max(id) FROM editions").fetchone()


def _write_ahead(conn: sqlite3.Connection, wait: float) -> None:
    """Switches the file to a write-ahead log; SQLite does not wait by itself for another who switches it."""
    last = time.monotonic() + wait
    while True:
        try:
            conn.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= last:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _prepare_for_writing(conn: sqlite3.Connection, wait: float) -> None:
    _write_ahead(conn, wait)
    conn.execute("PRAGMA synchronous = NORMAL")
    conn.execute("PRAGMA foreign_keys = ON")
    if _version(conn) < VERSION:
        _migrate(conn)


def _migrate(conn: sqlite3.Connection) -> None:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    conn.create_function("packed", 1, packed, deterministic=True)
    steps = Migrations("wenbao")
    for number, name in enumerate(STEPS, 1):
        _add(steps, name, number)
    conn.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(Database(conn))
        conn.execute("COMMIT")
    except BaseException:
        conn.execute("ROLLBACK")
        raise


def _add(steps: Migrations, name: str, number: int) -> None:
    @steps(name=name)
    def step(db: Database) -> None:
        script = files("index").joinpath(f"data/{name}.sql").read_text("utf-8")
        for statement in script.split(";\n"):
            if statement.strip():
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")
