"""The real process: how it starts, how it stops, what it writes to its log."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.telegram.api import TOKEN, BotApi, Fault
from tests.telegram.server import serving

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import os, sys
from bot.settings import load
from bot.telegram.run import run
from tests.telegram.small import SmallEngine
sys.exit(run(load(os.environ), SmallEngine()))
"""


@contextmanager
def process(
    url: str, token: str = TOKEN, level: str = "DEBUG", state: Path | None = None
) -> Iterator[subprocess.Popen[str]]:
    given = {
        "WENBAO_TELEGRAM_TOKEN": token,
        "WENBAO_TELEGRAM_BASE_URL": url,
        "WENBAO_LOG_LEVEL": level,
        "PYTHONWARNINGS": "error",
        "WENBAO_STATE": str(state or Path(tempfile.mkdtemp()) / "state.db"),
        "WENBAO_TELEGRAM_PER_MINUTE": "1000",
    }
    command = [sys.executable, "-c", SCRIPT]
    running = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **given}, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def stopped(running: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit code and log after SIGTERM."""
    running.send_signal(signal.SIGTERM)
    _, log = running.communicate(timeout=60)
    return running.returncode, log


def test_sigterm_finishes_the_answer_and_the_next_process_does_not_repeat_it() -> None:
    api = BotApi()
    with serving(api) as url:
        api.faults["sendMessage"] = [Fault(429, retry_after=2)]
        with process(url) as first:
            api.say("2023年处罚多少")
            api.wait(lambda: not api.faults["sendMessage"], 60)
            code, log = stopped(first)
        assert code == 0
        assert [message["text"].split()[0] for message in api.sent] == ["42"]
        with process(url) as second:
            api.say("2023年强制多少")
            api.wait(lambda: len(api.sent) > 1, 60)
            assert stopped(second)[0] == 0
    assert [message["text"].split()[0] for message in api.sent] == ["42", "0"]
    assert "Traceback" not in log


def test_the_token_is_in_no_log_whatever_goes_wrong() -> None:
    api = BotApi()
    api.faults["sendMessage"] = [Fault(500), Fault(None)]
    api.faults["getUpdates"] = [Fault(None), Fault(500)]
    with serving(api) as url, process(url) as running:
        api.say("崩溃")
        api.wait(lambda: len(api.sent) == 1, 60)
        _, log = stopped(running)
    assert "the engine broke down" in log
    assert "DEBUG" in log
    assert TOKEN not in log
    assert TOKEN.partition(":")[2] not in log


@pytest.mark.parametrize(("token", "said"), [("", "没有"), ("7:wrong", "不认"), ("a b/c", "样子不对")])
def test_without_a_good_token_it_says_so_in_one_sentence_and_exits_with_2(token: str, said: str) -> None:
    with serving(BotApi()) as url, process(url, token, "WARNING") as running:
        _, log = running.communicate(timeout=60)
    assert running.returncode == 2
    assert said in log.splitlines()[-1]
    assert "Traceback" not in log
    assert not token or token not in log


def test_it_waits_for_a_bot_api_that_is_not_there_yet() -> None:
    api = BotApi()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with process(f"http://127.0.0.1:{port}") as running:
        assert running.stderr is not None
        line = next(line for line in running.stderr if "trying again" in line)
        assert "ConnectError" in line
        api.say("2023年处罚多少")
        with serving(api, port):
            api.wait(lambda: len(api.sent) == 1, 60)
            assert stopped(running)[0] == 0


def test_everything_fetched_before_sigterm_is_answered_in_order() -> None:
    api = BotApi()
    chats = range(1, 41)
    with serving(api) as url, process(url, level="INFO") as running:
        api.wait(lambda: any(method == "getUpdates" for method, _ in api.calls), 60)
        with api.changed:
            for chat in chats:
                for name in ("处罚", "强制"):
                    api.say(f"2023年{name}", chat=chat)
        api.wait(lambda: len(api.sent) > 0, 60)
        code, log = stopped(running)
    assert code == 0, log
    for chat in chats:
        said = [message["text"].split()[0] for message in api.sent if message["chat"]["id"] == chat]
        assert said == ["42", "0"]
    assert "Warning" not in log
