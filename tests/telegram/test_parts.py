"""The parts of the channel that can be seen alone."""

from __future__ import annotations

import asyncio
import datetime
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Chat, Message, User
from telegram.error import TimedOut

from bot.settings import Secret
from bot.telegram.address import Said, said_to
from bot.telegram.log import ScrubbingFormatter
from bot.telegram.memory import Sessions
from bot.telegram.transport import PatientRequest
from tests.telegram.api import TOKEN, BotApi, Fault
from tests.telegram.server import serving

BOT = User(1, "问报", is_bot=True, username="wenbao_bot")
PERSON = User(2, "甲", is_bot=False)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 30))), st.integers(1, 3))
def test_sessions_are_few_and_expire(uses: list[tuple[int, int]], capacity: int) -> None:
    now = 0.0
    sessions = Sessions(capacity, 20, lambda: now)
    last: dict[int, tuple[float, object]] = {}
    recent: list[int] = []
    for user, pause in uses:
        now += pause
        session = sessions.get((1, user))
        kept = user in recent[-capacity:] and now - last[user][0] <= 20
        assert (user in last and session is last[user][1]) == kept
        last[user] = (now, session)
        recent = [*(other for other in recent if other != user), user]
        assert len(sessions) <= capacity


def test_a_request_that_was_delivered_but_not_answered_in_time_is_not_repeated() -> None:
    api = BotApi()
    api.faults["sendMessage"] = [Fault(late=1.5)]

    async def send(url: str) -> None:
        request = PatientRequest(read_timeout=0.5)
        async with Bot(TOKEN, f"{url}/bot", request=request) as bot:
            with pytest.raises(TimedOut):
                await bot.send_message(1, "42 件")

    with serving(api) as url:
        asyncio.run(send(url))
    assert len(api.sent) == 1


def test_the_formatter_takes_the_token_out_of_tracebacks_too() -> None:
    try:
        raise RuntimeError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except RuntimeError:
        record = logging.LogRecord("x", logging.ERROR, "", 1, "at %s", (TOKEN,), sys.exc_info())
    line = ScrubbingFormatter(Secret(TOKEN)).format(record)
    assert "RuntimeError" in line
    assert TOKEN.partition(":")[2] not in line


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("罚了多少", "private", Said(None, "罚了多少")),
        ("罚了多少", "group", None),
        ("@WENBAO_bot去年罚了多少", "group", Said(None, "去年罚了多少")),
        ("去年罚了多少 @wenbao_bot", "supergroup", Said(None, "去年罚了多少")),
        ("@wenbao_bot2 罚了多少", "group", None),
        ("/ask@wenbao_bot 罚了\n多少", "group", Said("ask", "罚了\n多少")),
        ("/help@other_bot", "private", None),
        ("/Start abc", "private", Said("start", "abc")),
        ("@wenbao_bot", "group", Said(None, "")),
        ("1/2 是多少", "private", Said(None, "1/2 是多少")),
    ],
)
def test_who_is_spoken_to(text: str, kind: str, said: Said | None) -> None:
    message = Message(1, datetime.datetime.now(datetime.UTC), Chat(-1, kind), from_user=PERSON, text=text)
    assert said_to(message, BOT) == said
