"""The engine of a process that runs for months: its index may be replaced."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from bot.engine import Engine
from bot.office import indexes
from bot.types import Answer, Conversation
from index.errors import StoreError
from index.store import Store

logger = logging.getLogger(__name__)

_Identity = tuple[int, int]


class LiveEngine:
    """An engine over the index at `path`, opened anew when another file has taken its place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._identity = _identity(path)
        self._refused: _Identity | None = None
        self._store = Store.open(path, read_only=True)
        self._engine = Engine(self._store)

    def __enter__(self) -> LiveEngine:
        return self

    def __exit__(self, *_error: object) -> None:
        self._store.close()

    def ask(
        self, question: str, conversation: Conversation | None = None, today: date | None = None
    ) -> Answer:
        """The answer to a question."""
        return self._engine.ask(question, conversation, today=today)

    def examples(self) -> list[str]:
        """Questions that have an answer."""
        return self._engine.examples()

    def bodies(self) -> dict[str, tuple[int, ...]]:
        """The bodies of the index, each with the years of its reports."""
        return self._engine.bodies()

    def block(self, agency: str, year: int, metric: str, applicant: str | None) -> Answer | None:
        """Every row of the block of the table that a cell stands in."""
        return self._engine.block(agency, year, metric, applicant)

    def names(self, agency: str, year: int) -> frozenset[str]:
        """What the report of a body counts."""
        return self._engine.names(agency, year)

    def contact(self, agency: str, year: int) -> Answer:
        """Whom the report says to turn to."""
        return self._engine.contact(agency, year)

    def reports(self) -> int:
        """How many reports there are."""
        return len(self._store.reports())

    def replaced(self) -> bool:
        """Whether another file stands at the path, and it was not refused before."""
        now = _identity(self.path)
        return now not in (None, self._identity, self._refused)

    def check_new(self) -> bool:
        """Whether the file that now stands at the path may be opened; the log tells why not."""
        identity = _identity(self.path)
        try:
            if indexes.set_aside(self.path):
                logger.warning("what the old index left beside the new one was set aside")
            indexes.checked(self.path)
        except StoreError as error:
            self._refused = identity
            logger.error("the new index is not used, the old one stays: %s: %s", error.code, error.message)
            return False
        return True

    def reopen(self) -> None:
        """Answer from the file that now stands at the path; the old one stays open until the new one is."""
        identity = _identity(self.path)
        store = Store.open(self.path, read_only=True)
        try:
            engine = Engine(store)
        except BaseException:
            store.close()
            raise
        old, self._store, self._engine, self._identity = self._store, store, engine, identity
        old.close()
        logger.info("a new index was opened: %d reports", self.reports())


def _identity(path: Path) -> _Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
