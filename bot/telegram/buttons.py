"""Buttons whose data needs no memory: the text to ask itself, or its digest when it is too long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import InlineKeyboardButtonLimit

from bot.phrases import phrases

_ASK = "a:"
_LONG = "o:"
_MORE = "m:"


def digest(text: str) -> str:
    """Sixteen hexadecimal digits that stand for a text."""
    return sha256(text.encode()).hexdigest()[:16]


def ask_data(text: str) -> str:
    """Callback data that asks `text`."""
    data = _ASK + text
    if len(data.encode()) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        return data
    return _LONG + digest(text)


def asked(data: str, known: Iterable[str]) -> str | None:
    """The text that callback data asks, found among `known` when it was too long; None when it cannot be."""
    if data.startswith(_ASK):
        return data.removeprefix(_ASK)
    wanted = data.removeprefix(_LONG) if data.startswith(_LONG) else None
    return next((text for text in known if digest(text) == wanted), None)


def more_data(number: int, pages: Sequence[str]) -> str:
    """Callback data that shows page `number` of an answer."""
    return f"{_MORE}{number}:{digest(pages[0])}"


def more_page(data: str, pages: Sequence[str]) -> int | None:
    """The number of the page that callback data wants, None when it wants none of these pages."""
    return next((n for n in range(1, len(pages)) if data == more_data(n, pages)), None)


def texts(message: object) -> list[str]:
    """The texts on the buttons of a message; none when it is too old to be read."""
    markup = message.reply_markup if isinstance(message, Message) else None
    return [button.text for row in markup.inline_keyboard for button in row] if markup else []


def keyboard(choices: Sequence[str]) -> InlineKeyboardMarkup | None:
    """A button under the other for each text to ask; None when there is none."""
    rows = [[InlineKeyboardButton(text, callback_data=ask_data(text))] for text in choices]
    return InlineKeyboardMarkup(rows) if rows else None


def page_keyboard(choices: Sequence[str], number: int, pages: Sequence[str]) -> InlineKeyboardMarkup | None:
    """The button to the page after `number`, under the last page the choices."""
    if number + 1 == len(pages):
        return keyboard(choices)
    more = InlineKeyboardButton(phrases("telegram")["more"], callback_data=more_data(number + 1, pages))
    return InlineKeyboardMarkup([[more]])
