"""What the rows and words of the forms mean, with the legal basis of each."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer.compose import joined
from bot.types import Answer, Kind
from bot.understand.parse import Parsed
from bot.understand.vocabulary import definitions, words

_BRIEF = 16  # characters of a question that leans on the one before


def explain(name: str) -> Answer:
    """The definition with its legal basis."""
    entry = definitions()[name]
    return Answer(
        kind=Kind.DEFINITION,
        headline=f"{entry['title']}：{entry['text']}",
        lines=(f"依据：{entry['basis']}。",),
        spoken=f"{entry['title']}：{entry['text']}",
    )


def asked_on(parsed: Parsed, before: Answer | None) -> Answer | None:
    """The rule told last once more, where it is asked on about it (能往后拖吗, 哪条规定的, 举个例子)."""
    if before is None or before.kind is not Kind.DEFINITION or len(parsed.text) > _BRIEF:
        return None
    said = "".join((before.headline, *before.lines))
    ruled = [entry for entry in definitions().values() if entry["text"] in said]
    named = parsed.years or parsed.bodies or parsed.numbers or parsed.says("definition")
    if not ruled or named or parsed.says("question", "quantity"):
        return None
    others = set(parsed.ids("term")) - {name for entry in ruled for name in entry.get("terms", ())}
    further = [word for entry in ruled for word in entry.get("further", ())]
    further += [] if others else words()["further"]["words"]
    return before if any(word in parsed.text for word in further) else None


def explain_each(names: Sequence[str]) -> Answer:
    """The definitions one below the other."""
    return joined([explain(name) for name in names])
