"""What people see before they write: the menu of commands and the descriptions, by place and language."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Iterable

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.phrases import phrases
from bot.telegram.languages import Voice

logger = logging.getLogger(__name__)

_IN_GROUPS = ("ask", "help", "reports")
_LANGUAGES = ((None, Voice()), ("en", Voice("en")))  # Telegram knows one Chinese: "zh" for every script


async def introduce(bot: ExtBot[None], office: Iterable[int] = ()) -> None:
    """Set menus and descriptions; without them the bot works all the same. `office`: users who have more."""
    for code, voice in _LANGUAGES:
        private = _menu(voice)
        group = [command for command in private if command.command in _IN_GROUPS]
        alone = [command for command in private if command.command != "ask"]
        await _set(bot.set_my_commands(private, BotCommandScopeDefault(), code))
        await _set(bot.set_my_commands(alone, BotCommandScopeAllPrivateChats(), code))
        await _set(bot.set_my_commands(group, BotCommandScopeAllGroupChats(), code))
        await _set(bot.set_my_description(voice.say("description"), code))
        await _set(bot.set_my_short_description(voice.say("short_description"), code))
        for user in office:
            mine = [*alone, *_menu(voice, "telegram.office")]
            await _set(bot.set_my_commands(mine, BotCommandScopeChat(user), code))
    logger.info("answering as @%s", bot.username)


def _menu(voice: Voice, section: str = "telegram") -> list[BotCommand]:
    english = phrases(f"{section}.en.commands") if voice.name == "en" else {}
    commands = phrases(f"{section}.commands")
    return [BotCommand(name, english.get(name, voice.own(text))) for name, text in commands.items()]


async def _set(call: Awaitable[bool]) -> None:
    try:
        await call
    except TelegramError as error:
        logger.warning("a menu or description could not be set: %s", error)
