"""Reports that the office sends: checked, waiting for a yes, in the index, and out of it again."""

from __future__ import annotations

import asyncio
import json
import secrets
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from bot.office.state import State

_SECONDS = 1000  # for one reading, whatever the limits inside it are
_KEPT_DAYS = 30
CHECKED, BUSY, INGESTED, WITHDRAWN, DROPPED = "checked", "busy", "ingested", "withdrawn", "dropped"


class UploadError(Exception):
    """What was sent cannot be taken: `code` is stable, the message says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Upload:
    """One report on its way; `place` is the path of the kept file or the address."""

    id: str
    user: int
    chat: int
    place: str
    name: str
    status: str
    sheet: str
    report: str | None


class Uploads:
    """The reports on their way, kept in the state; their files in a folder beside it."""

    def __init__(self, state: State, db: Path, reports: Path) -> None:
        self._state = state
        self._db = db
        self._reports = reports
        beside = state.path or db
        self.folder = beside.with_name(f"{beside.stem}-uploads")

    def recover(self) -> int:
        """How many wait for a yes after a restart; what was being done may be asked for again."""
        self._state.attempt("UPDATE upload SET status = ? WHERE status = ?", CHECKED, BUSY)
        old = self._state.clock() - _KEPT_DAYS * 86_400
        for (ident,) in self._state.rows("SELECT id FROM upload WHERE at < ?", old):
            shutil.rmtree(self.folder / ident, ignore_errors=True)
        self._state.forget("upload", old)
        return len(self._state.rows("SELECT 1 FROM upload WHERE status = ?", CHECKED))

    def file(self, name: str) -> tuple[str, Path]:
        """A new id, and where the file of that name is to be written."""
        ident = secrets.token_hex(8)
        folder = self.folder / ident
        folder.mkdir(parents=True, mode=0o700)
        return ident, folder / safe_name(name)

    async def check(self, ident: str, user: int, chat: int, place: str) -> tuple[Upload, bool]:
        """What was sent with its check sheet, and whether it may be taken in."""
        outcome = await _read("check", self._db, place)
        readable = outcome["error"] is None
        name = PurePath(place).name or place
        status = CHECKED if readable else DROPPED
        upload = Upload(ident, user, chat, place, name, status, str(outcome["sheet"]), None)
        self._state.run(
            "INSERT OR REPLACE INTO upload VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?)",
            ident, user, chat, place, name, status, upload.sheet, self._state.clock(),
        )  # fmt: skip
        if not readable:
            self.drop_file(ident)
        return upload, readable

    def get(self, ident: str) -> Upload | None:
        """The report of that id."""
        rows = self._state.rows(
            "SELECT id, user, chat, place, name, status, sheet, report FROM upload WHERE id = ?", ident
        )
        return Upload(*rows[0]) if rows else None

    def move(self, upload: Upload, before: str, after: str, report: str | None = None) -> bool:
        """Whether the status was `before` and is now `after`: of two taps at once one wins."""
        return self._state.run(
            "UPDATE upload SET status = ?, report = coalesce(?, report) WHERE id = ? AND status = ?",
            after, report, upload.id, before,
        ) > 0  # fmt: skip

    async def ingest(self, upload: Upload) -> dict[str, Any]:
        """The outcome of taking the report in; UploadError when it is not what was checked."""
        if "://" in upload.place:
            again = await _read("check", self._db, upload.place)
            if again["sheet"] != upload.sheet:
                raise UploadError(
                    "upload-changed", "这个网址的内容和检查时不一样了，没有收录。请重新发一次。"
                )
        elif not Path(upload.place).is_file():
            raise UploadError("upload-gone", "检查过的文件已经不在了，没有收录。请重新发一次。")
        return await _read("ingest", self._db, upload.place)

    def keep(self, upload: Upload) -> None:
        """The file that was taken in goes to the folder of the reports."""
        if "://" not in upload.place:
            _move(Path(upload.place), self._reports)
            self.drop_file(upload.id)

    def set_aside(self, upload: Upload) -> None:
        """The file of a report that was withdrawn goes where no later run takes it in again."""
        _move(self._reports / upload.name, self._reports / ".withdrawn")

    def drop_file(self, ident: str) -> None:
        """The kept file is deleted."""
        shutil.rmtree(self.folder / ident, ignore_errors=True)


def _move(file: Path, folder: Path) -> None:
    if file.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.move(file, folder / file.name)


def safe_name(name: str) -> str:
    """The last part of a file's name without anything that a file system or a terminal takes otherwise."""
    last = PurePath(name.replace("\\", "/")).name
    plain = "".join(char for char in last if char.isprintable() and char not in '<>:"|?*').lstrip(".~- ")
    suffix = PurePath(plain).suffix[:10]
    stem = plain.removesuffix(suffix).encode()[:150].decode(errors="ignore")
    return f"{stem or 'report'}{suffix}"


async def withdraw(db: Path, report: str) -> bool:
    """Whether the report was in the index and is now out of it."""
    code, _, _ = await _run("-m", "bot", "withdraw", "--db", str(db), "--", report)
    return code == 0


async def _read(what: str, db: Path, place: str) -> dict[str, Any]:
    code, out, told = await _run("-m", "bot.office.reader", what, str(db), place)
    if code:
        name, _, sentence = told.strip().rpartition("\n")[2].partition(": ")
        if code == 1 and sentence and " " not in name:
            raise UploadError(name, sentence)
        raise UploadError("file-fault", "读这个文件时程序出错，没有收录。请把文件交给维护人员。")
    outcome: dict[str, Any] = json.loads(out)
    return outcome


async def _run(*words: str) -> tuple[int, str, str]:
    """Exit code, output and errors of this program called with these words."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    try:
        out, told = await asyncio.wait_for(process.communicate(), _SECONDS)
    except BaseException:
        process.kill()
        await process.wait()
        raise
    return process.returncode or 0, out.decode(errors="replace"), told.decode(errors="replace")
