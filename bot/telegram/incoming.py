"""What the Bot API hands in, made sound: wrong or missing parts are mended or left out."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from telegram import Bot, Update

logger = logging.getLogger(__name__)

Given = dict[str, Any]
Shape = Mapping[str, tuple[Any, Any]]  # field → (what makes it sound, or the shape of an object; default)

_NEEDED, _LEFT_OUT = object(), object()
_LARGEST = 2**63


def _number(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST
    return value if whole and isinstance(value, int) else None


def _text(value: object) -> str | None:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else None


def _name(value: object) -> str | None:
    return str(value) if _number(value) is not None else _text(value)


def _yes(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


_USER: Shape = {
    "id": (_number, _NEEDED),
    "is_bot": (_yes, False),
    "first_name": (_text, ""),
    "username": (_text, _LEFT_OUT),
    "language_code": (_text, _LEFT_OUT),
}
_CHAT: Shape = {"id": (_number, _NEEDED), "type": (_text, "private")}
_BARE_MESSAGE: Shape = {
    "message_id": (_number, 0),
    "date": (_number, 0),
    "chat": (_CHAT, _NEEDED),
    "from": (_USER, _LEFT_OUT),
    "text": (_text, _LEFT_OUT),
    "caption": (_text, _LEFT_OUT),
    "edit_date": (_number, _LEFT_OUT),
    "message_thread_id": (_number, _LEFT_OUT),
    "is_topic_message": (_yes, _LEFT_OUT),
}
_MESSAGE: Shape = {**_BARE_MESSAGE, "reply_to_message": (_BARE_MESSAGE, _LEFT_OUT)}
_TAP: Shape = {
    "id": (_name, _NEEDED),
    "from": (_USER, _NEEDED),
    "chat_instance": (_name, ""),
    "data": (_text, _LEFT_OUT),
    "inline_message_id": (_text, _LEFT_OUT),
    "message": (_MESSAGE, _LEFT_OUT),
}
_INLINE: Shape = {
    "id": (_name, _NEEDED),
    "from": (_USER, _NEEDED),
    "query": (_text, ""),
    "offset": (_text, ""),
}
_UPDATE: Shape = {
    "update_id": (_number, _NEEDED),
    "message": (_MESSAGE, _LEFT_OUT),
    "edited_message": (_MESSAGE, _LEFT_OUT),
    "callback_query": (_TAP, _LEFT_OUT),
    "inline_query": (_INLINE, _LEFT_OUT),
}


def sound(given: object) -> Given | None:
    """The update in a form that can be read, what is wrong in it left out; None without a number of its own.

    Fields that are not used here stay unless they keep the update from being read.
    """
    bare = _mended(given, _UPDATE, bare=True)
    if bare is None:
        return None
    whole = _mended(given, _UPDATE, bare=False)
    if whole == bare or (whole and _readable(whole)):
        return whole
    logger.warning("update %s is read in parts: the rest of it is not as it should be", bare["update_id"])
    return bare


def sound_ones(given: object) -> list[Given]:
    """The updates of a list that can be read, in the order of their numbers."""
    found = [sound(one) for one in given] if isinstance(given, list) else [None]
    if None in found:
        logger.warning("what was fetched as an update and is none was left out")
    return sorted(filter(None, found), key=lambda update: int(update["update_id"]))


def _mended(given: object, shape: Shape, *, bare: bool) -> Given | None:
    """The object with what the shape wants of it; None without what is needed."""
    if not isinstance(given, dict):
        return None
    made: Given = {} if bare else {name: value for name, value in given.items() if name not in shape}
    for name, (kind, default) in shape.items():
        value = given.get(name)
        if value is not None:
            value = kind(value) if callable(kind) else _mended(value, kind, bare=bare)
        if value is None:
            if default is _NEEDED:
                return None
            value = default
        if value is not _LEFT_OUT:
            made[name] = value
    return made


def _readable(update: Given) -> bool:
    try:
        Update.de_json(update, None).to_json()
    except Exception:  # whatever a library may stumble over; a RecursionError among it
        return False
    return True


def read(given: object, bot: Bot) -> Update | None:
    """The update, None where it has no number of its own."""
    update = sound(given)
    return Update.de_json(update, bot) if update else None
