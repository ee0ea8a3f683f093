"""The real engine on the bundled reports: read, index, answer in Telegram."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.telegram.api import TOKEN, BotApi, buttons
from tests.telegram.server import serving

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "bot"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("index") / "wenbao.db"
    command = [*COMMAND, "ingest", "corpus/samples", "--db", str(db)]
    subprocess.run(command, cwd=ROOT, check=True)
    return db


@pytest.fixture
def api(index: Path) -> Iterator[BotApi]:
    """A Bot API with the real bot polling it; the bot must stop cleanly afterwards."""
    api = BotApi()
    with serving(api) as url:
        given = {
            "WENBAO_TELEGRAM_TOKEN": TOKEN,
            "WENBAO_TELEGRAM_BASE_URL": url,
            "WENBAO_DB": str(index),
        }
        environ = {**os.environ, **given}
        with subprocess.Popen(
            [*COMMAND, "telegram"], cwd=ROOT, env=environ, stderr=subprocess.PIPE, text=True
        ) as bot:
            try:
                api.wait(lambda: bool(api.calls), 20)
                yield api
                bot.send_signal(signal.SIGTERM)
                _, log = bot.communicate(timeout=60)
            finally:
                bot.kill()
        assert bot.returncode == 0, log
        assert "ERROR" not in log
        assert TOKEN not in log


def answer(api: BotApi, question: str) -> str:
    """The HTML that comes back for a question."""
    before = len(api.sent)
    api.say(question)
    api.wait(lambda: len(api.sent) > before, 60)
    return str(api.sent[-1]["html"])


def test_a_figure_its_source_and_a_follow_up(api: BotApi) -> None:
    first = answer(api, "乌鲁木齐县2023年行政处罚处理决定有多少件？")
    figure, _, rest = first.partition("\n")
    assert figure.startswith("<b>")
    assert re.search(r"(?<!\d)42 ?件", figure)
    source = rest.partition("<blockquote expandable>")[2]
    for part in ("乌鲁木齐县", "2023", "行政处罚"):
        assert part in source
    fee = answer(api, "那行政事业性收费呢")
    assert re.search(r"<b>.*(?<!\d)748 ?万元.*</b>", fee)


def test_the_examples_of_start_have_answers(api: BotApi) -> None:
    answer(api, "/start")
    examples = buttons(api.sent[-1])
    assert len(examples) == 3
    for number, example in enumerate(examples, 2):
        api.tap(example["callback_data"], api.sent[0])
        api.wait(lambda wanted=number: len(api.sent) == wanted, 60)  # type: ignore[misc]
        assert "<blockquote expandable>" in api.sent[-1]["html"]


def test_what_no_report_says_is_not_answered_with_a_figure(api: BotApi) -> None:
    assert "<blockquote" not in answer(api, "乌鲁木齐县2031年行政处罚多少件")
    assert not re.search(r"\d+ ?件", answer(api, "明天会下雨吗 <b>&amp;"))


def test_without_an_index_it_says_so_and_exits_with_2(tmp_path: Path) -> None:
    environ = {**os.environ, "WENBAO_TELEGRAM_TOKEN": TOKEN, "WENBAO_DB": str(tmp_path / "none.db")}
    done = subprocess.run(
        [*COMMAND, "telegram"], cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("index-missing: ")
    assert "Traceback" not in done.stderr
