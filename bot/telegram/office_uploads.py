"""Staff send a report: the check sheet comes back, a button takes the report in, another takes it out."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePath

from telegram import CallbackQuery, Document, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import TelegramError
from telegram.ext import MessageHandler, filters

from bot.office.uploads import (
    BUSY,
    CHECKED,
    DROPPED,
    INGESTED,
    WITHDRAWN,
    Upload,
    UploadError,
    Uploads,
    withdraw,
)
from bot.phrases import phrases
from bot.telegram.channel import Context
from bot.telegram.features import App, Parts
from bot.telegram.roles import is_admin, is_staff, office
from bot.telegram.taps import TapHandler
from index.ingest_reading import SUFFIXES

_ADDRESS = re.compile(r"https?://[^\s]{1,2000}", re.IGNORECASE)
_SHOWN = 3200  # characters of a sheet in the message; the file has all of it
_MEGABYTE = 1_000_000


def uploads(app: App, parts: Parts) -> None:
    """Documents and addresses from staff in private chats, and the buttons under their sheets."""
    desk = Desk(parts)
    mine = office(parts.settings) & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    app.add_handler(MessageHandler(mine & filters.Document.ALL, desk.document))
    app.add_handler(
        MessageHandler(mine & filters.Regex(re.compile(rf"^\s*{_ADDRESS.pattern}\s*$", re.I)), desk.address)
    )
    app.add_handler(TapHandler(desk.tapped, "u:"))


class Desk:
    """Where reports arrive."""

    def __init__(self, parts: Parts) -> None:
        self._settings = parts.settings
        self._uploads = Uploads(parts.state, parts.settings.db, parts.settings.reports_path)
        self._uploads.recover()

    async def document(self, update: Update, _context: Context) -> None:
        """Check a file; size and kind are looked at before anything is fetched."""
        message, user = update.effective_message, update.effective_user
        if message is None or user is None or message.document is None:
            return
        said = phrases("telegram.office")
        refused = self._refused(message.document)
        if refused:
            await message.reply_text(refused, do_quote=True)
            return
        await message.reply_text(said["checking"], do_quote=True)
        ident, path = self._uploads.file(message.document.file_name or "")
        try:
            file = await message.document.get_file()
            data = bytes(await file.download_as_bytearray())
        except TelegramError:
            self._uploads.drop_file(ident)
            await message.reply_text(said["not_fetched"], do_quote=True)
            return
        if len(data) > self._limit:
            self._uploads.drop_file(ident)
            await message.reply_text(said["too_large"].format(limit=self._limit // _MEGABYTE), do_quote=True)
            return
        path.write_bytes(data)
        await self._check(message, ident, user.id, str(path))

    async def address(self, update: Update, _context: Context) -> None:
        """Check the report at an address."""
        message, user = update.effective_message, update.effective_user
        if message is None or user is None or not message.text:
            return
        await message.reply_text(phrases("telegram.office")["checking"], do_quote=True)
        ident, _ = self._uploads.file("address")
        self._uploads.drop_file(ident)
        await self._check(message, ident, user.id, message.text.strip())

    @property
    def _limit(self) -> int:
        return min(self._settings.upload_megabytes, 20) * _MEGABYTE

    def _refused(self, document: Document) -> str | None:
        said = phrases("telegram.office")
        if (document.file_size or 0) > self._limit:
            return said["too_large"].format(limit=self._limit // _MEGABYTE)
        if PurePath(document.file_name or "").suffix.lower() not in SUFFIXES:
            return said["wrong_kind"].format(kinds=" ".join(SUFFIXES))
        return None

    async def _check(self, message: Message, ident: str, user: int, place: str) -> None:
        try:
            upload, readable = await self._uploads.check(ident, user, message.chat_id, place)
        except UploadError as error:
            await message.reply_text(f"{error.message}（{error.code}）", do_quote=True)
            return
        said = phrases("telegram.office")
        text = shortened(upload.sheet, said["rest_in_file"])
        keys = _keys(upload.id, ("yes", "no")) if readable else None
        if readable:
            text = f"{text}\n\n{said['ask']}"
        file = io.BytesIO(("\ufeff" + upload.sheet + "\n").encode())
        await message.reply_document(file, filename=f"{PurePath(upload.name).stem[:60]}-检查单.txt")
        await message.reply_text(text, reply_markup=keys, do_quote=True)

    async def tapped(self, update: Update, _context: Context) -> None:
        """A button under a sheet: only for the office, and for what is still to be decided."""
        query, user = update.callback_query, update.effective_user
        if query is None or user is None:
            return
        said = phrases("telegram.office")
        _, ident, action = (*(query.data or "").split(":"), "", "")[:3]
        upload = self._uploads.get(ident)
        if not is_staff(self._settings, user.id):
            await _tell(query, said["not_yours"])
        elif upload is None or action not in ("yes", "no", "out"):
            await _tell(query, phrases("telegram")["stale"])
        elif upload.user != user.id and not is_admin(self._settings, user.id):
            await _tell(query, said["not_yours"])
        else:
            await self._decide(query, upload, action)

    async def _decide(self, query: CallbackQuery, upload: Upload, action: str) -> None:
        before, during = {"yes": (CHECKED, BUSY), "no": (CHECKED, DROPPED), "out": (INGESTED, WITHDRAWN)}[
            action
        ]
        if not self._uploads.move(upload, before, during):
            await _tell(query, phrases("telegram.office")["decided"])
            return
        await _tell(query, None)
        if action == "yes":
            await self._ingest(query, upload)
        elif action == "no":
            self._uploads.drop_file(upload.id)
            await _say(query, phrases("telegram.office")["dropped"].format(name=upload.name))
        else:
            await self._withdraw(query, upload)

    async def _ingest(self, query: CallbackQuery, upload: Upload) -> None:
        said = phrases("telegram.office")
        try:
            outcome = await self._uploads.ingest(upload)
        except UploadError as error:
            gone = error.code in ("upload-changed", "upload-gone")
            self._uploads.move(upload, BUSY, DROPPED if gone else CHECKED)
            await _say(
                query, f"{error.message}（{error.code}）", None if gone else _keys(upload.id, ("yes", "no"))
            )
            return
        except BaseException:
            self._uploads.move(upload, BUSY, CHECKED)
            raise
        if outcome["error"]:
            self._uploads.move(upload, BUSY, DROPPED)
            await _say(query, outcome["error"]["message"])
            return
        self._uploads.move(upload, BUSY, INGESTED, str(outcome["report"]))
        self._uploads.keep(upload)
        done = phrases("cli.ingest")[outcome["status"]]
        text = said["ingested"].format(
            done=done, name=upload.name, facts=outcome["facts"], id=outcome["report"]
        )
        await _say(query, text, _keys(upload.id, ("out",)))

    async def _withdraw(self, query: CallbackQuery, upload: Upload) -> None:
        said = phrases("telegram.office")
        done = await withdraw(self._settings.db, upload.report or "")
        self._uploads.set_aside(upload)
        await _say(query, said["withdrawn" if done else "not_withdrawn"].format(name=upload.name))


def shortened(text: str, rest: str) -> str:
    """The text, cut at a line's end with `rest` below when it is too long for one message."""
    if len(text) <= _SHOWN:
        return text
    return text[: text.rfind("\n", 0, _SHOWN)] + "\n" + rest


def _keys(ident: str, actions: Sequence[str]) -> InlineKeyboardMarkup:
    said = phrases("telegram.office.buttons")
    row = [InlineKeyboardButton(said[action], callback_data=f"u:{ident}:{action}") for action in actions]
    return InlineKeyboardMarkup([row])


async def _tell(query: CallbackQuery, text: str | None) -> None:
    try:
        await query.answer(text, show_alert=text is not None)
    except TelegramError:
        return


async def _say(query: CallbackQuery, text: str, keys: InlineKeyboardMarkup | None = None) -> None:
    """What came of it, below the sheet; the sheet's own buttons go."""
    with suppress(TelegramError):
        await query.edit_message_reply_markup(None)
    if query.message:
        await query.message.chat.send_message(text, reply_markup=keys)
