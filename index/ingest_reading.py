"""Reading one file, within its time, and the files that there are at a path."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import FrameType

from corpus.errors import CorpusError, UnreadableFile
from corpus.readers.limits import MAX_BYTES, too_large
from corpus.readers.ocr import is_installed
from corpus.reading import read_report
from corpus.types import Report
from index.segment import prefer_fast
from index.writing import Prepared, prepared

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
SECONDS_A_FILE = 60
SECONDS_A_SCAN = 900  # of a file that may hold pictures of text, where those can be read

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")

Known = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Job:
    """A path or address to read; agency and year are for reports that print none."""

    place: str
    agency: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A file read: its report, why it is rejected, or None where it is known by its hash and name."""

    job: Job
    digest: str
    result: Report | CorpusError | None
    ready: Prepared | None = None  # the report to be saved


def is_address(place: str) -> bool:
    """Whether a place is an address and not a path."""
    return _ADDRESS.match(place) is not None


def files_at(paths: Sequence[str]) -> list[str]:
    """The files at these paths, those of folders by name, each once."""
    found: dict[Path, str] = {}
    for place in paths:
        path = Path(place)
        for file in map(str, _below(path)) if path.is_dir() else (place,):
            found.setdefault(Path(file).resolve(), file)
    return list(found.values())


def _below(folder: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        yield folder  # to be rejected when it is read
        return
    for path in paths:
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _below(path)
        elif path.suffix.lower() in SUFFIXES:
            yield path


def read(job: Job) -> Read:
    """The file read; whatever goes wrong, it is rejected."""
    try:
        data = _bytes(Path(job.place))
    except CorpusError as error:
        return Read(job, "", error)
    return read_bytes(job, data, Path(job.place).name)


def read_bytes(job: Job, data: bytes, name: str, *, url: str | None = None) -> Read:
    """A file's bytes read; whatever goes wrong, they are rejected."""
    result: Report | CorpusError
    ready: Prepared | None = None
    prefer_fast()
    try:
        with time_limit(SECONDS_A_SCAN if is_installed() else SECONDS_A_FILE):
            result = read_report(data, name, agency=job.agency, year=job.year, url=url)
            ready = prepared(result)
    except CorpusError as error:
        result = error
    except (MemoryError, RecursionError):
        result = too_large("读这个文件要的内存太多")
    except Exception as error:
        sentence = f"读这个文件时程序出错（{type(error).__name__}: {error}），请把文件交给维护人员。"
        result = UnreadableFile("file-fault", sentence)
    return Read(job, sha256(data).hexdigest(), result, ready)


def known_already(job: Job, known: Known) -> Read | None:
    """The file, not read, where its hash and name are known; None where it is to be read."""
    if not known or job.agency or job.year:
        return None
    try:
        digest = sha256(_bytes(Path(job.place))).hexdigest()
    except CorpusError:
        return None
    return Read(job, digest, None) if (digest, Path(job.place).name) in known else None


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _unreadable("没有这个文件" if not path.exists() else "这不是普通文件")
        if path.stat().st_size > MAX_BYTES:
            raise too_large(f"文件超过 {MAX_BYTES // 1_000_000} MB")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise _unreadable("没有读这个文件的权限，或磁盘出错") from error


def _unreadable(why: str) -> UnreadableFile:
    return UnreadableFile("file-unreadable", f"{why}，请检查路径。")


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises UnreadableFile in the main thread when the time is over."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise UnreadableFile("file-slow", f"读这个文件超过 {seconds:g} 秒，不像一份年度报告，没有收录。")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
