"""An engine sees what others save; a conversation is forgotten when it is old; each keeps its own."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bot.engine import Engine
from bot.types import Conversation, Kind
from index.store import Store
from tests.bot.console import SAMPLE, wenbao
from tests.bot.world import CITY, MADE, TODAY, World, check, made_report

PUNISHED = "清河县2022年行政处罚多少件"


def test_a_report_saved_by_another_process_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "wenbao.db"
    with Store.open(path) as store:
        engine = Engine(store)
        assert engine.ask("行政处罚多少件", today=TODAY).kind is Kind.NO_DATA
        assert engine.examples() == []
        done = wenbao("ingest", SAMPLE, db=path)
        assert done.code == 0, done.err
        answer = engine.ask("行政处罚多少件", today=TODAY)
        assert [fact.value for fact in answer.facts] == [42]
        assert all("乌鲁木齐县2023年" in example for example in engine.examples()[:2])
        with Store.open(path) as other:
            other.withdraw(store.reports()[0].id)
        assert engine.ask("行政处罚多少件", today=TODAY).kind is Kind.NO_DATA


def test_a_report_saved_in_the_middle_of_a_conversation_is_seen(tmp_path: Path) -> None:
    report, cells = made_report(CITY, 2023, *MADE[CITY, 2023])
    with Store.open(tmp_path / "a.db") as store, Store.open(tmp_path / "a.db") as other:
        engine, conversation = Engine(store), Conversation(TODAY)
        assert engine.ask("沙湾市行政强制多少件", conversation).kind is Kind.NO_DATA
        other.save(report)
        answer = engine.ask("沙湾市行政强制多少件", conversation)
        assert answer.facts[0].value == cells["行政强制/本年处理决定数量", None]


def test_every_example_has_an_answer(several: World) -> None:
    for example in several.engine.examples():
        assert several.ask(example).kind in (Kind.FIGURE, Kind.PASSAGE), example


def test_conversations_are_kept_apart(several: World) -> None:
    one, other = Conversation(TODAY), Conversation(TODAY)
    several.engine.ask(PUNISHED, one)
    assert several.engine.ask("那强制呢", other).kind is Kind.CLARIFY
    assert several.engine.ask("那强制呢").kind is Kind.CLARIFY
    assert several.engine.ask("那强制呢", one).facts[0].metric == "行政强制/本年处理决定数量"


@pytest.mark.parametrize(("minutes", "kept"), [(29, True), (31, False)])
def test_an_old_conversation_starts_anew(
    several: World, monkeypatch: pytest.MonkeyPatch, minutes: int, kept: bool
) -> None:
    now = [1_000.0]
    monkeypatch.setattr("bot.engine.time.monotonic", lambda: now[0])
    conversation = Conversation(TODAY)
    several.engine.ask(PUNISHED, conversation)
    now[0] += minutes * 60
    answer = several.engine.ask("那强制呢", conversation)
    assert (answer.kind is Kind.FIGURE) is kept


def test_last_year_is_counted_from_the_day_of_asking(several: World) -> None:
    question = "清河县去年行政处罚多少件"
    for today, year in ((TODAY, 2023), (TODAY.replace(year=2023), 2022), (TODAY.replace(year=2021), 2020)):
        assert {fact.year for fact in several.engine.ask(question, Conversation(today)).facts} == {year}
        assert (
            several.engine.ask(question, today=today).facts
            == several.engine.ask(question, Conversation(today)).facts
        )
    assert several.engine.ask(question, today=TODAY.replace(year=2022)).kind is Kind.NO_DATA


@pytest.mark.parametrize(
    ("message", "op"),
    [("这两个加起来", "sum"), ("差多少", "difference"), ("平均一下", "average"), ("几倍", "ratio")],
)
def test_the_figures_answered_last_are_computed_with(several: World, message: str, op: str) -> None:
    talk = Conversation(TODAY)
    county = Decimal(several.engine.ask("清河县2023年行政处罚多少件", talk).facts[0].value or 0)
    city = Decimal(several.engine.ask("沙湾市呢", talk).facts[0].value or 0)
    answer = several.engine.ask(message, talk)
    first = answer.facts[0]
    assert first.derived
    assert first.derived.op == op
    wanted = {
        "sum": county + city,
        "difference": abs(county - city),
        "average": (county + city) / 2,
        "ratio": county / city,
    }[op]
    assert abs(Decimal(first.value or 0) - wanted) < Decimal("0.01")
    check(answer, several)


def test_columns_answered_last_are_added(several: World) -> None:
    talk = Conversation(TODAY)
    applicants = ("自然人", "商业企业")
    values = [several.value(CITY, 2023, "本年新收政府信息公开申请数量", one) for one in applicants]
    several.engine.ask("沙湾市2023年自然人申请几件", talk)
    several.engine.ask("企业呢", talk)
    assert several.engine.ask("加一起呢", talk).facts[0].value == sum(values)


def test_figures_of_two_forms_are_not_added(several: World) -> None:
    talk = Conversation(TODAY)
    several.engine.ask("清河县2020年行政事业性收费上一年项目数量", talk)
    several.engine.ask("2023年行政事业性收费金额呢", talk)
    assert several.engine.ask("这两个加起来", talk).kind is Kind.NO_DATA


def test_for_a_year_without_a_report_the_nearest_is_offered(several: World) -> None:
    talk = Conversation()
    answer = several.engine.ask("清河县2030年行政处罚多少件", talk, TODAY)
    assert answer.kind is Kind.NO_DATA
    first = several.engine.ask(answer.suggestions[0], None, TODAY)
    assert (first.facts[0].year, first.facts[0].metric) == (2023, "行政处罚/本年处理决定数量")
    assert len(set(answer.suggestions)) == len(answer.suggestions) == 3


def test_a_message_asked_again_is_read_on_its_day_and_in_its_conversation(several: World) -> None:
    engine, question = Engine(several.store), "清河县去年行政处罚多少件"
    first, later = (engine.ask(question, today=TODAY.replace(year=TODAY.year - back)) for back in (0, 1))
    assert [fact.year for fact in first.facts] != [fact.year for fact in later.facts]
    assert engine.ask(question, today=TODAY) == first
    conversation = Conversation(TODAY)
    engine.ask("沙湾市2023年行政强制多少件", conversation)
    alone, carried = (engine.ask("行政处罚多少件", to) for to in (Conversation(TODAY), conversation))
    assert carried.kind is Kind.FIGURE
    assert alone.kind is not Kind.FIGURE
