"""Conversations as text: what a person does and what comes back, replayed and written down again.

    我：…      a message              点：…      a tap on the button of that name under the last message
    改：…      the last message edited  查：…      an inline query
    文件：…    the bundled report sent as a file of that name, by one of the office (经办人员)

Everything else in a conversation is what the bot does. `python -m tests.telegram.talk` writes all anew.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bot.engine import Engine
from bot.telegram.application import build
from tests.bot import world
from tests.bot.console import SAMPLE
from tests.telegram.api import ASKER, BotApi, Params, buttons
from tests.telegram.server import OfflineRequest
from tests.telegram.small import handling, offline_chat, settings

FOLDER = Path(__file__).with_name("conversations")
_ACTS = ("我：", "点：", "改：", "查：", "文件：", "用户语言：")
_OFFICE = "经办人员"


class Talk:
    """One person talking to the bot in private."""

    def __init__(self, api: BotApi, handle: Callable[[Params], None]) -> None:
        self._api = api
        self._handle = handle
        self._shown: Params | None = None
        self._said: Params = {}
        self._language: str | None = None

    def replay(self, script: str) -> str:
        """The conversation whose acts are those of `script`."""
        told: list[str] = [_OFFICE] if script.startswith(_OFFICE) else []
        for line in script.splitlines():
            if line.startswith(_ACTS):
                told += ["", line, *self._act(line[: line.index("：")], line.partition("：")[2])]
        return "\n".join(told).strip() + "\n"

    def _act(self, sort: str, text: str) -> Iterator[str]:
        api = self._api
        parts = (
            api.sent, api.edited, api.pictures, api.acknowledged, api.inline, api.marked, api.documents
        )  # fmt: skip
        seen = [len(part) for part in parts]
        if sort == "用户语言":
            self._language = text
            return
        self._handle(self._update(sort, text))
        yield from (f"〔提示〕{one['text']}" for one in api.acknowledged[seen[3] :] if one.get("text"))
        for name, messages in (("问报：", api.sent[seen[0] :]), ("问报改为：", api.edited[seen[1] :])):
            for message in messages:
                self._shown = message
                yield name
                yield from _written(message)
        for marked in api.marked[seen[5] :]:
            self._shown = {**(self._shown or {}), "reply_markup": marked.get("reply_markup", {})}
            yield "按钮改为："
            yield from _rows(self._shown)
        yield from (f"〔文件〕{sent['document_name']}" for sent in api.documents[seen[6] :])
        yield from (f"〔图〕{picture['caption']}" for picture in api.pictures[seen[2] :])
        for answer in api.inline[seen[4] :]:
            for result in answer["results"]:
                yield f"  {result['title']} ｜ {result['description']}"
            yield f"  〔{answer['button']['text']}〕"

    def _update(self, sort: str, text: str) -> Params:
        person: Params = {
            "id": ASKER,
            "is_bot": False,
            "first_name": "甲",
            "language_code": self._language or "zh-hans",
        }
        if sort == "我":
            chat = {"id": ASKER, "type": "private"}
            number = self._api.number()
            self._said = {"message_id": number, "date": 1, "chat": chat, "from": person, "text": text}
            return self._api.push(message=self._said)
        if sort == "改":
            return self._api.push(edited_message={**self._said, "text": text, "edit_date": 2})
        if sort == "文件":
            self._api.files["f1"] = SAMPLE.read_bytes()
            file = {"file_id": "f1", "file_unique_id": "u", "file_name": text, "file_size": 9000}
            return self._api.say(None, document=file)
        if sort == "查":
            return self._api.push(inline_query={"id": "1", "from": person, "query": text, "offset": ""})
        assert self._shown
        data = next(one["callback_data"] for one in buttons(self._shown) if one["text"] == text)
        tapped = self._api.tap(data, self._shown)
        tapped["callback_query"]["from"] = person
        return tapped


def _written(message: Params) -> Iterator[str]:
    for line in message["text"].split("\n"):
        yield f"  {line}".rstrip()
    yield from _rows(message)


def _rows(message: Params) -> Iterator[str]:
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        yield "  " + " ".join(f"[{one['text']}]" for one in row)


def replayed(script: str, engine: Engine) -> str:
    """The conversation of a script with the real bot over an engine; the office has an index of its own."""
    api = BotApi()
    if not script.startswith(_OFFICE):
        with offline_chat(api, engine, lambda: world.TODAY) as handle:
            return Talk(api, handle).replay(script)
    with tempfile.TemporaryDirectory() as folder, world.several(Path(folder)) as opened:
        given = replace(settings(), db=opened.store.path, staff=(ASKER,), keep_texts_days=7)
        request = OfflineRequest(api)
        with handling(build(given, opened.engine, request=request, today=lambda: world.TODAY)) as handle:
            return Talk(api, handle).replay(script)


def main() -> None:
    """Write every conversation anew."""
    with tempfile.TemporaryDirectory() as folder, world.several(Path(folder)) as opened:
        for path in sorted(FOLDER.glob("*.txt")):
            path.write_text(replayed(path.read_text("utf-8"), opened.engine), "utf-8")
            sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
