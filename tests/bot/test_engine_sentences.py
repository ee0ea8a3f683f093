"""Questions with their answers, alone and in conversations (`sentences/`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bot.types import AnswerFact, Conversation
from tests.bot.test_understand_sentences import sentences
from tests.bot.world import TODAY, World, check


def name(fact: AnswerFact) -> str:
    return f"{fact.metric}@{fact.applicant}" if fact.applicant else fact.metric


@pytest.mark.parametrize("entry", sentences("answers"), ids=lambda entry: str(entry["say"]))
def test_a_question_is_answered(entry: dict[str, Any], sample: World) -> None:
    answer = sample.ask(entry["say"])
    check(answer, sample)
    assert answer.kind == entry["kind"], answer.headline
    printed = [fact for fact in answer.facts if fact.derived is None or "op" not in entry]
    assert {name(fact): fact.value for fact in printed if name(fact) in entry.get("facts", {})} == entry.get(
        "facts", {}
    )
    if "op" in entry:
        first = answer.facts[0]
        assert (first.derived.op if first.derived else None, first.value) == (
            entry["op"],
            Decimal(str(entry["first"])),
        )
    elif "facts" in entry:
        assert name(answer.facts[0]) == next(iter(entry["facts"]))


@pytest.mark.parametrize("entry", sentences("conversations"), ids=lambda entry: str(entry["name"]))
def test_a_conversation(entry: dict[str, Any], several: World) -> None:
    conversation = Conversation(TODAY)
    for turn in entry["turns"]:
        answer = several.engine.ask(turn["say"], conversation)
        check(answer, several)
        if "kind" in turn:
            assert answer.kind == turn["kind"], answer.headline
            continue
        assert answer.facts, (turn["say"], answer.headline)
        first = answer.facts[0]
        place, year, metric = turn["cell"]
        assert (first.agency, first.year, name(first)) in [
            (f"{place}人民政府", year, metric), (f"{place}人民政府", year, f"{metric}@总计"),
        ]  # fmt: skip
        assert Decimal(first.value or 0) == several.value(first.agency, year, first.metric, first.applicant)
        assert len(answer.assumed) == turn.get("assumed", len(answer.assumed))
