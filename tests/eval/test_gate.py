"""The gate: every suite of labelled questions reaches its floors."""

from __future__ import annotations

import pytest

from tests.eval import floors
from tests.eval.questions import QUESTIONS, Suite, suites
from tests.eval.run import ask, missing


@pytest.mark.parametrize("name", sorted(floors.load()))
def test_every_suite_reaches_its_floors(name: str) -> None:
    suite = suites((name,))[name]
    if isinstance(suite, str) or missing():
        pytest.skip(suite if isinstance(suite, str) else missing())
    results = ask(suite)
    reached, floor = floors.measured(results), floors.load()[name]
    if suite.sampled:
        floor = floor._replace(right=floors.Floor(reached.right, 0).right)
    wrong = [result.question.question for result in results if result.verdict.grade == "wrong figure"]
    assert not floors.broken(floor, reached), wrong


def test_every_file_of_questions_is_asked_and_has_a_floor() -> None:
    known = suites()
    assert set(known) == {file.stem for file in QUESTIONS.glob("*.yaml")}
    heldout = {name for name, suite in known.items() if isinstance(suite, Suite) and suite.heldout}
    assert set(known) - heldout - set(floors.load()) <= {n for n, s in known.items() if isinstance(s, str)}


def test_the_labelled_questions_are_many_and_of_every_kind() -> None:
    asked = [
        question
        for suite in suites().values()
        if not isinstance(suite, str) and not suite.heldout
        for question in suite.questions
    ]
    assert len(asked) >= 150
    kinds = frozenset().union(*(question.kinds for question in asked))
    assert kinds >= {"figure", "passage", "definition", "clarify", "no_data", "out_of_scope"}
