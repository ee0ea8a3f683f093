"""What stays one word, and what is found inside it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from random import Random

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.script import in_simplified
from index import segment
from index.segment import search_words, vocabulary, words

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("不予公开的有几件", "不予公开"),
        ("制发行政规范性文件3件", "行政规范性文件"),
        ("危及“三安全一稳定”的", "三安全一稳定"),
        ("行政处罚本年增/减多少", "本年增/减"),
        ("同比下降-26.95%", "-26.95%"),
        ("收费１，２３４．５０万元", "1234.50"),
        ("2023年1月1日", "2023"),
        ("访问WWW网站", "www"),
        ("主動公開行政規範性文件3條", "行政规范性文件"),
    ],
)
def test_statutory_words_and_figures_stay_whole(text: str, whole: str) -> None:
    assert whole in words(text)


def test_every_han_word_of_the_vocabulary_stays_whole() -> None:
    split = {word: words(word) for word in vocabulary() if all("一" <= letter <= "鿿" for letter in word)}
    assert split
    assert {word: parts for word, parts in split.items() if parts != [word]} == {}


def test_an_index_also_holds_the_words_inside_a_long_word() -> None:
    assert {"行政", "规范性", "文件", "行政规范性文件"} <= set(search_words("行政规范性文件"))


@given(st.text(max_size=60))
def test_no_figure_or_han_character_is_lost_and_nothing_else_is_added(text: str) -> None:
    kept = "".join(words(text))
    assert [letter for letter in kept if "一" <= letter <= "鿿"] == [
        letter for letter in unicodedata.normalize("NFKC", in_simplified(text)) if "一" <= letter <= "鿿"
    ]
    assert not any(word == "" or word.isspace() for word in words(text))


def _words_in_a_new_process(state: Path, folder: Path) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", "from index.segment import words; print(words('不予公开3件'))"],
        cwd=ROOT,
        env=os.environ | {"WENBAO_STATE": str(state), "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip(), done.stderr


def test_the_dictionary_is_kept_in_the_state_folder(tmp_path: Path) -> None:
    state = tmp_path / "state"
    for _ in range(2):
        assert _words_in_a_new_process(state, tmp_path) == ("['不予公开', '3', '件']", "")
        assert [file.suffix for file in state.iterdir()] == [".cache"]


def test_without_a_state_folder_a_private_one_is_used(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert _words_in_a_new_process(tmp_path / "file" / "state", tmp_path) == ("['不予公开', '3', '件']", "")
    (private,) = tmp_path.glob("wenbao-*")
    assert private.stat().st_mode & 0o077 == 0


def texts() -> list[str]:
    """The bundled report, the definitions and phrases, and the published reports where they are at hand."""
    folders = (ROOT / "corpus" / "samples", ROOT.parent / "shared" / "reports")
    found = [path.read_bytes() for folder in folders for path in sorted(folder.rglob("*.txt"))]
    return [data.decode("utf-8", "ignore") for data in found]


def runs_of_texts() -> set[str]:
    """Their runs of Chinese characters, and the project's own words."""
    runs = {run for text in texts() for run in re.findall(segment._HAN, text)} | set(vocabulary())
    return {run for run in runs if re.fullmatch(segment._HAN, run)}


@pytest.fixture(scope="module")
def raw() -> jieba.Tokenizer:
    """jieba as it comes, with the project's words."""
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    for run in segment._own_words():
        tokenizer.add_word(run)
    return tokenizer


def test_one_pass_cuts_the_words_that_jieba_cuts(raw: jieba.Tokenizer) -> None:
    chance = Random(0)
    words_known = [word for word in raw.FREQ if re.fullmatch(segment._HAN, word)]
    made = {"".join(chance.choice(words_known)[-3:] for _ in range(6)) for _ in range(5000)}
    ours = segment.tokenizer()
    runs = runs_of_texts() | made
    assert {run for run in runs if list(ours.cut(run)) != list(raw.cut(run))} == set()
    assert {run for run in runs if list(ours.cut_for_search(run)) != list(raw.cut_for_search(run))} == set()


def test_the_fast_tokenizer_cuts_the_same_words() -> None:
    fast = segment.fast()
    if fast is None:
        pytest.skip("the [fast] extra is not installed")
    slow = segment.tokenizer()
    runs = runs_of_texts()
    assert len(runs) > 200
    assert {run for run in runs if list(fast.cut(run)) != list(slow.cut(run))} == set()
    assert {run for run in runs if list(fast.cut_for_search(run)) != list(slow.cut_for_search(run))} == set()
