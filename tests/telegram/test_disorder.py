"""Updates that come malformed, out of order, in floods; answers of the Bot API that are garbage."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import TelegramError, TimedOut

from bot.office.state import State
from bot.telegram import inbox
from bot.telegram.incoming import read, sound, sound_ones
from bot.telegram.transport import PollingRequest
from tests.telegram.api import ASKER, BotApi, Fault, Params
from tests.telegram.small import SmallEngine, offline, offline_chat, polling

CHAT = {"id": ASKER, "type": "private"}
PERSON = {"id": ASKER, "is_bot": False, "first_name": "甲"}
SAID = {"message_id": 3, "date": 1, "chat": CHAT, "from": PERSON, "text": "2023年处罚"}
UNREADABLE: list[Any] = [
    5, "x", None, [], {}, {"update_id": "7"}, {"update_id": True, "message": SAID}, {"update_id": 2**70},
]  # fmt: skip
EMPTY: list[Params] = [
    {"message": "x"}, {"message": []}, {"message": {}}, {"message": {**SAID, "chat": None}},
    {"message": {**SAID, "chat": {"id": "x"}}}, {"message": {**SAID, "chat": {**CHAT, "id": 2**64}}},
    {"callback_query": {"id": "1", "data": "a:2023年处罚"}}, {"callback_query": {**PERSON, "from": 5}},
    {"inline_query": {"query": "x"}}, {"edited_message": 1.5}, {"no_such_kind": {"a": 1}}, {},
]  # fmt: skip
ANSWERED: list[Params] = [
    {"message": {"chat": CHAT, "text": "2023年处罚"}},
    {"message": {**SAID, "from": {"id": ASKER}}},
    {"message": {**SAID, "from": "x"}},
    {"message": {**SAID, "date": "yesterday", "message_id": None}},
    {"message": {**SAID, "entities": 5, "photo": {"a": 1}, "location": []}},
    {"message": {**SAID, "reply_to_message": {"message_id": 1}, "via_bot": "x"}},
    {"message": SAID, "poll": 7},
]
GARBAGE = [
    b"", b"{", b"[]", b"7", b"null", b"\xff\xfe", b"<html>502</html>", b"[" * 100_000, b"{}",
    b'{"ok": true}', b'{"ok": true, "result": 5}', b'{"ok": true, "result": [7]}', b'{"ok": false}',
]  # fmt: skip


def test_updates_that_cannot_be_read_do_not_keep_the_others_from_being_answered() -> None:
    api = BotApi()
    api.updates = [{"update_id": 200 + n, **one} for n, one in enumerate(EMPTY)]
    raw = json.dumps({"ok": True, "result": [*UNREADABLE, {"update_id": 90, "message": SAID}]}).encode()
    api.faults["getUpdates"] = [Fault(200, raw=raw)]
    with polling(api, SmallEngine()):
        api.wait(lambda: len(api.sent) == 1)
        api.updates.append({"update_id": 300, "message": {**SAID, "text": "2023年强制", "message_id": 4}})
        api.wait(lambda: len(api.sent) == 2)
    assert [message["text"].split()[0] for message in api.sent] == ["42", "0"]


@pytest.mark.parametrize("content", ANSWERED, ids=lambda content: json.dumps(content)[-40:])
def test_what_is_wrong_with_an_update_besides_its_question_does_not_matter(content: Params) -> None:
    api = BotApi()
    update = sound({"update_id": 5, **content})
    assert update
    offline(api, update)
    assert [message["text"].split()[0] for message in api.sent] == ["42"]


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                    lambda one: st.lists(one, max_size=3)
                    | st.dictionaries(st.sampled_from([*SAID, *PERSON, "data", "query"]), one),
                    max_leaves=12))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_an_update_it_is_read_or_left_out(thing: Any) -> None:
    for kind in ("message", "edited_message", "callback_query", "inline_query", "poll"):
        said = {**SAID, kind: thing}
        for whole in ({"update_id": 1, kind: thing}, thing, {"update_id": 1, "message": said}):
            update = read(whole, None)  # type: ignore[arg-type]
            assert update is None or inbox.key_of(update)


def test_a_deep_update_and_half_of_a_pair_of_characters_are_read() -> None:
    deep: Params = SAID
    for _ in range(400):
        deep = {**SAID, "reply_to_message": deep}
    assert read({"update_id": 1, "message": deep}, None)  # type: ignore[arg-type]
    half = sound({"update_id": 1, "message": {**SAID, "text": "2023年\ud83d处罚"}})
    assert half
    api = BotApi()
    offline(api, half)
    assert api.sent


@pytest.mark.parametrize("raw", GARBAGE, ids=lambda raw: repr(raw[:24]))
def test_garbage_in_place_of_updates_is_an_error_that_is_waited_after(raw: bytes) -> None:
    with pytest.raises(TelegramError) as caught:
        assert PollingRequest.parse_json_payload(raw)["result"]
    assert not isinstance(caught.value, TimedOut)  # which would be tried again at once, for ever


def test_fetching_goes_on_after_garbage_and_a_token_that_is_refused_for_a_moment() -> None:
    api = BotApi()
    api.faults["getUpdates"] = [Fault(200, raw=b"{}"), Fault(401)]
    api.say("2023年处罚")
    with polling(api, SmallEngine()):
        api.wait(lambda: len(api.sent) == 1)


def test_an_answer_that_was_taken_with_garbage_is_neither_repeated_nor_followed_by_an_excuse() -> None:
    api = BotApi()
    api.faults["sendMessage"] = [Fault(200, raw=b"{"), Fault(200, raw=b"[]"), Fault(200, raw=b'{"ok": true}')]
    with polling(api, SmallEngine()):
        for _ in range(3):
            api.say("2023年处罚")
        api.wait(lambda: not api.faults["sendMessage"])
        api.say("2023年强制")
        api.wait(lambda: len(api.sent) == 1)
    assert [message["text"].split()[0] for message in api.sent] == ["0"]


def test_updates_of_one_delivery_are_put_in_order() -> None:
    numbers = [update["update_id"] for update in sound_ones([{"update_id": n} for n in (5, 9, 2, 7)])]
    assert numbers == [2, 5, 7, 9]


def test_an_edit_that_comes_before_its_message_is_answered_and_the_message_is_not() -> None:
    api = BotApi()
    with offline_chat(api) as handle:
        handle(api.push(edited_message={**SAID, "text": "2023年强制", "edit_date": 9}))
        handle(api.push(message=SAID))
        handle(api.push(edited_message={**SAID, "text": "2022年处罚", "edit_date": 20}))
        handle(api.push(edited_message={**SAID, "text": "2023年处罚", "edit_date": 15}))
        handle(api.push(message={**SAID, "message_id": 4}))
    assert [message["text"].split("\n")[1] for message in api.sent] == ["2023年行政强制", "2023年行政处罚"]
    assert [message["text"].split("\n")[1] for message in api.edited] == ["2022年行政处罚"]


def test_a_state_file_that_takes_nothing_does_not_stop_the_answers() -> None:
    state = State.open(None)
    api = BotApi()
    with polling(api, SmallEngine(), state):
        state.run("PRAGMA query_only = 1")
        with pytest.raises(sqlite3.Error):
            state.run("DELETE FROM inbox")
        update = api.say("2023年处罚")
        api.wait(lambda: len(api.sent) == 1)
        api.push(**{name: value for name, value in update.items() if name != "update_id"})
        api.say("2023年强制")
        api.wait(lambda: len(api.sent) == 3)
    assert [message["text"].split()[0] for message in api.sent] == ["42", "42", "0"]
