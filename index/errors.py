"""The errors a person may see when the index cannot be used.

StoreError
├── MissingIndex      index-missing
├── DamagedIndex      index-damaged
├── NewerIndex        index-newer
├── OlderIndex        index-older
├── LockedIndex       index-locked
├── UnwritableIndex   index-unwritable
└── UnknownReport     report-unknown
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType


class StoreError(Exception):
    """The index cannot be used: `code` is stable, the message says in Chinese what to do."""

    code = "index-error"
    sentence = "索引无法使用：{subject}"

    def __init__(self, subject: Path | str) -> None:
        self.message = self.sentence.format(subject=subject)
        super().__init__(self.message)


class MissingIndex(StoreError):
    """There is no index file, or none that holds tables."""

    code = "index-missing"
    sentence = "还没有索引：{subject}。请先运行 wenbao ingest 收录报告，或用 --db 指明索引文件。"


class DamagedIndex(StoreError):
    """The file is no SQLite file, not an index of this program, or its pages are broken."""

    code = "index-damaged"
    sentence = (
        "索引文件已损坏，或不是问报的索引：{subject}。请从备份恢复，或把它移开后重新运行 wenbao ingest。"
    )


class NewerIndex(StoreError):
    """The file was made by a newer version of the program."""

    code = "index-newer"
    sentence = "索引由更新版本的问报建立：{subject}。请升级问报，或用 --db 另指一个索引文件。"


class OlderIndex(StoreError):
    """The file was made by an older version of the program and cannot be brought up to this one."""

    code = "index-older"
    sentence = "索引由旧版本的问报建立，又不能写入，没法升级：{subject}。请检查文件夹的权限和磁盘空间。"


class LockedIndex(StoreError):
    """Another process has been writing for longer than the wait."""

    code = "index-locked"
    sentence = "索引正被另一个程序写入：{subject}。请等它结束后再试。"


class UnwritableIndex(StoreError):
    """The folder or file may not be written, or the disk is full."""

    code = "index-unwritable"
    sentence = "索引无法写入：{subject}。请检查文件夹是否存在、权限和磁盘空间。"


class UnknownReport(StoreError):
    """No report of that id is in the index."""

    code = "report-unknown"
    sentence = "索引里没有这份报告：{subject}。请用 wenbao export 查看已有的报告。"


_BY_RESULT: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: LockedIndex,
    sqlite3.SQLITE_LOCKED: LockedIndex,
    sqlite3.SQLITE_CORRUPT: DamagedIndex,
    sqlite3.SQLITE_NOTADB: DamagedIndex,
    sqlite3.SQLITE_ERROR: DamagedIndex,  # a table or column that is not there
    sqlite3.SQLITE_FULL: UnwritableIndex,
    sqlite3.SQLITE_READONLY: UnwritableIndex,
    sqlite3.SQLITE_CANTOPEN: UnwritableIndex,
    sqlite3.SQLITE_IOERR: UnwritableIndex,
    sqlite3.SQLITE_PERM: UnwritableIndex,
}
_PRIMARY_CODE = 0xFF


class translated:  # noqa: N801  # read as a function of the path
    """Turns what SQLite raises about the file into a `StoreError`; faults of the program pass unchanged."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing is needed."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, sqlite3.DatabaseError) and (shown := _kind(error)):
            raise shown(self._path) from error


class readable(translated):  # noqa: N801
    """Like `translated`, for reads alone: what cannot be decoded (text, number, date) is damage too."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        if isinstance(error, (ValueError, ArithmeticError)):
            raise DamagedIndex(self._path) from error


def _kind(error: sqlite3.DatabaseError) -> type[StoreError] | None:
    """The error to show; an OperationalError without a result code is text that is no UTF-8."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return DamagedIndex if isinstance(error, sqlite3.OperationalError) else None
    return _BY_RESULT.get(code & _PRIMARY_CODE)
