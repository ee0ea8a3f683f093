"""The words of a question that the narrative must hold, without fillers and question words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import compress

from bot.understand.lexicon import Match
from bot.understand.metrics import Target, candidates
from bot.understand.normal import blank
from bot.understand.parse import Parsed, lexicon
from bot.understand.vocabulary import load, terms, topics
from bot.understand.vocabulary import words as lists
from index.segment import words

_MESSAGES = 64  # of which it is kept what they say, for all reports that they are asked of
_COLUMN = 3  # characters that more than hint at a column
_OF_CASES = re.compile("案件|案子|[的了是有过又再案]")
_NAMED = 2  # words for one row
_DENIALS = "没不未非"
_ASKING = "哪啥谁几"  # first characters of words that only ask (哪条)
_ASKING_KINDS = frozenset(("question", "unit", "cue", "operation", "applicant"))
_BLANKS = re.compile(r"\s+")
_LETTERS = re.compile(r"[\u4e00-\u9fffa-z]")
_SILENT = frozenset(("neutral", "question", "cue", "unit", "operation", "level"))
_CONTENT = ("term", "topic", "applicant", "content", "definition")


@cache
def classes() -> dict[str, frozenset[str]]:
    """For every word of a class of equal meaning the whole class."""
    found: dict[str, frozenset[str]] = {}
    for entry in load("narrative_words.toml")["class"]:
        group = frozenset(entry["words"])
        found.update(dict.fromkeys(group, group))
    return found


@cache
def plain_words() -> frozenset[str]:
    """Words of the narrative that do not narrow a question."""
    return _flagged("plain")


@cache
def channel_words() -> frozenset[str]:
    """Words of the narrative for ways of publishing."""
    return _flagged("channel")


@cache
def apart_words() -> dict[str, list[str]]:
    """Words that make a figure another one than that of the year (日均), with what asks for it."""
    apart: dict[str, list[str]] = load("narrative_words.toml")["apart"]
    return apart


@cache
def opposites() -> tuple[tuple[str, str], ...]:
    """Every word with one that is never taken for it (专职, 兼职)."""
    pairs = load("narrative_words.toml")["opposites"]["pairs"]
    return tuple(pair for one, other in pairs for pair in ((one, other), (other, one)))


@cache
def published_words() -> dict[str, list[str]]:
    """What labels of all that is published are called beside the verb, and verbs of single accounts."""
    published: dict[str, list[str]] = load("narrative_words.toml")["published"]
    return published


def spans_years(text: str) -> str:
    """`only` or `rather` where a figure of all years up to now is asked for, else ''."""
    says: dict[str, list[str]] = load("narrative_words.toml")["cumulative"]
    return next((name for name, words in says.items() if any(word in text for word in words)), "")


def _flagged(flag: str) -> frozenset[str]:
    return frozenset(
        word for entry in load("narrative_words.toml")["class"] if entry.get(flag) for word in entry["words"]
    )


def names_told(parsed: Parsed) -> bool:
    """Whether a thing is named of which only the narrative tells (公告, 微信)."""
    return any(m.kind == "content" and m.text not in plain_words() for m in parsed.matches)


@lru_cache(maxsize=_MESSAGES)
def pieces(parsed: Parsed) -> tuple[str, ...]:
    """The content words of the question in order, each once."""
    taken = taken_over(parsed)
    said = [
        (m.start, m.text)
        for m in parsed.matches
        if m.id not in taken
        and (m.id in ("absent", "文件") or any(kind in _CONTENT for kind, _ in m.readings()))
    ]
    found = [text for _, text in sorted(said)] + list(parsed.leftover)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=_MESSAGES)
def taken_over(parsed: Parsed) -> frozenset[str]:
    """The terms that a subject of the narrative takes over (收了 beside 信息处理费)."""
    return frozenset(name for topic in parsed.ids("topic") for name in topics()[topic].get("excludes", ()))


def holds(text: str, piece: str) -> bool:
    """Whether the text says the word, or one of equal meaning."""
    said, own = spaceless(text)
    among = said if "申请" in piece else own
    alike = classes().get(piece)
    return piece in among or (alike is not None and any(word in among for word in alike))


def holding(texts: Sequence[tuple[str, str]], piece: str) -> list[int]:
    """The places of the texts, as `spaceless` gives them, that say the word or one of equal meaning."""
    which = 0 if "申请" in piece else 1
    alike = classes().get(piece, frozenset()) | {piece}
    if len(alike) == 1:
        return [place for place, text in enumerate(texts) if piece in text[which]]
    return [place for place, text in enumerate(texts) if any(word in text[which] for word in alike)]


@lru_cache(maxsize=4096)
def spaceless(text: str) -> tuple[str, str]:
    """The text without blanks, also without 依申请公开, which is no publishing on one's own account."""
    said = _BLANKS.sub("", text)
    return said, said.replace("依申请公开", "")


