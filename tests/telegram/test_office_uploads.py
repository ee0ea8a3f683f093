"""Staff send reports: checked, confirmed, in the index, out of it; nobody else can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.office.live import LiveEngine
from bot.office.state import State
from bot.office.uploads import safe_name
from index.store import Store
from tests.bot.console import SAMPLE, wenbao
from tests.telegram.api import ASKER, BotApi, Params, buttons
from tests.telegram.small import polling

STRANGER = 77


@contextmanager
def desk(api: BotApi, folder: Path, staff: tuple[int, ...] = (ASKER,)) -> Iterator[Path]:
    """The bot over an empty index, with these staff and a state file."""
    db = folder / "index.db"
    if not db.exists():
        Store.open(db).close()
    with (
        LiveEngine(db) as engine,
        State.open(folder / "state.db") as state,
        polling(api, engine, state, db=db, staff=staff),
    ):
        yield db


def document(name: str, size: int | None = None) -> Params:
    size = len(SAMPLE.read_bytes()) if size is None else size
    return {"document": {"file_id": "f1", "file_unique_id": "u", "file_name": name, "file_size": size}}


def reports(db: Path) -> list[str]:
    with Store.open(db, read_only=True) as store:
        return [info.id for info in store.reports()]


def sheet_of(api: BotApi) -> Params:
    """The message that has the sheet's buttons."""
    api.wait(lambda: any(_keys(message) for message in api.sent), 60)
    return next(message for message in api.sent if _keys(message))


def _keys(message: Params) -> list[Params]:
    return [button for button in buttons(message) if button.get("callback_data", "").startswith("u:")]


def test_a_report_is_checked_taken_in_asked_about_and_taken_out(tmp_path: Path) -> None:
    api = BotApi()
    api.files["f1"] = SAMPLE.read_bytes()
    with desk(api, tmp_path) as db:
        api.say(None, **document(SAMPLE.name))
        sheet = sheet_of(api)
        assert "乌鲁木齐县人民政府" in sheet["text"]
        assert "检查单" in api.documents[0]["document"]
        assert reports(db) == []
        yes = _keys(sheet)[0]["callback_data"]
        api.tap(yes, sheet)
        api.tap(yes, sheet)
        api.wait(lambda: any("编号" in message["text"] for message in api.sent), 60)
        assert len(reports(db)) == 1
        api.say("乌鲁木齐县2023年行政事业性收费是多少？")
        api.wait(lambda: api.sent[-1]["text"].startswith("748"), 60)
        done = next(message for message in api.sent if "编号" in message["text"])
        assert (tmp_path / "reports" / SAMPLE.name).read_bytes() == SAMPLE.read_bytes()
        api.tap(_keys(done)[0]["callback_data"], done)
        api.wait(lambda: "已撤下" in api.sent[-1]["text"], 60)
        assert reports(db) == []
    assert sum("编号" in message["text"] for message in api.sent) == 1
    assert not (tmp_path / "reports" / SAMPLE.name).exists()


def test_the_sheet_says_which_report_a_file_would_take_the_place_of(tmp_path: Path) -> None:
    api = BotApi()
    other = SAMPLE.read_text("utf-8").partition("三、收到和处理政府信息公开申请情况")[0]
    api.files["f1"] = other.encode()
    assert wenbao("ingest", SAMPLE, db=tmp_path / "index.db").code == 0
    with desk(api, tmp_path):
        api.say(None, **document("草稿.txt"))
        text = sheet_of(api)["text"]
    assert re.search(r"已收录 乌鲁木齐县人民政府-2023（200 个数据）。收录后换成这一份（\d+ 个数据）", text)
    assert "（200 个数据），旧的" not in text


