"""Many files in several processes, in order; a file that kills its process is rejected alone."""

from __future__ import annotations

import gc
import os
import resource
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import islice
from multiprocessing import active_children
from pathlib import Path
from time import sleep
from types import FrameType

from corpus.errors import UnreadableFile
from index.collecting import SELDOM, collecting_seldom
from index.handover import packed, unpacked
from index.ingest_reading import Job, Known, Read, known_already, read

MANY = 8  # files, from which on starting processes pays
_AHEAD = 16  # files read ahead by each process, while the index is being written
_ORPHAN_SECONDS = 1.0
_WORKER_BYTES = 2_000_000_000
_ROOM = 1_000_000_000  # for reading, in a worker of a process that is large itself


def read_all(jobs: Sequence[Job], processes: int, *, known: Known = frozenset()) -> Iterator[Read]:
    """Every file read, in order; few files are read in this process."""
    with collecting_seldom():
        if processes == 1 or len(jobs) < MANY:
            yield from (known_already(job, known) or read(job) for job in jobs)
            return
        todo, pending = iter(jobs), deque[Job]()
        yield from _read_by_many(todo, pending, processes, known)
        while pending:
            yield _read_alone(pending.popleft())
            yield from _read_by_many(todo, pending, processes, known)


def _read_by_many(todo: Iterator[Job], pending: deque[Job], processes: int, known: Known) -> Iterator[Read]:
    """Files until there are no more, or one has killed its process: that is the first left in `pending`."""
    pool, others = _pool(processes), {child.pid for child in active_children()}
    try:
        ahead = deque(pool.submit(_work, job) for job in pending)
        while True:
            for job in islice(todo, processes * _AHEAD - len(pending)):
                pending.append(job)
                ahead.append(
                    _done(found) if (found := known_already(job, known)) else pool.submit(_work, job)
                )
            if not pending:
                return
            result = ahead[0].result()
            ahead.popleft()
            pending.popleft()
            yield unpacked(result)
    except BrokenProcessPool:
        return
    except BaseException:  # given up: what is being read need not be read to its end
        for child in active_children():
            if child.pid not in others:
                child.terminate()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _done(result: Read) -> Future[bytes]:
    future = Future[bytes]()
    future.set_result(packed(result))
    return future


def _read_alone(job: Job) -> Read:
    """The file read in a process of its own, rejected where that dies."""
    with _pool(1) as pool:
        try:
            return unpacked(pool.submit(_work, job).result())
        except BrokenProcessPool:
            sentence = "读这个文件时程序中断，文件可能已损坏，请重新下载或另存后再试。"
            return Read(job, "", UnreadableFile("file-fault", sentence))


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(os.getpid(),))


class _GivenUp(BaseException):
    """What is being read is not wanted any more."""


class _Worker:
    """What this process does: it stops reading when it is told to, but never while it hands over a result.

    A result cut short in the pipe would keep the parent waiting for its end.
    """

    reading = False
    given_up = False

    @classmethod
    def give_up(cls, _number: int, _frame: FrameType | None) -> None:
        """Ends what is being read, and what is still to be read before it begins."""
        cls.given_up = True
        if cls.reading:
            raise _GivenUp


def _work(job: Job) -> bytes:
    """The file read, packed: the pool's own thread would unpickle it while the index is being written."""
    try:
        _Worker.reading = not _Worker.given_up
        return packed(read(job) if _Worker.reading else Read(job, "", None))
    finally:
        _Worker.reading = False


def _start_worker(parent: int) -> None:
    """Bounds the memory, leaves Ctrl-C to the parent and ends with it, even when it is killed."""
    gc.freeze()  # what the parent has loaded is neither looked through nor copied
    gc.set_threshold(*SELDOM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _Worker.give_up)

    def watch() -> None:
        while os.getppid() == parent:
            sleep(_ORPHAN_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()  # one that finds no memory is waited for for ever
    with suppress(ValueError, OSError):
        most = max(_WORKER_BYTES, _mapped() + _ROOM)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _mapped() -> int:
    """Bytes of address space of this process, what it was forked with included; 0 where it is not told."""
    with suppress(OSError, ValueError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    return 0
