"""Folders that are looked at again and again: which files are new or changed, and written to the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from index.ingest_reading import files_at

_Stamp = tuple[int, int, int]


class Watch:
    """Remembers what it has handed out; a file is settled when two looks find it the same."""

    def __init__(self, folders: Sequence[str]) -> None:
        self._folders = folders
        self._before: dict[str, _Stamp] = {}
        self._handed: dict[str, _Stamp] = {}

    def settled(self) -> list[str]:
        """The files that are new or changed since they were handed out, and settled."""
        now = {place: stamp for place in self._files() if (stamp := _stamp(place))}
        ready = [
            place
            for place, stamp in now.items()
            if self._before.get(place) == stamp and self._handed.get(place) != stamp
        ]
        self._before = now
        self._handed |= {place: now[place] for place in ready}
        return ready

    def _files(self) -> list[str]:
        return files_at([folder for folder in self._folders if Path(folder).is_dir()])


def _stamp(place: str) -> _Stamp | None:
    """What changes when a file is written; None when it is empty or gone again."""
    try:
        stat = Path(place).stat()
    except OSError:
        return None
    return (stat.st_size, stat.st_mtime_ns, stat.st_ino) if stat.st_size else None
