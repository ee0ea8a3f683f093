"""A table is aligned once for all figures: it is read as if its own figures had been looked at first."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import tables
from corpus.readers import read_document
from corpus.tables import read_tables
from corpus.tables.aligned import aligned
from corpus.tables.skeleton import skeleton_of
from tests.corpus.factory import Style
from tests.corpus.layouts import report_text
from tests.corpus.made_lists import make_list
from tests.corpus.quirks import QUIRKS
from tests.corpus.test_tables_layouts import KEEPS_ROWS
from tests.corpus.test_tables_quirks import LAYOUTS, odd

_FIGURE = re.compile(r"(?<![\d.,（(、一-龥])\d+(?![\d.,、．）)年月条件.]|[一-龥])")
many = settings(max_examples=6, suppress_health_check=list(HealthCheck))
seeds = st.integers(0, 2**32)


def with_other_figures(text: str, chance: Random, share: float) -> str:
    """The text with some of its figures replaced, so that it hardly adds up any more."""

    def other(found: re.Match[str]) -> str:
        figure = chance.choice((0, chance.randint(0, 9), chance.randint(0, 99_999)))
        return str(figure) if chance.random() < share else found[0]

    return _FIGURE.sub(other, text)


def assert_read_alike(text: str) -> None:
    document = read_document(text.encode(), "表.txt")
    known = read_tables(document)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tables, "aligned", lambda _skeleton: None)
        assert known == read_tables(document)


@pytest.mark.parametrize("layout", LAYOUTS)
@many
@given(st.lists(st.sampled_from(sorted(QUIRKS)), unique=True, max_size=4), seeds, st.booleans())
def test_other_figures_in_a_known_table_are_read_as_in_an_unknown_one(
    layout: str, quirks: list[str], seed: int, blanks: bool
) -> None:
    text = report_text(odd(quirks, seed, blanks=blanks, largest=300), LAYOUTS[layout])
    for share in (0, 0.03, 0.6):
        assert_read_alike(with_other_figures(text, Random(seed), share))


@pytest.mark.parametrize("layout", LAYOUTS)
@many
@given(seeds)
def test_other_figures_in_a_known_list_are_read_as_in_an_unknown_one(layout: str, seed: int) -> None:
    text = "附件\n统计表\n" + LAYOUTS[layout](make_list(Random(seed)).rows, Style())
    for share in (0, 0.6):
        assert_read_alike(with_other_figures(text, Random(seed), share))


@pytest.mark.parametrize("layout", KEEPS_ROWS)
def test_tables_that_differ_in_figures_alone_are_aligned_once(layout: str) -> None:
    text = report_text(odd([], 1, blanks=False, largest=300), KEEPS_ROWS[layout])
    other = with_other_figures(text, Random(1), 0.6)
    skeletons = [skeleton_of(read_document(each.encode(), "表.txt"))[0] for each in (text, other)]
    assert text != other
    assert skeletons[0] == skeletons[1]
    assert aligned(skeletons[0]) is aligned(skeletons[1]) is not None
