"""Answers, outcomes and findings as the JSON of the command-line contract; every key is always there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from bot import render
from bot.types import Answer, AnswerFact, Kind, Source
from corpus.types import Finding

if TYPE_CHECKING:
    from index.ingest import Outcome

Json = dict[str, object]

# What JSON allows in a text and readers of lines take for a line's end.
_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def dumps(value: object) -> str:
    """A value as JSON on one line; a Decimal is a number with exactly its digits."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{dumps(name)}: {dumps(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(dumps, value)) + "]"
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)


def answer_json(answer: Answer, question: str, id: str | int | None) -> Json:  # noqa: A002
    """An answer to a question, as `wenbao ask --json` prints it."""
    return {
        "id": id,
        "question": question,
        "kind": answer.kind.value,
        "text": render.text(answer),
        "facts": [_fact(fact) for fact in answer.facts],
        "citations": [_citation(source) for source in answer.sources],
        "options": list(answer.options),
        "suggestions": list(answer.suggestions),
        "assumed": list(answer.assumed),
        "spoken": answer.spoken,
    }


def unanswered_json(code: str, message: str, question: str | None, id: str | int | None) -> Json:  # noqa: A002
    """A line that is no question or that the program failed on: an answer without facts, with its `error`."""
    answer = answer_json(Answer(Kind.OUT_OF_SCOPE, message, spoken=message), question or "", id)
    return {**answer, "error": {"code": code, "message": message}}


def finding_json(finding: Finding) -> Json:
    """A rule that a report breaks."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "cells": list(finding.cells),
    }


def ingest_json(outcome: Outcome) -> Json:
    """What became of a file; counts are 0 and the rest null where it was rejected."""
    error = outcome.error
    return {
        "path": outcome.path,
        "status": outcome.status,
        "report": outcome.report,
        "agency": outcome.agency,
        "year": outcome.year,
        "format": outcome.format.value if outcome.format else None,
        "published": outcome.published.isoformat() if outcome.published else None,
        "facts": outcome.facts,
        "passages": outcome.passages,
        "findings": [finding_json(finding) for finding in outcome.findings],
        "error": {"code": error.code, "message": error.message} if error else None,
    }


def _fact(fact: AnswerFact) -> Json:
    return {
        "agency": fact.agency,
        "year": fact.year,
        "metric": fact.metric,
        "applicant": fact.applicant,
        "value": fact.value,
        "unit": fact.unit,
        "raw": fact.raw,
        "status": fact.status.value,
        "derived": {"op": fact.derived.op, "of": list(fact.derived.of)} if fact.derived else None,
    }


def _citation(source: Source) -> Json:
    place = source.citation
    return {
        "report": source.report,
        "section": place.section,
        "locator": place.locator,
        "quote": place.quote,
        "url": source.url,
        "span": list(place.span),
    }
