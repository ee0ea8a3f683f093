"""Everything that an office must not lose, in a folder that tells by itself whether it is whole."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from bot.office import indexes
from bot.office.state import State
from bot.settings import Settings

MANIFEST = "manifest.json"
_INDEX, _STATE, _WORDS, _REPORTS = "index.db", "state.db", "vocabulary.toml", "reports"


class BackupError(Exception):
    """A backup cannot be made or used: `code` is stable, the message says in Chinese what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def backup(settings: Settings, into: Path, keep: int | None = None) -> Path:
    """The new folder with index, state, words and reports, made while the bot runs; `keep` of them stay."""
    name = datetime.now(UTC).strftime("wenbao-%Y%m%d-%H%M%S")
    part = into / f".{name}.part"
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True, mode=0o700)
        indexes.copy(settings.db, part / _INDEX)
        if settings.state_path.exists():
            with State.open(settings.state_path) as state:
                state.run("VACUUM INTO ?", str(part / _STATE))
        if settings.vocabulary_path.exists():
            shutil.copy2(settings.vocabulary_path, part / _WORDS)
        if settings.reports_path.is_dir():
            shutil.copytree(settings.reports_path, part / _REPORTS)
        sums = {str(file.relative_to(part)): _sum(file) for file in _files(part)}
        (part / MANIFEST).write_text(json.dumps(sums, ensure_ascii=False, indent=1), "utf-8")
        made = _free(into / name)
        part.replace(made)
    except OSError as error:
        raise BackupError(
            "backup-failed", f"备份写不了（{error.strerror}），请检查 {into} 的权限和磁盘空间。"
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    for old in sorted(into.glob("wenbao-*"))[: -keep if keep else 0]:
        shutil.rmtree(old)
    return made


def restore(settings: Settings, folder: Path) -> int:
    """How many reports are in the index again, after every file of the backup was found whole."""
    verify(folder)
    number = indexes.replace(settings.db, folder / _INDEX)
    if (folder / _STATE).exists():
        State.open(settings.state_path).close()
        with (
            closing(sqlite3.connect(folder / _STATE)) as kept,
            closing(sqlite3.connect(settings.state_path)) as live,
        ):
            kept.backup(live)
    if (folder / _WORDS).exists():
        settings.vocabulary_path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(folder / _WORDS, settings.vocabulary_path)
    if (folder / _REPORTS).is_dir():
        shutil.copytree(folder / _REPORTS, settings.reports_path, dirs_exist_ok=True)
    return number


def verify(folder: Path) -> None:
    """Nothing; BackupError when a file of the backup is missing or is not what was written."""
    try:
        sums = json.loads((folder / MANIFEST).read_text("utf-8"))
        wrong = [name for name, digest in sums.items() if _sum(folder / name) != digest]
    except (OSError, ValueError, AttributeError) as error:
        raise BackupError("backup-damaged", f"{folder} 不是完整的备份，没有恢复。请换一份备份。") from error
    if wrong or _INDEX not in sums:
        raise BackupError(
            "backup-damaged", f"备份里的 {'、'.join(wrong) or _INDEX} 坏了，没有恢复。请换一份备份。"
        )


def _free(path: Path) -> Path:
    """The path, or one with a number behind where it is taken."""
    taken = [path, *(path.with_name(f"{path.name}-{number}") for number in range(2, 100))]
    return next(free for free in taken if not free.exists())


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())


def _sum(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
