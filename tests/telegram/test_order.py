"""The order in which the updates of chats are handled, and how many come in at once."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update

from bot.office.state import Inbox, State
from bot.telegram import inbox
from bot.telegram.inbox import InboxQueue
from bot.telegram.order import InOrderPerChat
from tests.telegram.api import BotApi, Fault
from tests.telegram.small import SmallEngine, polling

PERSON = {"id": 5, "is_bot": False, "first_name": "甲"}


def _of_chat(number: int, chat: int) -> Update:
    place = {"id": chat, "type": "private"}
    said = {"message_id": number, "date": 1, "chat": place, "from": PERSON, "text": "2023年处罚"}
    return Update.de_json({"update_id": number, "message": said}, None)


async def _handled(numbers: list[int], at_once: int) -> tuple[list[tuple[int, int]], list[int]]:
    """Number and chat of each update as it was begun, and how many were served at once."""
    begun: list[tuple[int, int]] = []
    serving: list[int] = [0]
    together: list[int] = []

    async def work(number: int, chat: int) -> None:
        begun.append((chat, number))
        serving[0] += 1
        together.append(serving[0])
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        serving[0] -= 1

    processor = InOrderPerChat(at_once, 1000)
    updates = [(number, number % 3) for number in numbers]
    works = [processor.process_update(_of_chat(n, chat), work(n, chat)) for n, chat in updates]
    await asyncio.gather(*works)
    return begun, together


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(20)), st.integers(1, 4))
def test_of_the_updates_of_a_chat_that_wait_the_earliest_is_next(numbers: list[int], at_once: int) -> None:
    begun, together = asyncio.run(_handled(numbers, at_once))
    assert max(together) <= min(at_once, 3)
    for chat in range(3):
        mine = [number for of, number in begun if of == chat]
        came = [number for number in numbers if number % 3 == chat]
        assert mine == [came[0], *sorted(came[1:])]


def test_an_update_that_is_given_up_while_it_waits_lets_the_next_one_in() -> None:
    async def main() -> list[str]:
        done: list[str] = []
        gate = asyncio.Event()
        processor = InOrderPerChat(4, 100)

        async def work(name: str) -> None:
            await gate.wait()
            done.append(name)

        tasks = [
            asyncio.create_task(processor.process_update(_of_chat(n, 1), work(str(n)))) for n in range(4)
        ]
        await asyncio.sleep(0)
        tasks[1].cancel()
        gate.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        return done

    assert asyncio.run(main()) == ["0", "2", "3"]


def test_no_more_updates_come_in_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "WAITING", 5)

    async def main() -> None:
        queue = InboxQueue(Inbox(State.open(None)))
        updates = [_of_chat(number, number) for number in range(8)]
        putting = asyncio.create_task(_put(queue, updates))
        await asyncio.sleep(0.01)
        assert (queue.qsize(), queue.crowded(), putting.done()) == (5, True, False)
        first = await queue.get()
        await asyncio.sleep(0.01)
        assert queue.qsize() == 4
        queue.done(first)
        await asyncio.sleep(0.01)
        assert queue.qsize() == 5
        for update in updates:
            queue.done(update)
        await putting
        assert queue.waiting() <= 3

    async def _put(queue: InboxQueue, updates: list[Update]) -> None:
        for update in updates:
            await queue.put(update)

    asyncio.run(main())


def test_more_updates_than_there_is_room_for_are_all_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "WAITING", 4)
    api = BotApi()
    api.faults["sendMessage"] = [Fault(429, retry_after=1), Fault(500)]
    with api.changed:
        for number in range(30):
            api.say("2023年处罚", chat=number % 7 + 1)
    with polling(api, SmallEngine()):
        api.wait(lambda: len(api.sent) == 30, 40)
    assert len({message["message_id"] for message in api.sent}) == 30
