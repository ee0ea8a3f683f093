"""Misspelt words: homophones and words one character off, put right where nothing else explains them."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.fuzzy import edits, one_off, turns
from bot.understand.lexicon import Lexicon
from corpus.vocabulary import metrics
from index.segment import in_word

_SPELT = r"[a-z][a-z' ]*[a-z](?![\u4e00-\u9fff])"
_RUN = re.compile(rf"{_SPELT}|(?:(?![a-z]+ {_SPELT})[\u4e00-\u9fffa-z])+")
_SPELT_WORDS = re.compile(r"[a-z]+(?: [a-z]+)*")
_SENTENCE = 3  # words of pinyin that are read together
_INITIALS = 4  # letters that are told for a word by themselves
_COMMON = frozenset("的了吗是有不没多少个件")
_CLEAR = 4  # characters that are heard clearly enough to put fillers right
_COUNTING = frozenset("零〇一二两三四五六七八九十百千万亿几第")
_SHORTEST = 2  # characters of a word that is cut nowhere
_PARTICLE = "的"  # that may be cut off a longer one
_PASSES = 3  # misspelt words put right in one run of letters
_PLAIN = ("weak", "question", "unit", "content", "operation", "neutral")
_KINDS = ("term", "applicant", "topic", "definition")


def sound(text: str) -> str:
    """The toneless pinyin of Han text, each character by its commonest reading, joined by blanks."""
    return " ".join(map(_syllable, text))


@cache
def _syllable(character: str) -> str:
    return _spelled(character)


def _spelled(text: str) -> str:
    """The toneless pinyin of a word as it is read, syllables joined by blanks."""
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(text))


@cache
def _sounds(lexicon: Lexicon) -> dict[str, list[str]]:
    """The correctable words of the vocabulary by sound, also without blanks and as initials."""
    found: dict[str, list[str]] = {}
    for word in _correctable(lexicon):
        spoken = _spelled(word)
        keys = {sound(word), spoken, spoken.replace(" ", "")}
        if len(word) >= 4:
            keys.add("".join(part[0] for part in spoken.split()))
        for key in keys:
            found.setdefault(key, []).append(word)
    return found


def _correctable(lexicon: Lexicon) -> list[str]:
    """The words that a misspelt one may be; of those of the narrative only long ones are told clearly."""
    return [
        word
        for word, said in lexicon.words.items()
        if (len(word) > 1 and said[0].kind in _KINDS) or (len(word) >= _CLEAR and said[0].kind == "content")
    ]


def _meaning(lexicon: Lexicon, word: str) -> tuple[str, str]:
    entry = lexicon.words[word][0]
    return entry.kind, entry.id


def correct(text: str, lexicon: Lexicon) -> tuple[str, list[tuple[str, str]]]:
    """The text with misspelt words replaced, and what was replaced by what."""
    corrected = [(letters, word) for letters in _alone(text) if (word := _initial(letters, lexicon))]
    for letters, word in corrected:
        text = text.replace(letters, word)
    for _ in range(_PASSES):
        found = [better for run in _unexplained(text, lexicon) if (better := _nearest(run, lexicon))]
        for wrong, right in found:
            text = text.replace(wrong, right)
        corrected += found
        if not found:
            break
    return text, corrected


def _alone(text: str) -> list[str]:
    """The words in Latin letters that are read by themselves and not as part of a sentence in pinyin."""
    runs = (hit[0].split() for hit in _SPELT_WORDS.finditer(text))
    return [word for run in runs if len(run) < _SENTENCE for word in run if len(word) >= _INITIALS]


def _initial(letters: str, lexicon: Lexicon) -> str:
    """The official name whose initials or pinyin the letters are; '' if none or several."""
    alike = [word for word in _sounds(lexicon).get(letters, ()) if _official(word)]
    return alike[0] if len({_meaning(lexicon, word) for word in alike}) == 1 else ""


def _unexplained(text: str, lexicon: Lexicon) -> list[str]:
    """Stretches of letters of which no word explains some."""
    loose = [True] * len(text)
    for match in lexicon.find(text):
        loose[match.start : match.end] = [False] * (match.end - match.start)
    found = []
    for hit in _RUN.finditer(text):
        if any(loose[hit.start() : hit.end()]):
            found.append(hit[0])
    return found


def _nearest(run: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The longest window of the run that sounds like, or is one character off, exactly one word's meaning."""
    if run.isascii():
        return _latin(run, lexicon)
    known, sounds = _sounds(lexicon), list(map(_syllable, run))
    near = [run[start : start + 2] in _pairs(lexicon) for start in range(len(run) - 1)]
    unknown = [char not in _COUNTING for char in run]
    single = [False] * len(run)  # a filler of one character may be part of a misspelt word
    inside = [False] * (len(run) + 1)  # cuts that would split a word
    for match in lexicon.find(run):
        unknown[match.start : match.end] = [False] * (match.end - match.start)
        single[match.start] = match.end - match.start == 1
        whole = len(match.text) - (len(match.text) > _SHORTEST and match.text.endswith(_PARTICLE))  # 公开的
        inside[match.start + 1 : match.start + whole] = [True] * (whole - 1)
    for length in range(min(len(run), 12), 1, -1):
        for start in range(len(run) - length + 1):
            if inside[start] or inside[start + length]:
                continue
            window = run[start : start + length]
            loose = unknown[start : start + length]
            plain = length >= _CLEAR and any(single[start : start + length])
            alike = known.get(" ".join(sounds[start : start + length]), []) if any(loose) or plain else []
            # with one of four characters wrong two that are right still stand side by side
            if not alike and length >= 4 and any(loose) and any(near[start : start + length - 1]):
                alike = one_off(window, _by_length(lexicon))
            ends = length >= _CLEAR and window[:-1] in lexicon.words  # 政策解读 and what comes next
            alike = [word for word in alike if not ends and _repairs(window, loose, word)]
            if alike and len({_meaning(lexicon, word) for word in alike}) == 1:
                return window, alike[0]
    return None


