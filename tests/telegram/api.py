"""A small Bot API without a network: what it is asked, what it stores, what it answers."""

from __future__ import annotations

import json
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.api_files import Files
from tests.telegram.html import BadEntitiesError, units, visible

TOKEN = "7000000001:AAF-tests_own-token_0123456789abcdefg"
BOT = {"id": 7000000001, "is_bot": True, "first_name": "问报", "username": "wenbao_test_bot"}
LIMIT = 4096
ASKER = 9007199254740991  # more than 32 bits, as real ids may be

Params = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one call: a code instead of the real answer, or None for a dropped connection.

    `late`: the call is carried out, and its answer comes only after so many seconds. `raw`: the body.
    """

    code: int | None = None
    retry_after: int | None = None
    late: float = 0
    raw: bytes | None = None

    def payload(self) -> bytes:
        """The body of the faulty answer."""
        if self.raw is not None:
            return self.raw
        body: Params = {"ok": False, "error_code": self.code, "description": "made to fail"}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return json.dumps(body).encode()


class RefusedError(Exception):
    """The call is answered with 400 and this description."""


@dataclass
class BotApi(Files):
    """The state of the Bot API: queued updates, sent messages, every call."""

    calls: list[tuple[str, Params]] = field(default_factory=list)
    sent: list[Params] = field(default_factory=list)
    edited: list[Params] = field(default_factory=list)
    marked: list[Params] = field(default_factory=list)
    pictures: list[Params] = field(default_factory=list)
    inline: list[Params] = field(default_factory=list)
    acknowledged: list[Params] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    updates: list[Params] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    closed: bool = False
    _next: int = 100

    def number(self) -> int:
        """A new id."""
        self._next += 1
        return self._next

    def fault(self, method: str) -> Fault | None:
        """The fault planned for this call, if any."""
        with self.changed:
            planned = self.faults[method]
            self.changed.notify_all()
            return planned.pop(0) if planned else None

    def answer(self, token: str, method: str, params: Params) -> tuple[int, bytes]:
        """Status code and body for one call."""
        if token != TOKEN:
            return 401, b'{"ok": false, "error_code": 401, "description": "Unauthorized"}'
        with self.changed:
            self.calls.append((method, params))
            self.changed.notify_all()
        handler: Callable[[Params], Any] | None = getattr(self, f"_{method}", None)
        if handler is None:
            return 404, b'{"ok": false, "error_code": 404, "description": "Not Found"}'
        try:
            result = handler(params)
        except (RefusedError, BadEntitiesError) as error:
            body = {"ok": False, "error_code": 400, "description": f"Bad Request: {error}"}
            return 400, json.dumps(body).encode()
        with self.changed:
            self.changed.notify_all()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _getMe(self, _params: Params) -> Params:  # noqa: N802
        return BOT

    def _deleteWebhook(self, _params: Params) -> bool:  # noqa: N802
        return True

    _setMyCommands = _setMyDescription = _setMyShortDescription = _deleteWebhook  # noqa: N815

    def _getUpdates(self, params: Params) -> list[Params]:  # noqa: N802
        offset, deadline = int(params.get("offset", 0)), time.monotonic() + float(params.get("timeout", 0))
        with self.changed:
            self.updates = [update for update in self.updates if update["update_id"] >= offset]
            while not self.updates and not self.closed and time.monotonic() < deadline:
                self.changed.wait(deadline - time.monotonic())
            return list(self.updates)

    def _written(self, params: Params) -> Params:
        """A message of the bot as it would be shown; RefusedError where Telegram would answer 400."""
        text = params["text"]
        plain = visible(text) if params.get("parse_mode") == "HTML" else text
        if not plain:
            raise RefusedError("message text is empty")
        if units(plain) > LIMIT:
            raise RefusedError("message is too long")
        markup = params.get("reply_markup")
        _check_buttons(markup)
        message = {
            "date": int(time.time()),
            "chat": {"id": int(params.get("chat_id", 0)), "type": "private"},
            "from": BOT,
            "text": plain,
        }
        if markup:
            message["reply_markup"] = markup
        return {**message, "html": text, "params": params}

    def _sendMessage(self, params: Params) -> Params:  # noqa: N802
        message = {"message_id": self.number(), **self._written(params)}
        self.sent.append(message)
        return shown(message)

    def _editMessageText(self, params: Params) -> Params | bool:  # noqa: N802
        written = self._written(params)
        if "inline_message_id" in params:
            self.edited.append(written)
            return True
        message = {"message_id": int(params["message_id"]), **written}
        before = next(
            (one for one in reversed(self.edited) if one["message_id"] == message["message_id"]), None
        )
        if before and before["html"] == message["html"]:
            raise RefusedError("message is not modified")
        self.edited.append(message)
        return shown(message)

    def _editMessageReplyMarkup(self, params: Params) -> bool:  # noqa: N802
        _check_buttons(params.get("reply_markup"))
        self.marked.append(params)
        return True

    def _sendPhoto(self, params: Params) -> Params:  # noqa: N802
        if units(str(params.get("caption", ""))) > 1024:
            raise RefusedError("message caption is too long")
        self.pictures.append(params)
        chat = {"id": int(params["chat_id"]), "type": "private"}
        size = {"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}
        return {"message_id": self.number(), "date": int(time.time()), "chat": chat, "photo": [size]}

    def _answerInlineQuery(self, params: Params) -> bool:  # noqa: N802
        results = params["results"]
        if len(results) > 50 or len({result["id"] for result in results}) < len(results):
            raise RefusedError("RESULT_ID_DUPLICATE")
        for result in results:
            content = result["input_message_content"]
            if not 1 <= len(result["id"].encode()) <= 64 or not result["title"]:
                raise RefusedError("RESULT_ID_INVALID")
            if not 1 <= units(visible(content["message_text"])) <= LIMIT:
                raise RefusedError("MESSAGE_TOO_LONG")
            _check_buttons(result.get("reply_markup"))
        self.inline.append(params)
        return True

    def _answerCallbackQuery(self, params: Params) -> bool:  # noqa: N802
        self.acknowledged.append(params)
        return True

    def push(self, **content: Any) -> Params:
        """Queue an update."""
        update = {"update_id": self.number(), **content}
        with self.changed:
            self.updates.append(update)
            self.changed.notify_all()
        return update

    def say(self, text: str | None, chat: int = ASKER, kind: str = "private", **extra: Any) -> Params:
        """Queue a message of a person."""
        message: Params = {
            "message_id": self.number(),
            "date": int(time.time()),
            "chat": {"id": chat, "type": kind},
            "from": {"id": ASKER, "is_bot": False, "first_name": "甲"},
            **extra,
        }
        if text is not None:
            message["text"] = text
        return self.push(message=message)

    def tap(self, data: str, message: Params | None) -> Params:
        """Queue the tap on a button of a sent message (None: a message too old to be shown)."""
        old = {"message_id": 1, "date": 0, "chat": {"id": ASKER, "type": "private"}}
        person = {"id": ASKER, "is_bot": False, "first_name": "甲"}
        return self.push(
            callback_query={
                "id": str(self.number()),
                "from": person,
                "chat_instance": "1",
                "message": shown(message) if message else old,
                "data": data,
            }
        )

    def wait(self, enough: Callable[[], bool], seconds: float = 20) -> None:
        """Return when `enough` holds; AssertionError when it does not in time."""
        with self.changed:
            assert self.changed.wait_for(enough, seconds), (self.sent, self.calls[-5:])


def shown(message: Params) -> Params:
    """A message as Telegram hands it out."""
    return {name: value for name, value in message.items() if name not in ("html", "params")}


def _check_buttons(markup: Params | None) -> None:
    """RefusedError for buttons that Telegram refuses."""
    for button in (button for row in (markup or {}).get("inline_keyboard", []) for button in row):
        sorts = [name for name in ("callback_data", "url", "copy_text") if name in button]
        if not button["text"] or len(sorts) != 1:
            raise RefusedError("BUTTON_TYPE_INVALID")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise RefusedError("BUTTON_DATA_INVALID")
        if "copy_text" in button and not 1 <= units(button["copy_text"]["text"]) <= 256:
            raise RefusedError("BUTTON_COPY_TEXT_INVALID")


def buttons(message: Params) -> list[Params]:
    """The inline buttons of a sent message."""
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
