"""How the bot is used, without names: kinds and times of answers, chats hashed, texts only if wanted."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter, defaultdict
from contextvars import ContextVar
from dataclasses import dataclass
from typing import NamedTuple

from bot.office.state import State
from bot.settings import Settings, hash_secret
from bot.types import Kind
from bot.understand.normal import normalise

UNANSWERED = (Kind.NO_DATA, Kind.OUT_OF_SCOPE)
_DAY = 86_400.0
_ROWS_KEPT = 400 * _DAY
_PRIVATE = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|[\dXx-]{6,}")
_REASON = """
UPDATE feedback SET reason = ?, text = ? WHERE rowid = (
    SELECT max(rowid) FROM feedback WHERE mark = ? AND chat IS ? AND useful = 0 AND reason IS NULL AND at > ?
)"""
_VARIES = re.compile(
    r"(?:19|20)?\d\d\s*年(?:度)?|[去前今本][年]|[\s,.;?!，。；？！、~…:：]+|多少|几[件个次]?|请问|吗|呢"
)

asking_chat: ContextVar[int | None] = ContextVar("asking_chat", default=None)


class Group(NamedTuple):
    """Questions alike but for year and punctuation: how often, and one of them (None: not kept)."""

    times: int
    kind: str
    text: str | None


class Ratings(NamedTuple):
    """How many answers were of use and how many not, why not, and people's own words where they are kept."""

    useful: int
    useless: int
    reasons: dict[str, int]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Questions by kind, chats (None where they are not told apart), and seconds at quantiles of the time."""

    total: int
    kinds: dict[str, int]
    chats: int | None
    seconds: dict[str, float]


class Statistics:
    """The questions asked, in the state file."""

    def __init__(self, state: State, settings: Settings) -> None:
        self._state = state
        self._days = settings.keep_texts_days
        secret = hash_secret(settings)
        self._key = hashlib.sha256(secret.reveal().encode()).digest() if secret else None
        self._swept = 0.0

    def record(self, kind: Kind, seconds: float, question: str) -> None:
        """Keep that a question was asked; its text only when it was not answered and texts are kept."""
        now = self._state.clock()
        text = None
        if self._days and kind in UNANSWERED:
            text = _shortened(question)
        values = (now, kind.value, seconds, self._hashed(asking_chat.get()), text)
        self._state.attempt("INSERT INTO asked VALUES (?, ?, ?, ?, ?)", *values)
        if now - self._swept > 600:
            self._swept = now
            self.sweep()

    def rate(self, mark: str, useful: bool, reason: str | None, words: str | None) -> None:
        """Keep what a person thinks of the answer with this mark; their own words only if texts are kept."""
        now, chat = self._state.clock(), self._hashed(asking_chat.get())
        text = _shortened(words) if words and self._days else None
        if reason and self._state.attempt(_REASON, reason, text, mark, chat, now - _DAY):
            return
        values = (now, mark, int(useful), reason, chat, text)
        self._state.attempt("INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?)", *values)

    def ratings(self, days: int) -> Ratings:
        """What people thought of the answers of the last days, the latest words first."""
        self.sweep()
        rows = self._state.rows(
            "SELECT useful, reason, text FROM feedback WHERE at > ? ORDER BY at DESC",
            self._state.clock() - days * _DAY,
        )
        reasons = Counter(reason for useful, reason, _ in rows if not useful and reason)
        words = tuple(text for _, _, text in rows if text)
        useful = sum(useful for useful, _, _ in rows)
        why = dict(sorted(reasons.items(), key=lambda one: (-one[1], one[0])))
        return Ratings(useful, len(rows) - useful, why, words)

    def sweep(self) -> None:
        """Take out texts older than the settings allow, and rows that are over a year old."""
        now = self._state.clock()
        before = now - self._days * _DAY
        for table in ("asked", "feedback"):
            self._state.attempt(f"UPDATE {table} SET text = NULL WHERE text IS NOT NULL AND at < ?", before)
            self._state.forget(table, now - _ROWS_KEPT)

    def unanswered(self, days: int) -> list[Group]:
        """What could not be answered in the last days, the most frequent first."""
        self.sweep()
        marks = ", ".join("?" for _ in UNANSWERED)
        rows = self._state.rows(
            f"SELECT kind, text, count(*) FROM asked WHERE at > ? AND kind IN ({marks}) GROUP BY kind, text",
            self._state.clock() - days * _DAY,
            *UNANSWERED,
        )
        groups: dict[tuple[str, str | None], Counter[str | None]] = defaultdict(Counter)
        for kind, text, count in rows:
            groups[kind, alike(text) if text else None][text] += count
        found = [
            Group(texts.total(), kind, texts.most_common(1)[0][0]) for (kind, _), texts in groups.items()
        ]
        return sorted(found, key=lambda group: (-group.times, group.text or ""))

    def summary(self, days: int) -> Summary:
        """Questions, kinds, chats and times of the last days."""
        since = self._state.clock() - days * _DAY
        rows = self._state.rows("SELECT kind, seconds, chat FROM asked WHERE at > ?", since)
        kinds = Counter(str(kind) for kind, _, _ in rows)
        chats = {chat for _, _, chat in rows if chat}
        return Summary(
            len(rows), dict(kinds.most_common()), len(chats) if self._key else None,
            quantiles([seconds for _, seconds, _ in rows]),
        )  # fmt: skip

    def _hashed(self, chat: int | None) -> str | None:
        if chat is None or self._key is None:
            return None
        return hmac.new(self._key, str(chat).encode(), "sha256").hexdigest()[:24]


def _shortened(words: str) -> str:
    """The words without numbers and addresses that may be a person's, and not too many of them."""
    return _PRIVATE.sub("…", words)[:300]


def alike(text: str) -> str:
    """The question without what varies from one asking to the next."""
    plain = normalise(text)
    return _VARIES.sub("", plain) or plain


def quantiles(seconds: list[float]) -> dict[str, float]:
    """The time within which 50, 95, 99 and 100 of 100 answers came; 0 where there are none."""
    ordered = sorted(seconds) or [0.0]
    last = len(ordered) - 1
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "most": 1.0}
    return {name: ordered[min(last, int(share * len(ordered)))] for name, share in shares.items()}