def _repairs(window: str, loose: list[bool], word: str) -> bool:
    """Whether only unexplained letters change, something of the word stands, and nothing said is lost."""
    if word in window or window in word or not set(window) & set(word) - _COMMON:
        return False
    if turns(window, word) or (not _official(word) and in_word(window, 0) and len(window) == 2):
        return False
    changed = [start for tag, start, _ in edits(window, word) if tag != "insert"]
    if sound(window) != sound(word) and any(in_word(window, index) for index in changed):
        return False
    return all(loose[index] for index in changed) or (len(changed) <= 2 and sound(window) == sound(word))


def _latin(run: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The words that a run of pinyin spells, longest first from the left; None when it spells none."""
    known, rest = _sounds(lexicon), run.split()
    written: list[str] = []
    while rest:
        for size in range(len(rest), 0, -1):
            spelled = "".join(rest[:size])
            word = known.get(spelled, _plain_sounds(lexicon).get(spelled, []))
            if word:
                written.append(word[0])
                rest = rest[size:]
                break
        else:
            written.append(rest.pop(0))
    text = "".join(written)
    return None if text == "".join(run.split()) else (run, text)


@cache
def _plain_sounds(lexicon: Lexicon) -> dict[str, list[str]]:
    """The other words of the vocabulary by sound, for pinyin only."""
    found: dict[str, list[str]] = {}
    alone = [word for word in lexicon.words if not word.isascii()]
    for kinds in (("cue",), _PLAIN):  # na is 那, not 哪
        for word in alone:
            if lexicon.words[word][0].kind in kinds:
                found.setdefault(_spelled(word).replace(" ", ""), []).append(word)
    return found


@cache
def _official(word: str) -> bool:
    """Whether the word is (part of) a name that the forms print."""
    return any(word in metric.path for metric in metrics().values())


@cache
def _pairs(lexicon: Lexicon) -> frozenset[str]:
    """Every two characters that stand side by side in a word that may be one character off."""
    words = [word for group in _by_length(lexicon).values() for word in group]
    return frozenset(word[start : start + 2] for word in words for start in range(len(word) - 1))


@cache
def _by_length(lexicon: Lexicon) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for word in filter(_official, _correctable(lexicon)):
        found.setdefault(len(word), []).append(word)
    return {length: tuple(group) for length, group in found.items()}
