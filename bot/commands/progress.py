"""A bar on standard error for long work, only where a person looks at it."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType
from typing import Self

from bot.phrases import phrases

_MANY, _WIDTH, _EVERY = 10, 30, 0.1


class Progress:
    """Prints results on standard output and, on a terminal, how far the work is."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = total >= _MANY and sys.stderr.isatty()
        self._started = monotonic()
        self._drawn = self._started - _EVERY

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def step(self, result: str) -> None:
        """One more is done, with this result."""
        self._done += 1
        if self._shown and sys.stdout.isatty():
            self._wipe()
        print(result, flush=True)
        if self._shown and monotonic() - self._drawn >= _EVERY:
            self._draw()

    def close(self) -> None:
        """Takes the bar away."""
        if self._shown:
            self._wipe()
            self._shown = False

    def _draw(self) -> None:
        self._drawn = monotonic()
        seconds = (self._drawn - self._started) / self._done * (self._total - self._done)
        left = f"{int(seconds // 60)}:{int(seconds % 60):02d}"
        full = _WIDTH * self._done // self._total
        told = phrases("cli.ingest")["progress"].format(done=self._done, total=self._total, left=left)
        sys.stderr.write(f"\r\x1b[K{'█' * full}{'░' * (_WIDTH - full)} {told}")
        sys.stderr.flush()

    def _wipe(self) -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
