"""The ranking of readings: what the model is made of, and that it ranks and never tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.types import Kind
from bot.understand.likeness import Reading, features, model, read
from bot.understand.vocabulary import definitions, terms, topics
from tests.bot.world import sample
from tests.eval.training import train

_KINDS = {"topic": topics, "definition": definitions}


def test_every_reading_names_something_of_the_vocabulary() -> None:
    for kind, name in model().readings:
        if kind == "figure":
            assert set(name.split("+")) <= set(terms())
        elif name:
            assert name in _KINDS[kind]()


def test_the_model_survives_its_file() -> None:
    text = "\n".join(model().lines())
    assert read(text).readings == model().readings
    assert "\n".join(read(text).lines()) == text


def test_training_is_deterministic_and_tells_its_examples_apart() -> None:
    one, other = Reading("figure", "行政许可"), Reading("figure", "行政处罚")
    examples = [("批了多少证", one), ("发证几张", one), ("罚了几回", other), ("开了多少罚单", other)]
    made = train(examples)
    assert list(made.lines()) == list(train(examples).lines())
    assert [made.rank(text)[0].reading for text, _ in examples] == [reading for _, reading in examples]


def test_features_do_not_cross_what_is_hidden() -> None:
    assert features("罚\0了") == {"罚", "了"}
    assert "罚了" in features("罚了")


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("手里攥着旧材料又跑来让单位再给开一份的有几件", "不予处理/要求行政机关确认或重新出具已获取信息"),
        ("通知他交处理费他不理，过期作罢的几件", "其他处理/申请人逾期未按收费通知要求缴纳费用"),
        ("想看县志被打发走的几件", "不予处理/要求提供公开出版物"),
    ],
)
def test_words_that_no_rule_knows_are_read_by_likeness(question: str, metric: str, tmp_path: Path) -> None:
    with sample(tmp_path) as world:
        answer = world.ask(question)
        assert [fact.metric for fact in answer.facts] == [metric]


@pytest.mark.parametrize("question", ["酒驾罚了几件", "醉驾处罚几起", "烟花爆竹许可几张", "养犬证批了几件"])
def test_a_narrower_question_than_the_row_gets_no_figure(question: str, tmp_path: Path) -> None:
    with sample(tmp_path) as world:
        answer = world.ask(question)
        assert answer.kind is Kind.NO_DATA
        assert not answer.facts
