"""/stats and /unanswered for the office; what is counted for them."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import TypeHandler

from bot.office.statistics import Statistics, asking_chat
from bot.phrases import phrases
from bot.telegram.channel import Context
from bot.telegram.features import App, Parts
from bot.telegram.roles import office_command, words_of

_DAYS = 30
_MOST_DAYS = 365
_LINES = 30


def statistics(app: App, parts: Parts) -> None:
    """The two commands, in private chats with the office, and the chat that is asking, for the counts."""
    kept = Statistics(parts.state, parts.settings)

    async def note_chat(update: Update, _context: Context) -> None:
        asking_chat.set(update.effective_chat.id if update.effective_chat else None)

    async def stats(update: Update, _context: Context) -> None:
        if message := update.effective_message:
            await message.reply_text(stats_text(kept, _days(message)))

    async def unanswered(update: Update, _context: Context) -> None:
        if message := update.effective_message:
            keeps = parts.settings.keep_texts_days > 0
            await message.reply_text(unanswered_text(kept, _days(message), keeps))

    app.add_handler(TypeHandler(Update, note_chat), group=-5)
    app.add_handler(office_command(parts.settings, "stats", stats))
    app.add_handler(office_command(parts.settings, "unanswered", unanswered))


def stats_text(kept: Statistics, days: int) -> str:
    """Questions by kind and the times of the answers."""
    said = phrases("telegram.office")
    summary = kept.summary(days)
    chats = (
        said["stats_no_chats"] if summary.chats is None else said["stats_chats"].format(chats=summary.chats)
    )
    lines = [said["stats"].format(days=days, total=summary.total, chats=chats)]
    for kind, count in summary.kinds.items():
        share = f"{100 * count / summary.total:.0f}%"
        lines.append(
            said["stats_line"].format(kind=phrases("telegram.office.kinds")[kind], count=count, share=share)
        )
    times = {name: f"{1000 * seconds:.0f}" for name, seconds in summary.seconds.items()}
    return "\n".join([*lines, said["stats_time"].format(**times), _ratings_text(kept, days)]).rstrip()


def _ratings_text(kept: Statistics, days: int) -> str:
    """How many answers were of use, and why the others were not; '' where nobody said."""
    said, reasons = phrases("telegram.office"), phrases("telegram.reasons")
    told = kept.ratings(days)
    if not told.useful + told.useless:
        return ""
    why = [f"{reasons.get(name, said['in_words'])} {count}" for name, count in told.reasons.items()]
    reasons_ = said["ratings_why"].format(reasons="，".join(why)) if why else ""
    return said["ratings"].format(useful=told.useful, useless=told.useless) + reasons_ + "。"


def unanswered_text(kept: Statistics, days: int, keeps: bool) -> str:
    """What could not be answered, grouped, the most frequent first."""
    said, kinds = phrases("telegram.office"), phrases("telegram.office.kinds")
    groups = kept.unanswered(days)
    words = [said["own_words"].format(text=text) for text in kept.ratings(days).words[:_LINES]]
    if words:
        words = ["", said["own_words_head"], *words]
    if not groups:
        return "\n".join([said["none_unanswered"], *words])
    lines = [said["unanswered"].format(days=days, total=sum(group.times for group in groups))]
    for group in groups[:_LINES]:
        topic = f"{group.text[:80]}（{kinds[group.kind]}）" if group.text else kinds[group.kind]
        lines.append(said["unanswered_line"].format(count=group.times, topic=topic))
    return "\n".join([*lines, said["unanswered_hint"] if keeps else said["no_texts"], *words])


def _days(message: Message) -> int:
    given = (words_of(message) or [""])[0]
    return min(int(given), _MOST_DAYS) if given.isdecimal() and given.isascii() and int(given[:4]) else _DAYS
