"""Rows and results that a message says did not come about (没维持的, 没输的官司)."""

from __future__ import annotations

import re

from bot.understand.contexts import SIDES, meant_in_context
from bot.understand.lexicon import Match
from bot.understand.metrics import Target, candidates
from bot.understand.parse import Parsed, lexicon
from bot.understand.vocabulary import terms

_DENIAL = re.compile("^(?:没有|没|未|不予|不)(?:能|被|给|有)?")
_BEFORE = re.compile("[没未不][^,，。；;]?$")
_NONE = re.compile("(?:没有|没|未|不)(?![被予受获得通挨]|罚成|批[^过许]|收[违上])")
_REFUSED = ("§不予",)
_RESULT = "result"


def denial_of(match: Match) -> int:
    """How many characters at the start of a word for a row deny that there was any (没收费, 没处罚)."""
    hit = _NONE.match(match.text) if match.kind in ("term", "weak") else None
    if hit is None:
        return 0
    same = any(entry.id == match.id for entry in lexicon().words.get(match.text[hit.end() :], ()))
    return hit.end() if same or terms()[match.id].kinds.get("measure") == _REFUSED else 0


def leaves_denial_out(target: Target, parsed: Parsed) -> bool:
    """Whether a row is what the message denies, or of all results where it denies one."""
    if any(
        set(candidates(target)) & set(candidates(Target.of(terms()[name].kinds))) for name in _sides(parsed)
    ):
        return True
    said = [m for m in parsed.matches if m.kind == "term" and _unprinted(m.id)]
    if not said:
        return False
    denied = {result for match in said for result in _results(_DENIAL.sub("", match.text))}
    own = target.as_dict().get(_RESULT, ())
    return not own or not denied or bool(denied & set(own))


def _sides(parsed: Parsed) -> list[str]:
    """The sides of a case that stand behind a denial (没输的官司, 没打输的)."""
    said = (m for m in parsed.matches if m.kind == "term" and m.id in SIDES)
    return [m.id for m in said if _BEFORE.search(parsed.spoken[: m.start])]


def _unprinted(name: str) -> bool:
    """Whether a term stands for a result that no form has a row of."""
    return any(part.startswith("§") for part in terms()[name].kinds.get(_RESULT, ()))


def _results(word: str) -> set[str]:
    """The results that a word stands for where reviews or suits are spoken of."""
    names = {entry.id for entry in lexicon().words.get(word, ())} | {meant_in_context(word)}
    kinds = (terms()[name].kinds for name in names if name in terms())
    return {part for of in kinds for part in of.get(_RESULT, ()) if not part.startswith("§")}
