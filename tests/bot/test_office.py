"""Aliases, statistics, exports, state and doctor."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from bot.engine import Engine
from bot.office import aliases
from bot.office.codec import UnknownValue, dumps, loads
from bot.office.exports import body_named, of_answer, of_body
from bot.office.state import Inbox, State, StateError
from bot.office.statistics import Statistics, asking_chat
from bot.settings import Secret, Settings
from bot.types import Conversation, Kind
from bot.understand import own_words
from bot.understand.own_words import VocabularyError
from index.store import Store
from tests.bot.console import SAMPLE, wenbao
from tests.telegram.api import TOKEN, BotApi
from tests.telegram.server import serving


def test_an_alias_is_added_with_a_sentence_that_tests_it(tmp_path: Path) -> None:
    db = tmp_path / "index.db"
    wenbao("ingest", SAMPLE, db=db)
    assert "42" not in wenbao("ask", "2023年处字号多少件？", db=db).out
    assert wenbao("alias", "add", "处字号", "行政处罚", db=db).code == 0
    assert "42" in wenbao("ask", "2023年处字号多少件？", db=db).out
    assert wenbao("alias", "test", db=db).code == 0
    assert "[[sentence]]" in (tmp_path / "vocabulary.toml").read_text("utf-8")
    assert wenbao("alias", "remove", "处字号", db=db).code == 0
    assert wenbao("alias", "list", db=db).out == ""


@pytest.mark.parametrize(
    ("word", "means", "code"),
    [
        ("行政许可", "行政处罚", "alias-collides"),
        ("不予公开的件", "予以公开", "alias-opposite"),
        ("没办成的蓝单", "行政处罚", "alias-opposite"),
        ("公开", "部分公开", "alias-collides"),
        ("结果纠止", "结果维持", "alias-collides"),
        ("罚", "行政处罚", "alias-shape"),
        ("处 字，号", "行政处罚", "alias-shape"),
        ("处字号", "天气", "alias-unknown"),
    ],
)
def test_an_alias_that_could_mislead_is_refused(tmp_path: Path, word: str, means: str, code: str) -> None:
    path = tmp_path / "vocabulary.toml"
    try:
        with pytest.raises(VocabularyError) as caught:
            aliases.add(path, word, means)
    finally:
        own_words.use(None)
    assert caught.value.code == code
    assert not path.exists()


def test_statistics_hold_no_names_and_no_texts_unless_wanted() -> None:
    now = 1_000_000.0
    state = State.open(None, lambda: now)
    asking_chat.set(4711)
    plain = Statistics(state, Settings())
    plain.record(Kind.NO_DATA, 0.01, "张三的电话13800000000是多少")
    kept = Statistics(state, Settings(keep_texts_days=7, hash_secret=Secret("s")))
    for text in ("2023年鱼塘多少？", "2022年鱼塘多少", "电话13800000000"):
        kept.record(Kind.NO_DATA, 0.02, text)
    kept.record(Kind.FIGURE, 0.1, "2023年处罚多少")
    everything = str(state.rows("SELECT * FROM asked"))
    assert "4711" not in everything
    assert "13800000000" not in everything
    assert "张三" not in everything
    assert "处罚" not in everything
    groups = {group.text and group.text[-3:]: group.times for group in kept.unanswered(30)}
    assert max(groups.values()) == 2
    summary = kept.summary(30)
    assert (summary.total, summary.chats) == (5, 1)
    assert summary.seconds["most"] == 0.1
    now += 8 * 86_400
    assert {group.text for group in kept.unanswered(30)} == {None}


def test_the_last_answer_and_a_whole_body_are_exported(tmp_path: Path) -> None:
    db = tmp_path / "index.db"
    wenbao("ingest", SAMPLE, db=db)
    with Store.open(db, read_only=True) as store:
        answer = Engine(store).ask("乌鲁木齐县2023年行政事业性收费是多少？")
        agency = body_named([info.agency or "" for info in store.reports()], "乌鲁木齐县")
    data = of_answer(answer, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1][:2] == ["乌鲁木齐县人民政府", "2023"]
    assert "748" in rows[1]
    assert of_answer(answer, "xlsx").startswith(b"PK")
    assert agency is not None
    whole = of_body(db, agency, "csv")
    assert whole is not None
    assert whole.count(b"\n") > 100
    assert of_body(db, "清河县人民政府", "xlsx") is None


def test_a_conversation_is_json_and_comes_back_equal(tmp_path: Path) -> None:
    db = tmp_path / "index.db"
    wenbao("ingest", SAMPLE, db=db)
    with Store.open(db, read_only=True) as store:
        engine, conversation = Engine(store), Conversation()
        engine.ask("乌鲁木齐县2023年行政处罚多少件？", conversation)
        text = dumps(conversation)
        json.loads(text)
        again = loads(text)
        assert again == conversation
        assert "强制" in engine.ask("那强制呢", again).spoken
    assert loads(dumps({"a": (Decimal("1.50"), [1], None)})) == {"a": (Decimal("1.50"), [1], None)}


@pytest.mark.parametrize(
    "text",
    [
        '{"!":"os:system","f":{}}',
        '{"!":"bot.settings:load","t":[1]}',
        '{"!":"bot.types:Gone","f":{}}',
        '{"!":"bot.types:Answer","f":{"no_such":1}}',
        "{",
    ],
)
def test_stored_text_brings_nothing_but_data_to_life(text: str) -> None:
    with pytest.raises(UnknownValue):
        loads(text)


def test_what_was_not_answered_is_tried_once_more_and_not_for_ever(tmp_path: Path) -> None:
    with State.open(tmp_path / "state.db") as state:
        first = Inbox(state)
        assert first.take("1:a", "{}")
        assert first.take("2:b", "{}")
        assert not first.take("1:a", "{}")
        first.done("2:b")
    with State.open(tmp_path / "state.db") as state:
        assert list(Inbox(state).left()) == [("1:a", "{}")]
        assert not Inbox(state).take("2:b", "{}")
    with State.open(tmp_path / "state.db") as state:
        assert list(Inbox(state).left()) == []


def test_a_state_file_that_is_none_is_said(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    file.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StateError) as caught:
        State.open(file)
    assert caught.value.code == "state-damaged"


def test_the_doctor_finds_a_bot_that_is_set_up_well(tmp_path: Path) -> None:
    db, file, secret = tmp_path / "index.db", tmp_path / "token", tmp_path / "secret"
    wenbao("ingest", SAMPLE, db=db)
    wenbao("alias", "add", "处字号", "行政处罚", db=db)
    for path, text in ((file, TOKEN), (secret, "of the tests")):
        path.touch(mode=0o600)
        path.write_text(f"{text}\n", "utf-8")
    with serving(BotApi()) as url:
        given = {
            "WENBAO_TELEGRAM_TOKEN_FILE": str(file),
            "WENBAO_TELEGRAM_BASE_URL": url,
            "WENBAO_HASH_SECRET_FILE": str(secret),
            "WENBAO_STAFF": "9007199254740991",
        }
        done = wenbao("doctor", "--json", db=db, env=given)
        told = wenbao("doctor", db=db, env=given)
        refused = wenbao("doctor", "--json", db=db, env=given | {"WENBAO_TELEGRAM_TOKEN": "7:wrong"})
    found = {line["check"]: line for line in done.lines()}
    assert done.code == told.code == 0
    assert "@wenbao_test_bot" in found["token"]["message"]
    assert all(found[name]["level"] == "ok" for name in ("token", "index", "state", "words", "office"))
    assert all(found[name]["level"] == "ok" for name in ("permissions", "extras"))
    assert "1 份报告" in told.out
    assert "［要改］" not in told.out
    assert refused.code == 1
    assert refused.lines()[0]["code"] == "telegram-token-refused"
    assert TOKEN not in done.out + done.err + told.out + told.err


def test_the_doctor_says_what_to_do_and_never_shows_the_token(tmp_path: Path) -> None:
    token = "7000000001:AAF-tests_own-token_0123456789abcdefg"
    given = {"WENBAO_TELEGRAM_TOKEN": token, "WENBAO_TELEGRAM_BASE_URL": "http://127.0.0.1:9"}
    done = wenbao("doctor", "--json", db=tmp_path / "none.db", env=given)
    found = {line["check"]: line for line in done.lines()}
    assert done.code == 1
    assert found["token"]["code"] == "telegram-unreachable"
    assert found["index"]["code"] == "index-missing"
    assert found["disk"]["message"]
    assert token not in done.out + done.err
