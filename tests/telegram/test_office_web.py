"""The web server: deliveries of Telegram, health, readiness and measures."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from bot.office.web import SECRET_HEADER, Busy, Doors, site
from tests.telegram.api import TOKEN, BotApi
from tests.telegram.server import serving
from tests.telegram.test_process import ROOT, SCRIPT, stopped

SECRET = "s3cret-of-the-tests"
PATH = "/telegram/in"


@contextmanager
def webhook(api: BotApi, folder: Path, **more: str) -> Iterator[tuple[httpx.Client, subprocess.Popen[str]]]:
    """The process with a webhook, and a client of its web server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with serving(api) as url:
        given = {
            "WENBAO_TELEGRAM_TOKEN": TOKEN,
            "WENBAO_TELEGRAM_BASE_URL": url,
            "WENBAO_TELEGRAM_WEBHOOK_URL": f"https://bot.example{PATH}",
            "WENBAO_TELEGRAM_WEBHOOK_SECRET": SECRET,
            "WENBAO_HTTP_PORT": str(port),
            "WENBAO_STATE": str(folder / "state.db"),
            **more,
        }
        running = subprocess.Popen(
            [sys.executable, "-c", SCRIPT], cwd=ROOT, env={**os.environ, **given},
            stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30) as client:
                _until_ready(client)
                yield client, running
        finally:
            running.kill()
            running.communicate()


def _until_ready(client: httpx.Client) -> None:
    for _ in range(300):
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError("never ready")


def message(number: int, text: str) -> dict[str, Any]:
    person = {"id": 9007199254740991, "is_bot": False, "first_name": "甲"}
    chat = {"id": 9007199254740991, "type": "private"}
    said = {"message_id": number, "date": 1, "chat": chat, "from": person, "text": text}
    return {"update_id": number, "message": said}


def deliver(client: httpx.Client, update: object, secret: str = SECRET) -> int:
    headers = {SECRET_HEADER: secret}
    return client.post(PATH, content=json.dumps(update).encode(), headers=headers).status_code


def test_deliveries_are_answered_once_and_everything_else_is_turned_away(tmp_path: Path) -> None:
    api = BotApi()
    with webhook(api, tmp_path) as (client, running):
        assert api.webhooks[0]["secret_token"] == SECRET
        for number in (12, 11, 12):
            assert deliver(client, message(number, "2023年处罚多少")) == 200
        assert deliver(client, message(13, "2023年强制"), "wrong") == 403
        assert deliver(client, message(13, "2023年强制"), "") == 403
        assert client.get(PATH).status_code == 405
        for path in ("/", "/telegram", f"{PATH}/x", "/docs", "/../etc/passwd"):
            assert client.post(path).status_code == 404
        malformed: tuple[object, ...] = ([], "x", 5, {"message": {}}, {"update_id": "x"})
        for wrong in malformed:
            assert deliver(client, wrong) == 400
        assert client.post(PATH, content=b"{", headers={SECRET_HEADER: SECRET}).status_code == 400
        assert client.post(PATH, content=b"[" * 90_000, headers={SECRET_HEADER: SECRET}).status_code == 400
        large = b'"' + b"x" * 2_000_000 + b'"'
        assert client.post(PATH, content=large, headers={SECRET_HEADER: SECRET}).status_code == 413
        chunks = (large[at : at + 60_000] for at in range(0, len(large), 60_000))
        assert client.post(PATH, content=chunks, headers={SECRET_HEADER: SECRET}).status_code == 413
        assert deliver(client, {"update_id": 99, "message": "x"}) == 200
        assert deliver(client, message(14, "2023年强制多少")) == 200
        api.wait(lambda: len(api.sent) == 3, 60)
        measures = client.get("/metrics").text
        assert 'wenbao_answers_total{kind="figure"} 3.0' in measures
        assert client.get("/healthz").text == "ok\n"
        code, log = stopped(running)
    assert [sent["text"].split()[0] for sent in api.sent] == ["42", "42", "0"]
    assert code == 0
    assert TOKEN not in log
    assert SECRET not in log


def test_what_was_accepted_before_a_kill_is_answered_by_the_next_process(tmp_path: Path) -> None:
    api = BotApi()
    with webhook(api, tmp_path) as (client, running):
        api.faults["sendMessage"] = [_late(), _late()]
        assert deliver(client, message(21, "2023年处罚多少")) == 200
        running.send_signal(signal.SIGKILL)
        running.wait()
    api.faults.clear()
    before = len(api.sent)
    with webhook(api, tmp_path) as (client, _):
        api.wait(lambda: len(api.sent) > before, 60)
        assert deliver(client, message(21, "2023年处罚多少")) == 200
        assert deliver(client, message(22, "2023年强制多少")) == 200
        api.wait(lambda: len(api.sent) == before + 2, 60)
    assert [sent["text"].split()[0] for sent in api.sent[before:]] == ["42", "0"]


def _late() -> Any:
    from tests.telegram.api import Fault

    return Fault(429, retry_after=30)


def test_a_taken_port_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, serving(BotApi()) as url:
        given = {
            "WENBAO_TELEGRAM_TOKEN": TOKEN,
            "WENBAO_TELEGRAM_BASE_URL": url,
            "WENBAO_HTTP_PORT": str(taken.getsockname()[1]),
            "WENBAO_STATE": str(tmp_path / "state.db"),
        }
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=ROOT, env={**os.environ, **given},
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "http-port" in done.stderr.splitlines()[-1]


def test_a_delivery_that_finds_too_many_waiting_is_to_be_brought_again() -> None:
    came: list[object] = []

    async def receive(given: dict[str, Any]) -> None:
        if came:
            raise Busy
        came.append(given)

    async def main() -> list[int]:
        app = site(Doors(lambda: "", lambda: b"", receive), f"https://bot.example{PATH}", SECRET)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://bot.example") as client:
            headers = {SECRET_HEADER: SECRET}
            replies = [
                await client.post(PATH, json=message(n, "2023年处罚"), headers=headers) for n in (1, 2)
            ]
        return [reply.status_code for reply in replies]

    assert asyncio.run(main()) == [200, 503]
