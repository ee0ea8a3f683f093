"""The words of the office that runs the bot: a file of its own beside the vocabulary of the program."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_used: list[tuple[str, str]] = []  # word and term id


class VocabularyError(Exception):
    """The office's words cannot be used: `code` is stable, the message says in Chinese what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def use(path: Path | None) -> None:
    """Take the words of this file, which may be missing, from now on; raises VocabularyError."""
    from bot.understand import content, parse, vocabulary

    _used[:] = [(entry["say"], entry["term"]) for entry in read(path)["alias"]] if path else []
    of_words = (vocabulary.entries, parse.lexicon, parse.lexicon_without, parse.read)
    for kept in (*of_words, content.plain_words, content.pieces, content.asked_words):
        kept.cache_clear()


def own_words() -> list[tuple[str, str]]:
    """Word and term id of every alias of the file in use."""
    return list(_used)


def read(path: Path) -> dict[str, list[dict[str, str]]]:
    """The aliases and their test sentences; none where there is no file; VocabularyError when it is wrong."""
    try:
        given: dict[str, Any] = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
        found = {name: [dict(entry) for entry in given.get(name, [])] for name in ("alias", "sentence")}
        right = all(
            set(entry) == {"say", "term"}
            and all(isinstance(value, str) and value for value in entry.values())
            for entries in found.values()
            for entry in entries
        )
    except (OSError, ValueError, TypeError) as error:
        raise _wrong(path) from error
    if not right or set(given) - set(found):
        raise _wrong(path)
    return found


def _wrong(path: Path) -> VocabularyError:
    return VocabularyError("vocabulary-file", f"说法文件 {path} 读不了或写得不对，请改正或从备份恢复。")
