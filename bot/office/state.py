"""What the bot must not forget: one small SQLite file of its own, apart from the index.

Conversations are JSON of queries; updates wait in `inbox` until they are answered; `asked` holds no names.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

logger = logging.getLogger(__name__)

APPLICATION_ID = 0x77656E73  # "wens"
VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS inbox (
    key TEXT PRIMARY KEY, body TEXT, tries INTEGER NOT NULL DEFAULT 0, at REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS inbox_at ON inbox (at);
CREATE TABLE IF NOT EXISTS session (
    chat INTEGER NOT NULL, user INTEGER NOT NULL, body TEXT NOT NULL, at REAL NOT NULL,
    PRIMARY KEY (chat, user)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS session_at ON session (at);
CREATE TABLE IF NOT EXISTS upload (
    id TEXT PRIMARY KEY, user INTEGER NOT NULL, chat INTEGER NOT NULL, place TEXT NOT NULL,
    name TEXT NOT NULL, status TEXT NOT NULL, sheet TEXT NOT NULL DEFAULT '', report TEXT, at REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS asked (
    at REAL NOT NULL, kind TEXT NOT NULL, seconds REAL NOT NULL, chat TEXT, text TEXT
);
CREATE INDEX IF NOT EXISTS asked_at ON asked (at);
CREATE TABLE IF NOT EXISTS feedback (
    at REAL NOT NULL, mark TEXT NOT NULL, useful INTEGER NOT NULL, reason TEXT, chat TEXT, text TEXT
);
CREATE INDEX IF NOT EXISTS feedback_at ON feedback (at);
"""


class StateError(Exception):
    """The state file cannot be used: `code` is stable, the message says in Chinese what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class State:
    """The open state; every method is one transaction that is written before it returns."""

    def __init__(self, conn: sqlite3.Connection, path: Path | None, clock: Callable[[], float]) -> None:
        self.conn = conn
        self.path = path
        self.clock = clock
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path | None, clock: Callable[[], float] = time.time) -> Self:
        """The state at `path`, made when missing, or in memory alone for None; raises StateError."""
        try:
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
            conn = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
            _prepare(conn)
        except (OSError, sqlite3.OperationalError) as error:
            raise StateError(
                "state-unwritable", f"状态文件 {path} 打不开或写不了，请检查文件夹的权限和磁盘空间。"
            ) from error
        except sqlite3.DatabaseError as error:
            raise StateError(
                "state-damaged", f"状态文件 {path} 已损坏，请从备份恢复，或把它移开（只会忘掉对话）。"
            ) from error
        return cls(conn, path, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self.conn.close()

    def run(self, sql: str, *values: object) -> int:
        """How many rows the statement changed."""
        with self._lock:
            return self.conn.execute(sql, values).rowcount

    def attempt(self, sql: str, *values: object) -> int | None:
        """How many rows the statement changed; None, and a line in the log, when the file takes none."""
        try:
            return self.run(sql, *values)
        except sqlite3.Error as error:
            logger.error("the state file cannot be written: %s", error)
            return None

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that the statement gives."""
        with self._lock:
            return self.conn.execute(sql, values).fetchall()

    def forget(self, table: str, before: float) -> int:
        """How many rows older than `before` (seconds since 1970) were taken out of the table."""
        assert table in ("inbox", "session", "upload", "asked", "feedback")
        return self.attempt(f"DELETE FROM {table} WHERE at < ?", before) or 0


class Inbox:
    """Updates that came and are not answered yet; a key is taken once, also after a restart."""

    TRIES = 2
    KEPT = 24 * 3600.0  # seconds; Telegram keeps what it could not deliver no longer
    WAITS = 3600.0  # an answer that comes later than that is no answer

    def __init__(self, state: State) -> None:
        self._state = state
        self._swept = 0.0

    def take(self, key: str, body: str) -> bool:
        """Whether the update is new, or that cannot be told; it is kept until `done`."""
        now = self._state.clock()
        if now - self._swept > 600:
            self._state.forget("inbox", now - self.KEPT)
            self._swept = now
        return self._state.attempt("INSERT OR IGNORE INTO inbox VALUES (?, ?, 1, ?)", key, body, now) != 0

    def done(self, key: str) -> None:
        """The update is answered; only its key is kept."""
        self._state.attempt("UPDATE inbox SET body = NULL WHERE key = ?", key)

    def left(self) -> Iterable[tuple[str, str]]:
        """Key and body of what an earlier process left unanswered, oldest first; tried once more each."""
        since = self._state.clock() - self.WAITS
        rows = self._state.rows(
            "SELECT key, body FROM inbox WHERE body IS NOT NULL AND tries < ? AND at > ? ORDER BY at, key",
            self.TRIES,
            since,
        )
        self._state.attempt("UPDATE inbox SET tries = tries + 1 WHERE body IS NOT NULL")
        return [(str(key), str(body)) for key, body in rows]

    def waiting(self) -> int:
        """How many updates are not answered yet."""
        return int(self._state.rows("SELECT count(*) FROM inbox WHERE body IS NOT NULL")[0][0])


def _prepare(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA busy_timeout = 10000")
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    (tables,) = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if (tables and application != APPLICATION_ID) or version > VERSION:
        raise sqlite3.DatabaseError("not a state of this program")
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = NORMAL")
    conn.executescript(_SCHEMA)
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {VERSION}")
