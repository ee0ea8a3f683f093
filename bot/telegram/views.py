"""The views of a cell, each asked of the engine in the words of the form and held against the cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Protocol

from bot.answer.cells import ORGANISATIONS
from bot.telegram.refs import ALOUD, BLOCK, FIGURE, PEERS, PLUS, TREND, Bodies, Ref
from bot.types import Answer, Conversation, Kind
from corpus.vocabulary import TOTAL

_SAID = {"办理结果/总计": "本年度办理结果总计"}


class Engine(Protocol):
    """What the channel needs of the engine; it answers in milliseconds, so it is called in the event loop."""

    def ask(
        self, question: str, conversation: Conversation | None = None, today: date | None = None
    ) -> Answer:
        """The answer to a question."""

    def examples(self) -> list[str]:
        """Questions that have an answer."""

    def bodies(self) -> Bodies:
        """The bodies of the index, each with the years of its reports."""

    def block(self, agency: str, year: int, metric: str, applicant: str | None) -> Answer | None:
        """The whole block of the table that a cell stands in."""

    def names(self, agency: str, year: int) -> frozenset[str]:
        """What the report of a body counts, whether a form has it or not."""

    def contact(self, agency: str, year: int) -> Answer:
        """Whom the report says to turn to."""


def words_of(ref: Ref) -> str:
    """The cell in the words of its form."""
    paths = ref.metric.removeprefix("正文/").removeprefix("其他/").split(PLUS)
    row = "和".join(_SAID.get(path) or path.replace("/", "") for path in paths)
    row += "一共" if len(paths) > 1 else ""
    if ref.applicant == ORGANISATIONS:
        return f"{row}{ORGANISATIONS}"
    return f"{row}{ref.applicant}一栏" if ref.applicant and ref.applicant != TOTAL else row


def question(ref: Ref, bodies: Bodies) -> str:
    """The question that a view answers."""
    if ref.view == TREND:
        years = bodies[ref.agency]
        return f"{ref.agency}{years[0]}年到{years[-1]}年{words_of(ref)}怎么变化？"
    if ref.view == PEERS:
        return f"{ref.year}年各单位{words_of(ref)}排名"
    return f"{ref.agency}{ref.year}年{words_of(ref)}是多少？"


def view(engine: Engine, ref: Ref, conversation: Conversation | None, today: date) -> Answer | None:
    """The answer that a view shows; None where the engine's answer is not about this cell."""
    if ref.view == BLOCK:
        return engine.block(ref.agency, ref.year, ref.metric, ref.applicant)
    bodies = engine.bodies()
    answer = engine.ask(question(ref, bodies), conversation, today=today)
    if not _about(answer, ref):
        return None
    if ref.view == ALOUD:
        return replace(answer, headline=answer.spoken, lines=(), sources=(), kind=Kind.PASSAGE)
    return answer


def neighbours(engine: Engine, ref: Ref) -> tuple[int | None, int | None]:
    """The nearest years before and after for which there is the same figure."""
    years = engine.bodies()[ref.agency]
    if ref.is_cell:
        earlier, later = [y for y in years if y < ref.year], [y for y in years if y > ref.year]
        return (earlier[-1] if earlier else None), (later[0] if later else None)

    def there(year: int) -> bool:
        return view(engine, ref.seen(FIGURE, year), None, date(year + 1, 6, 1)) is not None

    before = next((year for year in reversed(years) if year < ref.year and there(year)), None)
    return before, next((year for year in years if year > ref.year and there(year)), None)


def _about(answer: Answer, ref: Ref) -> bool:
    """Whether the answer is about the cell asked for; an honest no to a comparison is, too.

    A form of another year may name the row in another way: of a comparison, one row has to be the cell's.
    """
    if answer.kind is Kind.NO_DATA:
        return ref.is_cell and ref.view in (TREND, PEERS)
    wanted = {TREND: (Kind.TREND,), PEERS: (Kind.RANKING, Kind.COMPARISON)}.get(ref.view, (Kind.FIGURE,))
    if answer.kind not in wanted or not answer.facts:
        return False
    cells = [(fact.agency, fact.year, fact.metric, fact.applicant) for fact in answer.facts]
    if wanted == (Kind.FIGURE,):
        return cells[0] == (ref.agency, ref.year, ref.metric, ref.applicant)
    rows = [cell for cell in cells if ref.view == PEERS or cell[0] == ref.agency]
    return any(cell[2:] == (ref.metric, ref.applicant) for cell in rows)
