"""Values of settings as they are written, each read or refused with a ValueError."""

from __future__ import annotations

import logging
import re


def whole(value: object) -> int:
    """A whole number from 1 on."""
    number = int(str(value))
    if number < 1:
        raise ValueError(value)
    return number


def level(value: object) -> str:
    """The name of a logging level."""
    name = str(value).upper()
    if name not in logging.getLevelNamesMapping():
        raise ValueError(value)
    return name


def ids(value: object) -> tuple[int, ...]:
    """Telegram user ids: a TOML array of numbers, or numbers with commas or spaces between."""
    given = value if isinstance(value, list) else str(value).replace(",", " ").replace("，", " ").split()
    return tuple(dict.fromkeys(whole(one) for one in given))


def port(value: object) -> int:
    """A port, 0 for none."""
    number = int(str(value))
    if not 0 <= number <= 65535:
        raise ValueError(value)
    return number


def days(value: object) -> int:
    """A number of days, 0 for none."""
    number = int(str(value))
    if not 0 <= number <= 3650:
        raise ValueError(value)
    return number


def webhook(value: object) -> str:
    """An address with a path."""
    address = str(value)
    if not re.fullmatch(r"https?://[^/\s?#]+/[^\s?#]+", address):
        raise ValueError(value)
    return address
