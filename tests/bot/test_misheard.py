"""Misspelt names of bodies are found as comparing with every name would find them."""

from __future__ import annotations

from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from bot.understand.misheard import Misheard
from bot.understand.typos import sound
from corpus.regions import by_name

PLACES = [
    one + two + level
    for one, two, level in product("静青清抚", "海江河洲", "县区市")
    if (one, two) != ("抚", "洲")
]
NAMES = {
    place + office: [place + office]
    for place in PLACES
    for office in ("人民政府", "政府", "民政局", "财政局", "")
}
CLEAR, ONE_OFF = 3, 5  # characters of a name that may be written as it sounds, or with one wrong
LETTERS = sorted({*"".join(NAMES), *"抚州港经请府镇", "\0", " ", "a"})


def compared(text: str) -> str:
    """The name that is meant by the longest part of the text, every name compared."""
    by_sound = {sound(name).replace(" ", ""): name for name in sorted(NAMES, key=len) if len(name) >= CLEAR}
    for length in range(len(text), CLEAR - 1, -1):
        for start in range(len(text) - length + 1):
            window = text[start : start + length]
            if window in NAMES or "\0" in window:
                continue
            near = [name for name in NAMES if length >= ONE_OFF and _one_off(name, window)]
            said = by_sound.get(sound(window).replace(" ", "")) or (near[0] if len(near) == 1 else "")
            if said and not _elsewhere(window, said):
                return said
    return ""


def _elsewhere(window: str, name: str) -> bool:
    """Whether what is written starts with the name of another region."""
    return any(window[:end] in by_name() and window[:end] != name[:end] for end in range(2, len(window) + 1))


def _one_off(name: str, window: str) -> bool:
    alike = len(name) == len(window) and name[-1] == window[-1]
    return alike and sum(one != other for one, other in zip(name, window, strict=True)) == 1


misspelt = st.builds(
    lambda name, place, letter: name[: place % len(name)] + letter + name[place % len(name) + 1 :],
    st.sampled_from(sorted(NAMES)),
    st.integers(0, 9),
    st.sampled_from(LETTERS),
)
texts = st.lists(st.one_of(misspelt, st.text(LETTERS, max_size=4)), min_size=1, max_size=3).map("".join)


@given(text=texts)
@example("抚舟市民政局")
@example("静海区人民政府")
@example("静寰区人民政府")
def test_few_comparisons_find_what_all_of_them_would(text: str) -> None:
    found = Misheard(NAMES).find(text)
    assert (found[2] if found else "") == compared(text)
