"""The menus of commands that the bot sets at its start, by place, person and language."""

from __future__ import annotations

import json
from typing import Any

from bot.phrases import phrases
from tests.telegram.api import ASKER, BotApi, Fault
from tests.telegram.small import SmallEngine, polling

ADMIN = 4_294_967_299


def menus(api: BotApi) -> dict[tuple[str, int | None, str | None], dict[str, str]]:
    """The commands by scope, chat and language."""
    found: dict[tuple[str, int | None, str | None], dict[str, str]] = {}
    for method, params in api.calls:
        if method == "setMyCommands":
            scope: dict[str, Any] = params["scope"]
            listed: Any = params["commands"]
            commands = listed if isinstance(listed, list) else json.loads(listed)
            key = (scope["type"], scope.get("chat_id"), params.get("language_code"))
            found[key] = {one["command"]: one["description"] for one in commands}
    return found


def test_people_of_the_office_have_its_commands_and_nobody_else_has() -> None:
    api = BotApi()
    with polling(api, SmallEngine(), staff=(ASKER,), admins=(ADMIN, ASKER)):
        api.say("2023年处罚")
        api.wait(lambda: len(api.sent) == 1)
    found = menus(api)
    office = set(phrases("telegram.office.commands"))
    for user in (ASKER, ADMIN):
        for language in (None, "en"):
            mine = found["chat", user, language]
            assert set(mine) == office | set(found["all_private_chats", None, language])
    assert len(found) == 10
    for (scope, _, language), commands in found.items():
        assert scope == "chat" or not office & set(commands)
        assert all(text.isascii() == (language == "en") for text in commands.values())
        assert all(3 <= len(text) <= 256 and name.islower() for name, text in commands.items())


def test_menus_that_cannot_be_set_do_not_keep_the_bot_from_answering() -> None:
    api = BotApi()
    api.faults["setMyCommands"] = [Fault(400)] * 10
    with polling(api, SmallEngine(), staff=(ASKER,)):
        api.say("2023年处罚")
        api.wait(lambda: len(api.sent) == 1)
