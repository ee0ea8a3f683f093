"""Messages out: new ones, and those edited in place."""

from __future__ import annotations

import logging
from typing import Any

from telegram import (
    CallbackQuery,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MaybeInaccessibleMessage,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, TelegramError

logger = logging.getLogger(__name__)

_PLAIN = LinkPreviewOptions(is_disabled=True)


def _place(message: MaybeInaccessibleMessage, quote: bool) -> dict[str, Any]:
    quoted = None
    if quote or message.chat.type != ChatType.PRIVATE:
        quoted = ReplyParameters(message.message_id, allow_sending_without_reply=True)
    return {"reply_parameters": quoted, "message_thread_id": _topic(message)}


async def send(
    message: MaybeInaccessibleMessage,
    html: str,
    markup: InlineKeyboardMarkup | None = None,
    *,
    quote: bool = False,
) -> Message:
    """Send HTML to the chat of `message`; in a group, or with `quote`, as a reply to it."""
    return await message.chat.send_message(
        html,
        parse_mode=ParseMode.HTML,
        reply_markup=markup,
        link_preview_options=_PLAIN,
        **_place(message, quote),
    )


async def send_picture(message: MaybeInaccessibleMessage, picture: bytes, caption: str) -> bool:
    """Send a PNG with a caption; whether it could be sent."""
    try:
        await message.chat.send_photo(picture, caption=caption, **_place(message, False))
    except TelegramError as error:
        logger.warning("a picture could not be sent: %s", error)
        return False
    return True


async def edit(query: CallbackQuery, html: str, markup: InlineKeyboardMarkup | None) -> None:
    """Put other HTML into the message of a tapped button; saying the same again is no error."""
    try:
        await query.edit_message_text(
            html, parse_mode=ParseMode.HTML, reply_markup=markup, link_preview_options=_PLAIN
        )
    except BadRequest as error:
        if "not modified" not in str(error).lower():
            raise


async def acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """Answer a tap, with a notice when there is something to say."""
    try:
        await query.answer(text, show_alert=text is not None and len(text) > 12)
    except TelegramError as error:
        logger.info("a tap could not be acknowledged: %s", error)


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None
