"""Labels of the forms in printed text: what is one, where they stand in a line, what opens a row."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus.fold import fold, fold_with_places, without_notes, without_number
from corpus.tables.shapes import CLAUSE, Word, shapes, variants

WHOLE_TABLE = 8  # labels on one line
_SHORT = 2  # characters
_DISPUTES_HEADING = re.compile(r"复议.{0,12}诉讼.{0,8}$")
_ENDING = 80  # characters, in which such a heading stands
_CUT_BEHIND_A_VALUE = re.compile(r"[（(\[【〔][^）)\]】〕]*\s\d[\d.,]*(?:\s[^）)\]】〕]*)?")
_SIGNS_BEHIND = re.compile(r"\s[-/—–\\*]+\s*$")  # cells in which nothing applies
_NOTE = re.compile(r"\s*[（(\[【〔][^（(\[【〔）)\]】〕]*[）)\]】〕]")


@lru_cache(1 << 12)
def known(text: str) -> str | None:
    """The folded reading of a label or clause heading of the forms, None when it is neither."""
    words = shapes().words
    if misnumbered(text) or cut_behind_a_value(text) or _SIGNS_BEHIND.search(text):
        return None
    readings = [each for each in variants(text) if each in words or CLAUSE.fullmatch(each)]
    return next((each for each in readings if word(each).rows), readings[0] if readings else None)


@lru_cache(1 << 10)
def cut_behind_a_value(text: str) -> bool:
    """True for a line that a label's note goes on from although the row's value stands at its end."""
    found = _CUT_BEHIND_A_VALUE.search(text)
    return found is not None and found.end() == len(text)


def misnumbered(text: str) -> bool:
    """True for a word too short to stand for itself (其他) behind another number than the form's."""
    bare = fold(without_number(text))
    return len(bare) <= _SHORT and without_number(text) != text and fold(text) not in shapes().words


@lru_cache(1 << 10)
def begins_label(text: str) -> bool:
    """Whether a text is a row's label as far as it goes."""
    spelled = (spelling for row in shapes().rows for spelling in row.spellings)
    return any(spelling.startswith(variants(text)) for spelling in spelled)


def is_of_table(text: str) -> bool:
    """Whether a text begins with the label of a row, or holds those of a table, and is no sentence."""
    if _is_upright(text):
        return False
    inside = labels_inside(text.strip()) if "。" not in text else []
    first = bool(inside) and bool(word(inside[0][0]).rows) and not fold(without_number(text[: inside[0][1]]))
    return first or len(inside) >= WHOLE_TABLE


def _is_upright(text: str) -> bool:
    """Whether a text is a line of table 四's headers printed upright (结 结 其 尚 总计)."""
    marks = {mark for column in shapes().disputes.columns for mark in fold(column.header)}
    words = text.split()
    return len(words) > 1 and min(map(len, words)) == 1 and set("".join(words)) <= marks


def heads_disputes(text: str) -> bool:
    """Whether a heading is that of table 四."""
    return _DISPUTES_HEADING.search(fold(text[-_ENDING:])) is not None


def word(key: str) -> Word:
    """What a key stands for; a clause heading stands for nothing but itself."""
    return shapes().words.get(key) or Word()


def labels_inside(text: str) -> list[tuple[str, int, int]]:
    """The folded labels in a text, each with where it begins and where it and its note end."""
    folded, places = fold_with_places(text)
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(folded):
        length = 0 if _ends_a_value(text, places[at]) else _longest_label(folded, at)
        if length:
            end = at + length
            last = places[end - 1] + 1
            following = places[end] if end < len(folded) else len(text)
            note = _NOTE.match(text, last, following)
            noted = note is not None and not without_notes(note[0]).strip()
            found.append((folded[at:end], places[at], note.end() if note and noted else last))
        at += length or 1
    return found


def _ends_a_value(text: str, at: int) -> bool:
    """True for a digit that numbers no label: one stands in front of it, or a blank behind."""
    return text[at].isdigit() and (text[at - 1 : at].isdigit() or text[at + 1 : at + 2].isspace())


@cache
def _label_lengths() -> dict[str, tuple[int, ...]]:
    """The lengths of the labels that begin with a character, the longest first."""
    found: dict[str, set[int]] = {}
    for label in shapes().words:
        found.setdefault(label[0], set()).add(len(label))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _longest_label(folded: str, at: int) -> int:
    """The length of the longest label or clause heading that begins at a place, 0 when none does."""
    words = shapes().words
    clause = CLAUSE.match(folded, at)
    lengths = _label_lengths().get(folded[at], ())
    label = next(
        (size for size in lengths if folded[at : at + size] in words and at + size <= len(folded)), 0
    )
    return max(label, clause.end() - at if clause else 0)