@lru_cache(maxsize=_MESSAGES)
def asked_words(parsed: Parsed) -> tuple[str, ...]:
    """The words of the whole question that could stand in the narrative, each once."""
    known = lexicon().words
    whole = {part: m.text for m in parsed.matches if m.kind == "content" for part in words(m.text)}
    found = [
        whole.get(word, word)
        for word in words(parsed.spoken.replace("\0", " "))
        if len(word) > 1
        and not word.isascii()
        and word[0] not in _ASKING
        and not any(entry.kind in _SILENT for entry in known.get(word, ()))
    ]
    return tuple(dict.fromkeys(found))


def akin(word: str, text: str, targets: Sequence[Target]) -> bool:
    """Whether the word, not denied in the text, is part of what people call a target (收入 of 收费)."""
    denied = any(denial + word in text for denial in _DENIALS)
    return (
        not denied
        and word not in lists()["narrowing"]["words"]
        and any(word in said for target in targets for said in _called(target))
    )


@cache
def _called(target: Target) -> tuple[str, ...]:
    """The words of the vocabulary for rows of the target, and for what narrows it to them."""
    rows, kinds = set(candidates(target)), set(target.kinds)
    named = [(entry, Target.of(terms()[entry["id"]].kinds)) for entry in load("terms.toml")["term"]]
    alike = [entry for entry, one in named if set(candidates(one)) <= rows or set(one.kinds) <= kinds]
    examples = load("examples.toml")["figure"]
    lists = ((e.get("say", ()), e.get("weak", ()), examples.get(e["id"], ())) for e in alike)
    return tuple(say for groups in lists for group in groups for say in group)


def says_more(parsed: Parsed) -> bool:
    """Whether anything is said beside the names of rows and what asks for them."""
    named = (m for m in parsed.matches if m.kind == "term" and (m.text in _names_of(m.id) or _is_column(m)))
    return _says_beside(parsed, named)


def only_names(parsed: Parsed) -> bool:
    """Whether a row is named in a word or two, and nothing is said beside it but of cases (的案件有几件)."""
    terms_said = [m for m in parsed.matches if m.kind in ("term", "weak")]
    asking = [m for m in parsed.matches if m.kind in _ASKING_KINDS]
    rest = blank(parsed.spoken, ((m.start, m.end) for m in (*terms_said, *asking)))
    few = sum(m.kind == "term" for m in terms_said) <= _NAMED
    return few and _LETTERS.search(_OF_CASES.sub("", rest)) is None


def _is_column(match: Match) -> bool:
    """Whether words of their own name a column of several rows as it is (三项决定)."""
    return len(match.text) > _COLUMN and set(terms()[match.id].kinds) == {"measure"}


def composed(target: Target, parsed: Parsed) -> bool:
    """Whether words that narrow each other make the target (官司 + 维持) and nothing else is said."""
    kinds, known = target.as_dict(), terms()
    made = [
        match
        for match in parsed.matches
        if match.kind in ("term", "weak")
        and all(kinds.get(kind) == parts for kind, parts in known[match.id].kinds.items())
    ]
    printed = "".join(part for parts in kinds.values() for part in parts)
    beside = (m for m in parsed.matches if m.kind == "neutral" and m.text in printed)  # 结果
    return len({match.id for match in made}) > 1 and not _says_beside(parsed, (*made, *beside))


def _says_beside(parsed: Parsed, named: Iterable[Match]) -> bool:
    """Whether letters are left without what is named, what asks, courtesies and single characters."""
    silent = (m.kind in _ASKING_KINDS or len(m.text) == 1 or m.text in _courtesy() for m in parsed.matches)
    asking = compress(parsed.matches, silent)
    return _LETTERS.search(blank(parsed.spoken, ((m.start, m.end) for m in (*named, *asking)))) is not None


@cache
def _courtesy() -> frozenset[str]:
    return frozenset(lists()["courtesy"]["words"])


@cache
def _names_of(name: str) -> frozenset[str]:
    """The names that the forms print for what a term stands for."""
    return frozenset(part.lstrip("§") for parts in terms()[name].kinds.values() for part in parts)
