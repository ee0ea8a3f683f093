"""Aliases of the office: added as data, each with a sentence that tests it, and none that could mislead."""

from __future__ import annotations

import json
from pathlib import Path

from bot.understand import own_words
from bot.understand.normal import normalise
from bot.understand.own_words import VocabularyError, read
from bot.understand.parse import lexicon
from bot.understand.vocabulary import terms

_LONGEST = 20
_DENIALS = frozenset("不没未非无")
_HEAD = """# 本单位的说法：alias 是一个词和它说的指标，sentence 是每个词的测试句。
# 用 wenbao alias add 加、wenbao alias test 测试；也可以手改。
"""


def add(path: Path, word: str, means: str) -> tuple[str, str]:
    """Word and term as they now stand in the file; VocabularyError when the word could mislead."""
    own_words.use(path)
    say = normalise(word).replace(" ", "")
    term = _term(means)
    _check(say, term)
    entries = read(path)
    entries["alias"].append({"say": say, "term": term})
    entries["sentence"].append({"say": f"{say}有多少件？", "term": term})
    before = path.read_bytes() if path.exists() else None
    _write(path, entries)
    own_words.use(path)
    if failed(path):
        _restore(path, before)
        own_words.use(path)
        raise VocabularyError(
            "alias-collides", f"加上“{say}”以后有测试句认错了，没有加。请换一个更长的说法。"
        )
    return say, term


def remove(path: Path, word: str) -> bool:
    """Whether the word was in the file and is now out of it, with its sentences."""
    entries = read(path)
    kept = {
        "alias": [entry for entry in entries["alias"] if entry["say"] != word],
        "sentence": [entry for entry in entries["sentence"] if word not in entry["say"]],
    }
    if len(kept["alias"]) == len(entries["alias"]):
        return False
    _write(path, kept)
    own_words.use(path)
    return True


def failed(path: Path) -> list[dict[str, str]]:
    """The test sentences of the file that are not understood as their term and nothing else."""
    own_words.use(path)
    return [entry for entry in read(path)["sentence"] if _said(normalise(entry["say"])) != {entry["term"]}]


def _term(means: str) -> str:
    """The id of the term that is meant, by its own name or by a word that says it."""
    if means in terms():
        return means
    found = {entry.id for entry in lexicon().words.get(normalise(means), ()) if entry.kind == "term"}
    if len(found) != 1:
        raise VocabularyError(
            "alias-unknown", f"不知道“{means}”是哪个指标。请写一个问报听得懂的说法，比如“行政处罚”。"
        )
    return found.pop()


def _check(say: str, term: str) -> None:
    if not 2 <= len(say) <= _LONGEST or not say.isalnum() or say.isdecimal() or "~" in say:
        raise VocabularyError("alias-shape", f"说法要是 2 到 {_LONGEST} 个字，不带标点和空格。")
    if say in lexicon().words:
        raise VocabularyError("alias-collides", f"“{say}”已经有意思了，没有加。")
    others = _said(say) - {term}
    if others or (_DENIALS & set(say) and not _DENIALS & set(term)):
        raise VocabularyError(
            "alias-opposite",
            f"“{say}”里有别的或相反的意思（{'、'.join(sorted(others)) or '否定'}），没有加。",
        )
    for word, entries in lexicon().words.items():
        names = {entry.id for entry in entries if entry.kind in ("term", "weak")}
        if names and term not in names and (say in word or _one_apart(say, word)):
            raise VocabularyError("alias-collides", f"“{say}”和“{word}”太像，没有加。请换一个更长的说法。")


def _one_apart(one: str, other: str) -> bool:
    return len(one) == len(other) > 2 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _said(text: str) -> set[str]:
    return {name for match in lexicon().find(text) for kind, name in match.readings() if kind == "term"}


def _write(path: Path, entries: dict[str, list[dict[str, str]]]) -> None:
    lines = [_HEAD]
    for name, listed in entries.items():
        for entry in listed:
            lines.append(f"[[{name}]]")
            lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
            lines.append("")
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text("\n".join(lines), "utf-8")
        part.replace(path)
    except OSError as error:
        raise VocabularyError("vocabulary-unwritable", f"说法文件 {path} 写不了，请检查权限。") from error


def _restore(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(before)
