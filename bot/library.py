"""The reports of an index as the engine sees them: who and when, and one report whole."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar, cast

from bot.narrowed import Contents, narrowed
from bot.sentences import Quoted, sentences
from bot.understand.bodies import Bodies
from bot.understand.file_names import body_name
from corpus.types import Fact, Format, Status, Value
from corpus.vocabulary import TOTAL, Metric, metrics
from index.store import Store
from index.types import ReportInfo

_KEPT = 64  # reports held in memory, as far as they were read
_PARTS = 64  # of one report that are held
_ROWS = 100_000  # reports of which the figures of one row are held in memory
_LOCAL = "其他/"  # what the metrics of a report's own rows start with


K = TypeVar("K")
S = TypeVar("S", bound=Sized)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to read of many reports of a form: some columns of its `rows`, and `others` whole.

    Of a report in which one of the rows lacks its total `every` metric is read.
    """

    rows: frozenset[str]
    columns: frozenset[str]
    others: frozenset[str]
    every: frozenset[str]

    def fits(self, facts: Sequence[Fact]) -> bool:
        """Whether the facts that were read are enough."""
        reported = (f for f in facts if f.applicant is None or f.status is Status.REPORTED)
        return self.rows <= {f.metric for f in reported if f.applicant in (None, TOTAL)}


class Opened:
    """A report with its facts by cell."""

    def __init__(self, info: ReportInfo, report: Contents, library: Library | None = None) -> None:
        self.info = info
        self.report = report
        self._library = library
        self._made: dict[object, object] = {}

    def keep(self, key: object, make: Callable[[], K]) -> K:
        """What was made of the report, once as long as it is open."""
        made = self._made.get(key, self)
        if made is self:
            if len(self._made) >= _PARTS:
                self._made.clear()
            made = self._made[key] = make()
        return cast(K, made)

    @property
    def cells(self) -> Mapping[tuple[str, str | None], Fact]:
        """The facts by metric and applicant."""
        return self.report.cells

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """The official metrics that the report has a cell of, in the order of the forms."""
        return _told_apart(self.report.metrics)[0]

    @cached_property
    def names(self) -> frozenset[str]:
        """The metrics of its cells, and what its narrative counts as 正文/…"""
        return frozenset([*self.report.metrics, *(f"正文/{label}" for label, _ in self.report.counted)])

    @cached_property
    def local(self) -> tuple[Fact, ...]:
        """The cells of rows that the report adds to the statutory ones."""
        if not _told_apart(self.report.metrics)[1]:
            return ()
        return tuple(fact for fact in self.report.facts if fact.metric.startswith(_LOCAL))

    @cached_property
    def sentences(self) -> tuple[Quoted, ...]:
        """The sentences of its narrative."""
        return tuple(quoted for passage in self.report.passages for quoted in sentences(passage))

    @cached_property
    def speaks_of_problems(self) -> bool:
        """Whether the narrative has the section on problems and improvements."""
        return any(passage.number == 5 for passage in self.report.passages)

    @property
    def agency(self) -> str:
        """The body's name, or what the file's name says of it when the report prints none."""
        return self.info.agency or body_name(self.info.source_name)

    @property
    def year(self) -> int:
        """The fiscal year, 0 when the report prints none."""
        return self.info.year or 0

    def of_year(self, year: int) -> Opened | None:
        """The same body's report of another year."""
        other = self._library.open(self.agency, year) if self._library and self.year else None
        return other if other and other.info.region == self.info.region else None

    def is_disputed(self, fact: Fact) -> bool:
        """Whether another file that was read for this report prints another number in a cell."""
        others = self._library.other_files(self.info) if self._library else ()
        told = (each.cells.get((fact.metric, fact.applicant)) for each in others)
        return any(cell and cell.value not in (None, fact.value) for cell in told)

    @property
    def title(self) -> str:
        """The printed title, or what stands for it."""
        return self.info.called


@lru_cache(maxsize=256)
def _told_apart(present: tuple[str, ...]) -> tuple[tuple[Metric, ...], bool]:
    """The official metrics among these, in the order of the forms, and whether there are others."""
    names = set(present)
    official = tuple(metric for path, metric in metrics().items() if path in names)
    return official, any(name.startswith(_LOCAL) for name in present)