def test_what_waits_for_a_yes_survives_a_restart(tmp_path: Path) -> None:
    first, second = BotApi(), BotApi()
    first.files["f1"] = SAMPLE.read_bytes()
    with desk(first, tmp_path):
        first.say(None, **document(SAMPLE.name))
        sheet = sheet_of(first)
    with desk(second, tmp_path) as db:
        second.tap(_keys(sheet)[0]["callback_data"], sheet)
        second.wait(lambda: any("编号" in message["text"] for message in second.sent), 60)
        assert len(reports(db)) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (document("年报.pdf", 30_000_000), "MB"),
        (document("年报.exe"), "能读的是"),
        (document("年报"), "能读的是"),
    ],
)
def test_size_and_kind_are_looked_at_before_anything_is_fetched(
    tmp_path: Path, content: Params, said: str
) -> None:
    api = BotApi()
    with desk(api, tmp_path):
        api.say(None, **content)
        api.wait(lambda: len(api.sent) == 1)
    assert said in api.sent[0]["text"]
    assert not [call for call in api.calls if call[0] == "getFile"]
    assert api.downloads == []


def test_a_file_that_lies_about_its_size_and_one_that_is_no_report_are_refused(tmp_path: Path) -> None:
    api = BotApi()
    api.files["f1"] = b"x" * 21_000_000
    with desk(api, tmp_path) as db:
        api.say(None, **document("年报.txt", 10))
        api.wait(lambda: any("MB" in message["text"] for message in api.sent), 60)
        api.files["f1"] = "今天天气很好。".encode()
        api.say(None, **document("天气.txt", 10))
        api.wait(lambda: any("读不了" in message["text"] for message in api.sent), 60)
        assert reports(db) == []
    assert not any(_keys(message) for message in api.sent)
    assert not list((tmp_path / "state-uploads").iterdir())


def test_an_address_inside_is_not_fetched(tmp_path: Path) -> None:
    api = BotApi()
    with desk(api, tmp_path):
        api.say("http://127.0.0.1:9/report.html")
        api.wait(lambda: any("公开的互联网" in message["text"] for message in api.sent), 60)
    assert not any(_keys(message) for message in api.sent)


def test_a_citizen_can_neither_send_a_report_nor_tap_the_buttons_of_one(tmp_path: Path) -> None:
    api = BotApi()
    api.files["f1"] = SAMPLE.read_bytes()
    stranger: dict[str, Any] = {"id": STRANGER, "is_bot": False, "first_name": "乙"}
    with desk(api, tmp_path) as db:
        api.say(None, **document(SAMPLE.name))
        sheet = sheet_of(api)
        data = _keys(sheet)[0]["callback_data"]
        seen = {key: value for key, value in sheet.items() if key not in ("html", "params")}
        forged = {"id": "9", "from": stranger, "chat_instance": "1", "message": seen, "data": data}
        api.push(callback_query=forged)
        api.wait(lambda: any("不是给您的" in str(one.get("text")) for one in api.acknowledged))
        before = len(api.documents)
        sender: dict[str, Any] = {"from": stranger}
        api.say(None, STRANGER, **sender, **document(SAMPLE.name))
        for command in ("/stats", "/unanswered", "/export"):
            api.say(command, STRANGER, **sender)
        api.wait(lambda: sum(message["chat"]["id"] == STRANGER for message in api.sent) == 4)
        assert reports(db) == []
    assert len(api.documents) == before
    told = [message["text"] for message in api.sent if message["chat"]["id"] == STRANGER]
    assert not any("检查" in text or "最近" in text for text in told)


@pytest.mark.parametrize("data", ["u:", "u:zz", "u:0000000000000000:yes", "u:0:0:0", "u:../../etc:yes"])
def test_made_up_data_of_the_office_is_stale(tmp_path: Path, data: str) -> None:
    api = BotApi()
    with desk(api, tmp_path):
        api.tap(data, None)
        api.wait(lambda: len(api.acknowledged) == 1)
    assert "过期" in api.acknowledged[0]["text"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\年报.docx", "年报.docx"),
        (".隐.pdf", "隐.pdf"),
        ("年\x00报\n.txt", "年报.txt"),
        ("", "report"),
        ("报" * 300 + ".txt", "报" * 50 + ".txt"),
    ],
)
def test_names_of_files_stay_inside_their_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe
