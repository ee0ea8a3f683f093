"""Figures that were told before with what they come to: sum, mean, quotient, difference, the first."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.answer.cells import key, label_of, plain, shown, whole
from bot.answer.compute import rounded
from bot.answer.phrases import foremost, say
from bot.answer.refusing import no
from bot.types import Answer, AnswerFact, Derived, Kind, Told
from corpus.types import Status, Value


def computed(operation: str, used: Sequence[Told]) -> Answer | None:
    """The figures with their sum, mean, quotient, or the larger one and the difference."""
    facts = [one.fact for one in used]
    values = [Decimal(fact.value or 0) for fact in facts]
    lines = [f"{_name(fact)}：{shown(fact)}" for fact in facts]
    if operation in ("sum", "average"):
        made, formula = _joined(operation, facts, values)
    elif len(facts) > 2:
        made, formula = None, ""
    elif operation in ("ratio", "share"):
        if not values[1]:
            return no("no.rate_base", lines)
        percent = operation == "share"
        value = rounded(values[0] / values[1] * (100 if percent else 1))
        made = _derived("ratio", facts, value, "%" if percent else "倍")
        formula = f"{plain(values[0])} ÷ {plain(values[1])} = {plain(value)}{'%' if percent else ' 倍'}"
    else:
        more, less = max(values), min(values)
        made = _derived("difference", facts, whole(more - less), facts[0].unit)
        formula = f"{plain(more)} - {plain(less)} = {plain(more - less)}"
    head = shown(made) if made and operation not in ("most", "least", "compare") else ""
    head = head or _first(facts, values, least=operation == "least")
    said = [say("value.formula", formula=formula)] if formula else []
    every = [made] if made else []
    every += [part for one in used for part in (one.fact, *one.parts)]
    return Answer(
        Kind.FIGURE if len({fact.agency for fact in facts}) == 1 else Kind.COMPARISON,
        head,
        (*lines, *said),
        tuple(dict.fromkeys(every)),
        tuple(dict.fromkeys(source for one in used for source in one.sources)),
        notes=tuple(dict.fromkeys(note for one in used for note in one.notes if note != say("value.zero"))),
        assumed=(say("value.carried_figures"),),
        spoken="，".join((head, *lines)),
    )


def _joined(operation: str, facts: Sequence[AnswerFact], values: Sequence[Decimal]) -> tuple[AnswerFact, str]:
    total = whole(sum(values, Decimal(0)))
    terms = " + ".join(plain(value) for value in values)
    if operation == "sum":
        return _derived("sum", facts, total, facts[0].unit), f"{terms} = {plain(total)}"
    mean = rounded(Decimal(total) / len(values))
    made = _derived("average", facts, mean, facts[0].unit)
    return made, say("value.mean", terms=terms, value=plain(mean))


def _derived(op: str, facts: Sequence[AnswerFact], value: Value, unit: str | None) -> AnswerFact:
    of = tuple(f"{fact.agency}{fact.year}:{key(fact.metric, fact.applicant)}" for fact in facts)
    names = dict.fromkeys(fact.agency for fact in facts)
    metrics = dict.fromkeys(key(fact.metric, fact.applicant) for fact in facts)
    return AnswerFact(
        "、".join(names),
        facts[-1].year if len({fact.year for fact in facts}) == 1 else 0,
        " + ".join(metrics),
        None,
        value,
        unit,
        plain(value),
        Status.REPORTED,
        Derived(op, of),
    )


def _first(facts: Sequence[AnswerFact], values: Sequence[Decimal], *, least: bool) -> str:
    best = min(values) if least else max(values)
    names = [_name(fact) for fact, value in zip(facts, values, strict=True) if value == best]
    label = "、".join(names)
    return say("value.tie", label=label) if len(names) > 1 else foremost(label, least=least, among=len(facts))


def _name(fact: AnswerFact) -> str:
    return f"{fact.agency}{fact.year}年，{label_of(fact.metric, fact.applicant)}"
