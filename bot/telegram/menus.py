"""What people see before they write: the menu of commands and the descriptions, by place and language."""

from __future__ import annotations

import logging
from collections.abc import Awaitable

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.phrases import phrases
from bot.telegram.languages import Voice

logger = logging.getLogger(__name__)

_IN_GROUPS = ("ask", "help", "reports")
_LANGUAGES = ((None, Voice()), ("en", Voice("en")))


async def introduce(bot: ExtBot[None]) -> None:
    """Set menus and descriptions; without them the bot works all the same."""
    for code, voice in _LANGUAGES:
        private = _menu(voice)
        group = [command for command in private if command.command in _IN_GROUPS]
        alone = [command for command in private if command.command != "ask"]
        await _set(bot.set_my_commands(private, BotCommandScopeDefault(), code))
        await _set(bot.set_my_commands(alone, BotCommandScopeAllPrivateChats(), code))
        await _set(bot.set_my_commands(group, BotCommandScopeAllGroupChats(), code))
        await _set(bot.set_my_description(voice.say("description"), code))
        await _set(bot.set_my_short_description(voice.say("short_description"), code))
    logger.info("answering as @%s", bot.username)


def _menu(voice: Voice) -> list[BotCommand]:
    english = phrases("telegram.en.commands") if voice.name == "en" else {}
    commands = phrases("telegram.commands")
    return [BotCommand(name, english.get(name, text)) for name, text in commands.items()]


async def _set(call: Awaitable[bool]) -> None:
    try:
        await call
    except TelegramError as error:
        logger.warning("a menu or description could not be set: %s", error)
