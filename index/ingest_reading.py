"""Reading many files, in several processes, in order, each within its time."""

from __future__ import annotations

import os
import re
import resource
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from multiprocessing import active_children
from pathlib import Path
from time import sleep
from types import FrameType

from corpus.errors import CorpusError, UnreadableFile
from corpus.readers.limits import MAX_BYTES, too_large
from corpus.reading import read_report
from corpus.types import Report

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
SECONDS_A_FILE = 60
MANY = 8  # files, from which on starting processes pays
_AHEAD = 16  # files read ahead by each process, while the index is being written
_ORPHAN_SECONDS = 1.0
_WORKER_BYTES = 2_000_000_000

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


def read_all(jobs: Sequence[Job], processes: int, *, known: Known = frozenset()) -> Iterator[Read]:
    """Every file read, in order; few files are read in this process."""
    if processes == 1 or len(jobs) < MANY:
        yield from (_known(job, known) or read(job) for job in jobs)
        return
    todo, pending = iter(jobs), deque[Job]()
    yield from _read_by_many(todo, pending, processes, known)
    while pending:
        yield _read_alone(pending.popleft())
        yield from _read_by_many(todo, pending, processes, known)


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
    try:
        with time_limit(SECONDS_A_FILE):
            result = read_report(data, name, agency=job.agency, year=job.year, url=url)
    except CorpusError as error:
        result = error
    except (MemoryError, RecursionError):
        result = too_large("读这个文件要的内存太多")
    except Exception as error:
        sentence = f"读这个文件时程序出错（{type(error).__name__}: {error}），请把文件交给维护人员。"
        result = UnreadableFile("file-fault", sentence)
    return Read(job, sha256(data).hexdigest(), result)


def _known(job: Job, known: Known) -> Read | None:
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
        raise UnreadableFile("file-slow", f"读这个文件超过 {seconds:g} 秒，不像一份年度报告，没有收入。")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _read_by_many(todo: Iterator[Job], pending: deque[Job], processes: int, known: Known) -> Iterator[Read]:
    """Files until there are no more, or one has killed its process: that is the first left in `pending`."""
    pool, others = _pool(processes), {child.pid for child in active_children()}
    try:
        ahead = deque(pool.submit(read, job) for job in pending)
        while True:
            for job in islice(todo, processes * _AHEAD - len(pending)):
                pending.append(job)
                ahead.append(_done(found) if (found := _known(job, known)) else pool.submit(read, job))
            if not pending:
                return
            result = ahead[0].result()
            ahead.popleft()
            pending.popleft()
            yield result
    except BrokenProcessPool:
        return
    except BaseException:  # given up: what is being read need not be read to its end
        for child in active_children():
            if child.pid not in others:
                child.kill()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _done(result: Read) -> Future[Read]:
    future = Future[Read]()
    future.set_result(result)
    return future


def _read_alone(job: Job) -> Read:
    """The file read in a process of its own, rejected where that dies."""
    with _pool(1) as pool:
        try:
            return pool.submit(read, job).result()
        except BrokenProcessPool:
            sentence = "读这个文件时程序中断，文件可能已损坏，请重新下载或另存后再试。"
            return Read(job, "", UnreadableFile("file-fault", sentence))


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(os.getpid(),))


def _start_worker(parent: int) -> None:
    """Bounds the memory, leaves Ctrl-C to the parent and ends with it, even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_WORKER_BYTES, _WORKER_BYTES))

    def watch() -> None:
        while os.getppid() == parent:
            sleep(_ORPHAN_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