class Library:
    """Bodies and years of an open index."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._opened: OrderedDict[str, Opened] = OrderedDict()
        self._made: OrderedDict[object, Sized] = OrderedDict()
        self.infos = store.reports()
        self._by_body: dict[str, dict[int, ReportInfo]] = {}
        for info in self.infos:
            self._by_body.setdefault(info.agency or body_name(info.source_name), {})[info.year or 0] = info
        self.bodies = Bodies(self._by_body)

    @property
    def agencies(self) -> tuple[str, ...]:
        """Every body that has a report."""
        return self.bodies.roster.agencies

    @cached_property
    def every_year(self) -> frozenset[int]:
        """The years of which there is a report."""
        return frozenset(year for years in self._by_body.values() for year in years)

    def years(self, agency: str) -> tuple[int, ...]:
        """The years that the body has a report for, oldest first."""
        return tuple(sorted(self._by_body.get(agency, {})))

    def open(self, agency: str, year: int) -> Opened | None:
        """The body's report for the year."""
        info = self._by_body.get(agency, {}).get(year)
        return self._open(info) if info else None

    def latest(self, agency: str) -> Opened:
        """The body's newest report."""
        return self._open(self._by_body[agency][self.years(agency)[-1]])

    def narrow(self, reports: Iterable[ReportInfo], wanted: Callable[[Format], Wanted]) -> list[Opened]:
        """The reports with the cells of some metrics only: enough to rank many, not to answer from one."""
        infos = list(reports)
        found: dict[int, list[Fact]] = {}
        for form in {info.format for info in infos}:
            editions, part = [info.edition for info in infos if info.format is form], wanted(form)
            found |= self._store.cells(editions, part.rows, part.columns)
            for edition, facts in self._store.cells(editions, part.others).items():
                found.setdefault(edition, []).extend(facts)
            lacking = [edition for edition in editions if not part.fits(found.get(edition, ()))]
            found |= self._store.cells(lacking, part.every)
        return [Opened(info, narrowed(found.get(info.edition, ()))) for info in infos]

    def keep(self, key: object, make: Callable[[], S]) -> S:
        """What was made of many reports, made anew when it is kept no more."""
        kept: S | None = self._made.pop(key, None)  # type: ignore[assignment]  # a key has one kind of value
        self._made[key] = made = make() if kept is None else kept
        while len(self._made) > 1 and sum(map(len, self._made.values())) > _ROWS:
            self._made.popitem(last=False)
        return made

    def whole(self, opened: Opened) -> Opened:
        """The whole of a report that was narrowed."""
        return self._open(opened.info)

    def info(self, agency: str, year: int | None = None) -> ReportInfo | None:
        """What is known of the body's report for the year, or of its newest."""
        years = self._by_body.get(agency, {})
        return years.get(year or max(years, default=0))

    def speaking(self, words: str, limit: int) -> tuple[str, ...]:
        """The bodies whose reports speak most of the words, so many passages read."""
        hits = self._store.search(words, limit=limit)
        infos = (self._by_id.get(hit.report_id) for hit in hits)
        return tuple(dict.fromkeys(info.agency or body_name(info.source_name) for info in infos if info))

    def printing(self, value: Value) -> list[Opened]:
        """Reports of which a cell or a sentence prints the value."""
        printing = (self._by_id.get(key) for key in self._store.printing(value))
        return [self._open(info) for info in printing if info]

    def other_files(self, info: ReportInfo) -> tuple[Contents, ...]:
        """What the other files hold that were read for a report."""
        if info.id not in self._disputed:
            return ()
        return self.keep(("files", info.id), lambda: tuple(self._store.other_files(info)))

    def doubtful(self, *, but: Iterable[str]) -> list[ReportInfo]:
        """The reports that break a rule which is none of these, in the order of the index."""
        broken = self._store.doubtful(but=but)
        return [info for info in self.infos if info.id in broken]

    def opened(self, info: ReportInfo) -> Opened:
        """A report of the index."""
        return self._open(info)

    @cached_property
    def _disputed(self) -> frozenset[str]:
        return self._store.disputed()

    @cached_property
    def _by_id(self) -> dict[str, ReportInfo]:
        return {info.id: info for info in self.infos}

    def _open(self, info: ReportInfo) -> Opened:
        if info.id not in self._opened:
            self._opened[info.id] = Opened(info, self._store.contents(info), self)
            if len(self._opened) > _KEPT:
                self._opened.popitem(last=False)
        self._opened.move_to_end(info.id)
        return self._opened[info.id]
