"""A fast Bot API on loopback for load: one asyncio process, faults by a fixed sequence."""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

BOT = {"id": 7000000001, "is_bot": True, "first_name": "问报", "username": "wenbao_test_bot"}
FIRST_CHAT = 9_007_000_000_000_000  # more than 32 bits, as real ids may be


def question(number: int, chats: int, text: str) -> dict[str, Any]:
    """The update of that number, its chat one of so many."""
    chat = FIRST_CHAT + number % chats
    person = {"id": chat, "is_bot": False, "first_name": "甲"}
    said = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "from": person}
    return {"update_id": number, "message": {**said, "text": text}}


@dataclass
class Load:
    """Updates to be fetched, and what came back for each; `faults` is the share of calls that go wrong."""

    texts: list[str]
    total: int
    chats: int
    faults: float = 0.0
    latency: float = 0.0
    batch: int = 100
    order: dict[int, list[str]] = field(default_factory=dict)  # the answers of each chat as they came
    next: int = 1
    random: random.Random = field(default_factory=lambda: random.Random(5))
    sent: int = 0
    faulty: Counter[str] = field(default_factory=Counter)

    def updates(self, offset: int) -> list[dict[str, Any]]:
        """The updates from `offset` on; with faults some out of order and some twice."""
        first = max(offset, 1)
        numbers = list(range(first, min(first + self.batch, self.total + 1)))
        if self.faults and len(numbers) > 2:
            numbers[:-1] = self.random.sample(numbers[:-1], len(numbers) - 1)
            twice = self.random.choice(numbers)
            numbers.insert(0, twice)
            self.faulty["duplicate"] += 1
            self.faulty["out of order"] += 1
        return [question(number, self.chats, self.texts[number % len(self.texts)]) for number in numbers]

    def kind_of_fault(self) -> str | None:
        """What goes wrong with this call, if anything."""
        if not self.faults or self.random.random() >= self.faults:
            return None
        kind = self.random.choice(("429", "500", "502", "drop", "slow"))
        self.faulty[kind] += 1
        return kind


class Connection(asyncio.Protocol):
    """One kept-alive connection."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._buffer = b""
        self._transport: asyncio.Transport | None = None
        self._queue: asyncio.Queue[tuple[str, bytes]] = asyncio.Queue()
        self._task = asyncio.ensure_future(self._work())

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self._task.cancel()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while True:
            head, found, rest = self._buffer.partition(b"\r\n\r\n")
            if not found:
                return
            sizes = (line[15:] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
            size = int(next(sizes, b"0"))
            if len(rest) < size:
                return
            self._buffer = rest[size:]
            self._queue.put_nowait((head.split(b" ", 2)[1].decode().rpartition("/")[2], rest[:size]))

    async def _work(self) -> None:
        while True:
            method, body = await self._queue.get()
            await self._answer(method, body)

    async def _answer(self, method: str, body: bytes) -> None:
        load = self._load
        fault = load.kind_of_fault() if method in ("sendMessage", "getUpdates") else None
        if load.latency:
            await asyncio.sleep(load.latency)
        assert self._transport
        if fault == "drop":
            self._transport.close()
        elif fault == "429":
            self._reply(
                429, {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": 1}}
            )
        elif fault in ("500", "502"):
            self._reply(int(fault), {"ok": False, "error_code": int(fault), "description": "x"})
        else:
            if fault == "slow":
                await asyncio.sleep(0.3)
            self._reply(200, {"ok": True, "result": await self._result(method, body)})

    async def _result(self, method: str, body: bytes) -> Any:
        if method == "getMe":
            return BOT
        if method == "getUpdates":
            offset = int(parse_qs(body.decode()).get("offset", ["1"])[0])
            found = self._load.updates(offset)
            if not found:
                await asyncio.sleep(0.2)
            return found
        if method == "sendMessage":
            return self._sent(parse_qs(body.decode()))
        return True

    def _sent(self, given: dict[str, list[str]]) -> dict[str, Any]:
        load, chat, text = self._load, int(given["chat_id"][0]), given["text"][0]
        load.sent += 1
        load.order.setdefault(chat, []).append(text[:60])
        return {"message_id": load.sent, "date": 1, "chat": {"id": chat, "type": "private"}, "text": "x"}

    def _reply(self, code: int, payload: object) -> None:
        body = json.dumps(payload).encode()
        head = f"HTTP/1.1 {code} X\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        if self._transport and not self._transport.is_closing():
            self._transport.write(head.encode() + body)


@asynccontextmanager
async def serving(load: Load) -> AsyncIterator[str]:
    """The address of a server of this load."""
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(load), "127.0.0.1", 0, backlog=512
    )
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
