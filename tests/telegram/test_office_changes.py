"""What changes under a running bot: the index moved in or restored, the words of the office."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.office import backups
from bot.settings import Settings
from index.store import Store
from tests.bot import world
from tests.bot.console import ROOT, SAMPLE, environment, wenbao
from tests.telegram.api import TOKEN, BotApi
from tests.telegram.server import serving


@contextmanager
def running(api: BotApi, db: Path) -> Iterator[subprocess.Popen[str]]:
    """The bot's process over the index."""
    with serving(api) as url:
        given = environment(db, WENBAO_TELEGRAM_TOKEN=TOKEN, WENBAO_TELEGRAM_BASE_URL=url)
        command = [sys.executable, "-m", "bot", "telegram"]
        with subprocess.Popen(command, cwd=ROOT, env=given, stderr=subprocess.PIPE, text=True) as process:
            try:
                yield process
            finally:
                process.terminate()
                _, log = process.communicate(timeout=60)
        assert process.returncode == 0, log
        assert "Traceback" not in log, log


def until(api: BotApi, question: str, told: str) -> None:
    """Ask until the answer has these words; AssertionError when it never does."""
    for _ in range(40):
        before = len(api.sent)
        api.say(question)
        api.wait(lambda wanted=before: len(api.sent) > wanted, 60)  # type: ignore[misc]
        if told in api.sent[-1]["text"]:
            return
        with api.changed:
            api.changed.wait(0.3)
    raise AssertionError(api.sent[-1])


def made(db: Path, year: int, seed: int) -> None:
    """Saves a made report of the county."""
    form = world.MADE[world.COUNTY, 2023][1]
    with Store.open(db) as store:
        store.save(world.made_report(world.COUNTY, year, seed, form)[0])


QUESTION = "清河县行政处罚多少件？"


@pytest.mark.parametrize("leftover", [True, False], ids=["with a leftover", "alone"])
def test_an_index_that_is_moved_in_is_answered_from_whatever_the_old_one_left(
    tmp_path: Path, leftover: bool
) -> None:
    api, db, new = BotApi(), tmp_path / "live.db", tmp_path / "new" / "index.db"
    made(db, 2020, 3)
    made(new, 2023, 11)
    with running(api, db):
        until(api, QUESTION, "2020年")
        if leftover:
            made(db, 2021, 4)
            until(api, QUESTION, "2021年")
            assert (tmp_path / "live.db-wal").stat().st_size
        new.replace(db)
        until(api, QUESTION, "2023年")
        made(db, 2022, 5)
        until(api, "清河县2022年行政处罚多少件？", "清河县人民政府2022年")
    with Store.open(db) as store:
        assert store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert [info.year for info in store.reports()] == [2023, 2022]


def test_a_broken_index_that_is_moved_in_is_not_used(tmp_path: Path) -> None:
    api, db, new = BotApi(), tmp_path / "live.db", tmp_path / "new.db"
    made(db, 2020, 3)
    new.write_bytes(b"no index at all" * 1000)
    with running(api, db):
        until(api, QUESTION, "2020年")
        new.replace(db)
        for _ in range(3):
            until(api, QUESTION, "2020年")


def test_a_backup_is_restored_under_a_running_bot(tmp_path: Path) -> None:
    api, live = BotApi(), Settings(db=tmp_path / "live.db")
    made(live.db, 2020, 3)
    kept = backups.backup(live, tmp_path / "backups")
    made(live.db, 2023, 11)
    with running(api, live.db):
        until(api, QUESTION, "2023年")
        assert wenbao("restore", kept, db=live.db).code == 0
        until(api, QUESTION, "2020年")
        until(api, "那许可呢", "2020年")


def test_words_of_the_office_reach_a_running_bot_and_wrong_ones_leave_it_as_it_was(tmp_path: Path) -> None:
    api, db = BotApi(), tmp_path / "live.db"
    assert wenbao("ingest", SAMPLE, db=db).code == 0
    asked = "乌鲁木齐县2023年处字号多少件？"
    with running(api, db):
        until(api, "乌鲁木齐县2023年行政处罚", "42")
        api.say(asked)
        api.wait(lambda: len(api.sent) > 1)
        assert "42" not in api.sent[-1]["text"]
        assert wenbao("alias", "add", "处字号", "行政处罚", db=db).code == 0
        until(api, asked, "42")
        (tmp_path / "vocabulary.toml").write_text("[[alias]\n", "utf-8")
        until(api, asked, "42")
        (tmp_path / "vocabulary.toml").unlink()
        until(api, asked, "哪一项")
