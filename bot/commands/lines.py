"""The lines that `wenbao ask --jsonl` reads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.phrases import phrases

Id = str | int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A question; lines of one session are turns of one conversation."""

    question: str
    id: Id = None
    session: Id = None
    today: date | None = None


class BadLine(Exception):
    """A line that cannot be answered, with what of it could be read."""

    def __init__(self, code: str, message: str, id_: Id = None, question: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.id = id_
        self.question = question


def line_of(raw: bytes) -> Line:
    """The line understood; raises BadLine."""
    given = _object(raw)
    id_, question, session = (given.get(key) for key in ("id", "question", "session"))
    id_ = id_ if _is_id(id_) else None
    if not isinstance(question, str):
        raise _bad("line_no_question", id_)
    if not _is_id(session):
        raise _bad("line_bad_session", id_, question)
    try:
        today = given.get("today")
        return Line(question, id_, session, None if today is None else date.fromisoformat(today))
    except (ValueError, TypeError) as error:
        raise _bad("line_bad_today", id_, question) from error


def _object(raw: bytes) -> dict[str, Any]:
    try:
        given = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _bad("line_not_text") from error
    except (ValueError, RecursionError) as error:
        raise _bad("line_not_json") from error
    if not isinstance(given, dict):
        raise _bad("line_not_json")
    return given


def _is_id(value: object) -> bool:
    return value is None or (isinstance(value, str | int) and not isinstance(value, bool))


def _bad(name: str, id_: Id = None, question: str | None = None) -> BadLine:
    return BadLine("line-bad", phrases("cli")[name], id_, question)
