"""The name of a percentage of the narrative: a share, a change against another year, a rate."""

from __future__ import annotations

import re

from corpus.narrative_clauses import LIMIT, clause_above, clause_of, former, joined, stripped
from corpus.narrative_context import Name
from corpus.narrative_things import following, shortened
from corpus.narrative_wording import wording

SHARES = ("%", "倍", "‰", "个百分点", "百分点")
_DONE = re.compile("(?:解读|公开|办结|答复|回复|覆盖|整改)(?=[，,。；;、]|$)")
_MEASURED = re.compile("(同比[^比]{1,2}|占比)$")


def base_of(previous: Name) -> str:
    """What a change or a mean behind a figure is of: the head of the list that it ends, or itself."""
    return previous.head if previous.head and previous.parts > 1 else _MEASURED.sub("", previous.label)


def share(before: str, after: str, previous: Name | None, last: str) -> Name:
    """The name of a percentage: a share, a change against another year, or a rate.

    Shares and changes leave the figure before them standing as what the next one refers to.
    """
    words = wording()
    text = joined(former(clause_of(before), after))
    base = _MEASURED.sub("", previous.label) if previous else ""
    if of := words.patterns["change_of"].search(text):
        return (previous or Name(""))._replace(label=f"{of['what']}同比{of['verb']}", consumed=0)
    change = words.patterns["change"].search(text)
    part = words.patterns["share"].search(text)
    kept = previous or Name("")
    if change:
        base = base_of(previous) if previous else _MEASURED.sub("", last)
        own = stripped(text[: change.start()]) or base
        return kept._replace(label=f"{own}同比{change['verb']}", consumed=0)
    of_total = base and kept.unit not in SHARES and words.patterns["of_total"].fullmatch(joined(before))
    if part or of_total:
        kind = part[1] if part and "占" not in part[0] else "占比"
        own = stripped(text[: part.start()] if part else "") or base or clause_above(before)
        return kept._replace(label=f"{own}{kind}", consumed=0)
    if shared := words.patterns["shared"].match(after):
        return kept._replace(label=f"{shared['what']}占比", consumed=shared.end())
    if own := stripped(text):
        done = _DONE.match(after)
        own = f"{own.removeprefix('实现')}{done[0]}率" if done else own
        return Name(shortened(own, LIMIT) if len(own) > LIMIT else own, unit="%")
    noun, _ = following(after, alone=True)
    label = f"{noun.removesuffix('率')}率" if noun else f"{base}占比"
    return kept._replace(label=label, consumed=0)
