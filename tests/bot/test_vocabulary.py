"""The words of the metrics: each names one row or column of the forms, and no opposite of it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from math import prod
from typing import Any

import pytest

from bot.understand.lexicon import Lexicon
from bot.understand.metrics import Target, candidates, facets
from bot.understand.normal import normalise
from bot.understand.parse import lexicon
from bot.understand.vocabulary import entries, load, terms
from corpus.vocabulary import metrics

KINDS = {"subject", "measure", "outcome", "reason", "result", "route", "channel"}
ENTRIES: list[dict[str, Any]] = load("terms.toml")["term"]
MOST_WORDINGS = 8_000  # more make every start of the program slower
NAMES = [entry["id"] for entry in ENTRIES]


def spoken(text: str) -> set[str]:
    """The terms that are surely named in the text."""
    return {name for match in lexicon().find(text) for kind, name in match.readings() if kind == "term"}


def test_every_term_is_described_once() -> None:
    assert [name for name, times in Counter(NAMES).items() if times > 1] == []
    assert all(set(entry) <= {"id", "is", "say", "weak"} for entry in ENTRIES)
    assert all(entry.get("say") or entry.get("weak") for entry in ENTRIES)


@pytest.mark.parametrize("name", NAMES)
def test_a_term_names_parts_of_the_statutory_forms(name: str) -> None:
    known = {facet for metric in metrics().values() for facet in facets(metric)}
    kinds = terms()[name].kinds
    assert set(kinds) <= KINDS
    unknown = {part for parts in kinds.values() for part in parts} - known
    assert all(part.startswith("§") for part in unknown), unknown


@pytest.mark.parametrize("name", NAMES)
def test_a_term_fits_some_figure_unless_it_stands_for_what_no_form_counts(name: str) -> None:
    kinds = terms()[name].kinds
    parts = {part for group in kinds.values() for part in group}
    uncounted = any(part.startswith("§") and part != "§申请" for part in parts)
    # 罚款金额 is asked for, and no form has it.
    assert bool(candidates(Target.of(kinds))) != (uncounted or name == "罚款金额")


def test_no_word_names_two_terms() -> None:
    said = Counter(word for entry in ENTRIES for word in entry.get("say", ()))
    weak = {word for entry in ENTRIES for word in entry.get("weak", ())}
    assert [word for word, times in said.items() if times > 1] == []
    assert sorted(weak & set(said)) == []


def test_words_are_written_as_messages_are_read() -> None:
    words = [word for entry in ENTRIES for key in ("say", "weak") for word in entry.get(key, ())]
    assert [word for word in words if normalise(word) != word.strip()] == []
    assert [word for word in words if not all(word.split("~"))] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_understood_as_its_term(name: str) -> None:
    entry = next(entry for entry in ENTRIES if entry["id"] == name)
    lost = [word for word in entry.get("say", ()) if "~" not in word and spoken(word) != {name}]
    assert lost == []


def test_every_word_with_a_gap_is_found_across_the_gap() -> None:
    gapped = [entry for entry in entries() if entry.kind == "term" and "~" in entry.say]
    assert gapped
    for entry in gapped:
        alone = Lexicon([entry])
        first, *rest = entry.say.split("~")
        (found,) = alone.find_gapped("那个".join([first, *rest]))
        assert [piece.text for piece in found] == [first, *rest]
        assert alone.find_gapped("这".join([first, *("那" * 9 + part for part in rest)])) == []


@pytest.mark.parametrize(
    "word",
    [
        "交通",
        "餐饮",
        "酒驾",
        "查封",
        "扣押",
        "消防",
        "药品",
        "建筑",
        "未成年人",
        "撤诉",
        "和解",
        "卫生",
        "春节",
    ],
)
def test_what_narrows_a_figure_is_no_name_of_it(word: str) -> None:
    assert spoken(word) == set()


@pytest.mark.parametrize(
    ("said", "meant", "opposite"),
    [
        ("未受理的", "不予处理", "新收"),
        ("不对外公开的", "不予公开", "对外公开总数"),
        ("没有全部公开的", "部分公开", "予以公开"),
        ("没同意公开的", "不予公开", "予以公开"),
        ("没给答复的", "结转下年", "办理结果"),
        ("还没办结的", "结转下年", "办理结果"),
        ("老百姓打赢的", "败诉", "胜诉"),
        ("原告败诉的", "胜诉", "败诉"),
        ("政府没做错的", "维持", "纠正"),
        ("没维持的", "未维持", "维持"),
        ("没被纠正的", "未维持", "纠正"),
        ("没拿到信息的", "未获得信息", "予以公开"),
        ("还没废止的", "现行有效", "废止"),
        ("不再有效的", "废止", "现行有效"),
        ("没核准的", "不予许可", "行政许可"),
        ("没被罚的", "不予处罚", "行政处罚"),
        ("没收的", "没收", "新收"),
        ("解除强制的", "未强制", "行政强制"),
        ("往年遗留的", "上年结转", "结转下年"),
        ("拖到明年的", "结转下年", "上年结转"),
        ("绕过复议的", "直接起诉", "复议后起诉"),
        ("先复议再起诉的", "复议后起诉", "直接起诉"),
    ],
)
def test_a_denial_is_not_taken_for_what_it_denies(said: str, meant: str, opposite: str) -> None:
    found = spoken(said)
    assert meant in found
    assert opposite not in found


@pytest.mark.parametrize(
    ("asked", "denied"),
    [
        ("有没有公开", "不予公开"),
        ("批没批", "不予许可"),
        ("受没受理", "不予处理"),
        ("给不给公开", "不予公开"),
        ("能不能提供", "无法提供"),
        ("有没有审结", "尚未审结"),
    ],
)
def test_the_denial_inside_a_question_denies_nothing(asked: str, denied: str) -> None:
    assert denied not in spoken(asked)


def test_no_word_stands_for_more_wordings_than_are_read_in_a_moment() -> None:
    lengthy: dict[str, int] = {}
    for path in files("bot").joinpath("data").iterdir():
        if path.name.endswith(".toml"):
            for say in _strings(tomllib.loads(path.read_text("utf-8"))):
                choices = [len(group.split("|")) for group in re.findall(r"\(([^()]*\|[^()]*)\)", say)]
                lengthy |= {say: prod(choices)} if prod(choices) > MOST_WORDINGS else {}
    assert not lengthy


def _strings(part: Any) -> Iterator[str]:
    """Every string in a piece of data."""
    if isinstance(part, str):
        yield part
    else:
        for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from _strings(one)
