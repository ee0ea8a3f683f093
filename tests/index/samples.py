"""Reports made by hand: figures and words of no real body."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256

from corpus.types import (
    Citation,
    Fact,
    Figure,
    Finding,
    Format,
    Passage,
    Report,
    Section,
    Severity,
    Source,
    Span,
    Status,
    Value,
)

BODY = "样例县人民政府"
FEE = "行政事业性收费/本年收费金额"
NEW = "本年新收政府信息公开申请数量"


@dataclass(slots=True)
class Maker:
    """Collects a report piece by piece, so that every span fits the text."""

    text: str = ""
    facts: list[Fact] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    heading: str = ""

    def add(self, text: str) -> Span:
        start = len(self.text)
        self.text += text + "\n"
        return Span(start, start + len(text))

    def section(self, heading: str) -> None:
        self.heading = heading
        self.sections.append(Section(len(self.sections) + 1, heading, self.add(heading)))

    def paragraph(self, text: str) -> None:
        place = Citation(self.heading, f"第{len(self.passages) + 1}段", self.add(text), text)
        self.passages.append(Passage((self.heading,), place, len(self.sections)))

    def figure(self, before: str, raw: str, label: str, value: Value, unit: str) -> None:
        sentence = f"{before}{raw}。"
        span = self.add(sentence)
        start = span.start + len(before)
        self.figures.append(
            Figure(
                label=label,
                value=value,
                raw=raw,
                unit=unit,
                citation=Citation(self.heading, "", span, sentence),
                span=Span(start, start + len(raw)),
                approximate="余" in raw,
            )
        )

    def cell(
        self,
        metric: str,
        raw: str,
        value: Value | None,
        *,
        applicant: str | None = None,
        unit: str | None = "件",
        status: Status = Status.REPORTED,
    ) -> None:
        place = Citation(self.heading, metric.replace("/", " › "), self.add(raw), raw)
        self.facts.append(Fact(metric, applicant, value, raw, unit, status, place))

    def report(
        self,
        *,
        agency: str | None = BODY,
        year: int | None = 2023,
        published: date | None = None,
        region: str | None = None,
        name: str = "样例.txt",
        findings: tuple[Finding, ...] = (),
    ) -> Report:
        return Report(
            source=Source(name, sha256(self.text.encode()).hexdigest(), "text/plain", "utf-8"),
            text=self.text,
            agency=agency,
            year=year,
            format=Format.F2021,
            title=f"{agency}{year}年政府信息公开工作年度报告",
            published=published,
            period=(date(year, 1, 1), date(year, 12, 31)) if year else None,
            sections=tuple(self.sections),
            facts=tuple(self.facts),
            figures=tuple(self.figures),
            passages=tuple(self.passages),
            findings=findings,
            region=region,
            origins={"agency": "title"},
        )


IMBALANCE = Finding("t3-balance", Severity.ERROR, "两边不等", (f"{NEW}@总计",), 12, Decimal("12.50"))


def maker(fee: str = "748.50", extra: str = "") -> Maker:
    """A small report with each kind of content; `fee` and `extra` make editions differ."""
    made = Maker()
    made.section("一、总体情况")
    made.paragraph("建成政务公开专区，设置查阅点，方便群众办事。")
    made.figure("主动公开信息", "5500余条", "主动公开信息", 5500, "条")
    made.figure("网上申请占", "26.50%", "网上申请占比", Decimal("26.50"), "%")
    made.section("二、主动公开政府信息情况")
    made.cell(FEE, fee, Decimal(fee), unit="万元")
    made.cell("规章/本年制发件数", "0", 0)
    made.cell("规章/本年废止件数", "", None, status=Status.BLANK)
    made.cell("其他/其他主动公开文件", "/", None, unit=None, status=Status.NOT_APPLICABLE)
    made.section("三、收到和处理政府信息公开申请情况")
    for applicant, count in (("自然人", 7), ("商业企业", 5), ("总计", 12)):
        made.cell(NEW, str(count), count, applicant=applicant)
    made.section("五、存在的主要问题及改进情况")
    made.paragraph("解读形式单一，业务人员培训不足。")
    made.paragraph(f"下一步加强规范性文件管理。{extra}")
    return made
