"""The tables of the index and their migrations; versions are the file's `user_version`."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

from index.errors import DamagedIndex, MissingIndex, NewerIndex, UnwritableIndex, readable, translated

APPLICATION_ID = 0x77656E62  # "wenb"
VERSION = 1


def connect(path: Path, *, read_only: bool, wait: float) -> sqlite3.Connection:
    """An open connection to an index of this version, made or migrated when not `read_only`.

    Raises a `StoreError`; waits up to `wait` seconds for another writer.
    """
    with translated(path):
        conn = _open_read_only(path, wait) if read_only else _open_for_writing(path, wait)
    try:
        with readable(path):
            _check(conn, path, empty_is_missing=read_only)
            if not read_only:
                _prepare_for_writing(conn)
    except BaseException:
        conn.close()
        raise
    return conn


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
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    (tables,) = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables:
        if empty_is_missing:
            raise MissingIndex(path)
        return
    if application != APPLICATION_ID:
        raise DamagedIndex(path)
    if version > VERSION:
        raise NewerIndex(path)
    conn.execute("SELECT max(id) FROM editions").fetchone()


def _prepare_for_writing(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = NORMAL")
    conn.execute("PRAGMA foreign_keys = ON")
    if conn.execute("PRAGMA user_version").fetchone()[0] < VERSION:
        _migrate(conn)


def _migrate(conn: sqlite3.Connection) -> None:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    steps = Migrations("wenbao")

    @steps(name="0001")
    def first(db: Database) -> None:
        script = files("index").joinpath("data/0001.sql").read_text("utf-8")
        for statement in script.split(";\n"):
            if statement.strip():
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")

    conn.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(Database(conn))
        conn.execute("COMMIT")
    except BaseException:
        conn.execute("ROLLBACK")
        raise
