"""What a message asks of this bot, if it speaks to it at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from telegram import Message, User
from telegram.constants import ChatType

_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]+)(?:@(?P<bot>\w+))?(?:\s+(?P<rest>.*))?", re.DOTALL)


class Said(NamedTuple):
    """A message to the bot: a command (without the stroke) or None, and the words without its name."""

    command: str | None
    words: str


def said_to(message: Message, bot: User) -> Said | None:
    """What the message says to `bot`; None for talk between other members of a group."""
    words = (message.text or message.caption or "").strip()
    command = _COMMAND.fullmatch(words)
    if command:
        mine = (command["bot"] or bot.username or "").lower() == (bot.username or "").lower()
        return Said(command["name"].lower(), (command["rest"] or "").strip()) if mine else None
    mention = re.compile(rf"@{re.escape(bot.username or '')}(?!\w)", re.IGNORECASE | re.ASCII)
    named = mention.search(words) is not None
    replied = message.reply_to_message is not None and message.reply_to_message.from_user == bot
    if message.chat.type != ChatType.PRIVATE and not named and not replied:
        return None
    return Said(None, mention.sub(" ", words).strip())
