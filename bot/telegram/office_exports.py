"""/export for the office: the last answer, or all facts of a body, as a file."""

from __future__ import annotations

import asyncio
import io

from telegram import Message, Update

from bot.office.exports import FORMATS, body_named, of_answer, of_body
from bot.phrases import phrases
from bot.telegram.channel import Context
from bot.telegram.features import App, Parts
from bot.telegram.memory import Session
from bot.telegram.roles import office_command, words_of
from bot.types import Answer
from index.errors import StoreError
from index.store import Store


def exports(app: App, parts: Parts) -> None:
    """`/export [body] [csv|xlsx]` in private chats with the office."""

    async def export(update: Update, _context: Context) -> None:
        message, user = update.effective_message, update.effective_user
        if message is None or user is None:
            return
        words = words_of(message)
        form = words.pop().lower() if words and words[-1].lower() in FORMATS else FORMATS[0]
        if words:
            await _body(message, parts, "".join(words), form)
        else:
            await _last(message, parts.sessions.get((message.chat_id, user.id)), form)

    app.add_handler(office_command(parts.settings, "export", export))


def last_answer(session: Session) -> Answer | None:
    """The answer shown last, if it has figures or sources; else the last one that was talked of."""
    remembered = getattr(session.conversation.memory.get("engine"), "answer", None)
    for answer in (session.card.answer if session.card else None, remembered):
        if isinstance(answer, Answer) and (answer.facts or answer.sources):
            return answer
    return None


async def _last(message: Message, session: Session, form: str) -> None:
    said = phrases("telegram.office")
    answer = last_answer(session)
    if answer is None:
        await message.reply_text(said["nothing_to_export"])
        return
    file = io.BytesIO(of_answer(answer, form))
    await message.reply_document(file, filename=f"{_title(answer)}.{form}", caption=said["export_caption"])


def _title(answer: Answer) -> str:
    """A name for the file: the body and year where the figures are of one."""
    bodies = {fact.agency for fact in answer.facts} or {""}
    years = sorted({fact.year for fact in answer.facts if fact.year})
    name = bodies.pop() if len(bodies) == 1 else ""
    span = "—".join(map(str, dict.fromkeys((years[0], years[-1])))) + "年" if years else ""
    return f"{name}{span}{phrases('telegram.office')['export_name']}"


async def _body(message: Message, parts: Parts, name: str, form: str) -> None:
    said, db = phrases("telegram.office"), parts.settings.db
    try:
        agency = body_named(await asyncio.to_thread(_agencies, db), name)
        data = await asyncio.to_thread(of_body, db, agency, form) if agency else None
    except StoreError as error:
        await message.reply_text(f"{error.message}（{error.code}）")
        return
    if data is None:
        await message.reply_text(said["no_such_body"].format(name=name[:100]))
        return
    caption = said["export_body"].format(name=agency)
    await message.reply_document(io.BytesIO(data), filename=f"{agency}.{form}", caption=caption)


def _agencies(db: object) -> list[str]:
    from pathlib import Path

    with Store.open(Path(str(db)), read_only=True) as store:
        return [info.agency for info in store.reports() if info.agency]
