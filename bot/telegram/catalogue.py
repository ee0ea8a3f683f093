"""The reports of the index as pages of buttons: bodies, then their years, then what can be asked of one."""

from __future__ import annotations

import re
from html import escape

from telegram import InlineKeyboardMarkup, Update

from bot.telegram import buttons
from bot.telegram.cards import Card
from bot.telegram.channel import Channel, Context, remember
from bot.telegram.languages import Voice, voice_of
from bot.telegram.refs import Bodies, named, short
from bot.telegram.sending import acknowledge, edit

Page = tuple[str, InlineKeyboardMarkup | None]

_ROWS = 8
_ACROSS = 4
_DATA = re.compile(r"([rk])(?::p(\d{1,5})|:b([\w-]{8})(?::(\d{1,4}))?)", re.ASCII)
PATTERN = r"^[rk]:"
_QUESTIONS = ("行政处罚多少件？", "行政许可多少件？", "收到多少申请？", "收费多少？", "存在哪些问题？")


def bodies_page(bodies: Bodies, number: int, voice: Voice, head: str = "reports", sort: str = "r") -> Page:
    """Page `number` of the bodies, with buttons that open one (`sort` r: its years, k: its contact)."""
    names = _ordered(bodies)
    if not names:
        return voice.say("reports_none"), None
    last = (len(names) - 1) // _ROWS
    number = min(number, last)
    shown = names[number * _ROWS : (number + 1) * _ROWS]
    rows = [[buttons.button(_label(name, bodies[name]), f"{sort}:b{short(name)}")] for name in shown]
    turn = [buttons.button("‹", f"{sort}:p{number - 1}")] if number else []
    turn += [buttons.button(f"{number + 1}/{last + 1}", f"{sort}:p{number}")] if last else []
    turn += [buttons.button("›", f"{sort}:p{number + 1}")] if number < last else []
    count = sum(len(years) for years in bodies.values())
    return voice.say(head, bodies=len(names), reports=count), buttons.markup([*rows, turn])


def _ordered(bodies: Bodies) -> list[str]:
    """The bodies by name; those that only the names of files tell come last."""
    return sorted(bodies, key=lambda name: (name.isascii(), name))


def _label(name: str, years: tuple[int, ...]) -> str:
    """A body with its years: 2020—2023 where none is missing between."""
    if len(years) == 1:
        return f"{name} {years[0]}"
    whole = years[-1] - years[0] + 1 == len(years)
    return f"{name} {years[0]}—{years[-1]}" if whole else f"{name} {'、'.join(map(str, years))}"


def years_page(bodies: Bodies, agency: str, voice: Voice) -> Page:
    """The years of a body as buttons."""
    years = [buttons.button(str(year), f"r:b{short(agency)}:{year}") for year in reversed(bodies[agency])]
    rows = [years[n : n + _ACROSS] for n in range(0, len(years), _ACROSS)]
    back = [buttons.button(voice.say("back"), f"r:p{_ordered(bodies).index(agency) // _ROWS}")]
    return voice.say("reports_years", agency=escape(agency)), buttons.markup([*rows, back])


def report_page(agency: str, year: int, voice: Voice) -> Page:
    """What is often asked of a report, as buttons."""
    place = agency.removesuffix("人民政府") if agency.endswith(("县人民政府", "市人民政府")) else agency
    rows = buttons.choices([f"{place}{year}年{text}" for text in _QUESTIONS])
    fitting = [row for row in rows if str(row[0].callback_data).startswith("a:")]
    contact = [buttons.button(voice.say("to_contact"), f"k:b{short(agency)}:{year}")]
    back = [buttons.button(voice.say("back"), f"r:b{short(agency)}")]
    head = voice.say("reports_report", agency=escape(agency), year=year)
    return head, buttons.markup([*fitting, contact, back])


class Catalogue:
    """The handler of the buttons of these pages."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def __call__(self, update: Update, _context: Context) -> None:
        """Turn the page in place; a stale or made-up button says so."""
        query = update.callback_query
        if query is None:
            return
        voice = voice_of(query.from_user)
        page = self._page(update, query.data or "", voice)
        await acknowledge(query, None if page else voice.say("stale"))
        if page:
            await edit(query, *page)

    def _page(self, update: Update, data: str, voice: Voice) -> Page | None:
        bodies = self._channel.engine.bodies()
        parts = _DATA.fullmatch(data)
        if not parts:
            return None
        sort, number, body, said = parts.groups()
        if number is not None:
            head = "reports" if sort == "r" else "contact_which"
            return bodies_page(bodies, int(number), voice, head, sort)
        agency = named(body, bodies)
        if agency is None or (said and int(said) not in bodies[agency]):
            return None
        year = int(said) if said else bodies[agency][-1]
        if sort == "k":
            card = Card(self._channel.engine.contact(agency, year), None, buttons.OTHERS, voice)
            remember(self._channel.session(update), card)
            return card.pages[0], buttons.under(card, bodies)
        return report_page(agency, year, voice) if said else years_page(bodies, agency, voice)
