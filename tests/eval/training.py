"""`python -m tests.eval.training`: makes `readings.tsv` from the vocabulary and the labelled questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from bot.library import Library
from bot.understand.likeness import NONE, Model, Reading, features, visible
from bot.understand.metrics import Target, select
from bot.understand.parse import Parsed, parse
from bot.understand.query import Origin, Query
from bot.understand.resolve import resolve
from bot.understand.vocabulary import definitions, load, topics
from corpus.reading import read_report
from corpus.types import Format
from corpus.vocabulary import metrics
from index.store import Store
from tests.eval.questions import ROOT, Question, Suite, suites, untaught

FILE = ROOT / "bot" / "data" / "readings.tsv"
Example = tuple[str, Reading]
_ROUNDS = 8
_MARGIN = 1.0
_ORDERS = 3
_PAIRS = 6
_LEAST = 0.05
_REFUSED = frozenset(("no_data", "out_of_scope"))


def words() -> Iterator[Example]:
    """Every word of the vocabulary with what it names."""
    for entry in load("terms.toml")["term"]:
        reading = _figure(_target(entry)) if "subject" in entry["is"] else None
        yield from ((say.replace("~", ""), reading) for say in entry.get("say", ()) if reading)
    for kind, table in (("topic", topics()), ("definition", definitions())):
        for name, entry in table.items():
            yield from ((say.replace("~", ""), Reading(kind, name)) for say in entry.get("say", ()))


def pairs(seed: int = 1) -> Iterator[Example]:
    """Words of two kinds that narrow each other (规章 + 废止, 复议 + 维持), in either order."""
    random, entries = Random(seed), {e["id"]: e for e in load("terms.toml")["term"] if e.get("say")}
    for reading in _rows().values():
        one, _, other = reading.name.partition("+")
        for _ in range(_PAIRS if other else 0):
            said = [random.choice(entries[name]["say"]).replace("~", "") for name in (one, other)]
            yield random.choice(("", "的", "、")).join(random.sample(said, 2)), reading


def sentences() -> Iterator[Example]:
    """The example sentences of `examples.toml`, each with the reading of the word that it is filed under."""
    known = {entry["id"]: _figure(_target(entry)) for entry in load("terms.toml")["term"]}
    for kind, group in load("examples.toml").items():
        for name, said in group.items():
            reading = known[name] if kind == "figure" else Reading(kind, "" if kind == name else name)
            yield from ((text, reading) for text in said if reading)


@cache
def _rows() -> dict[frozenset[str], Reading]:
    """For every set of rows that one term, or two that narrow each other, ask for: the terms."""
    entries = load("terms.toml")["term"]
    found: dict[frozenset[str], Reading] = {}
    for entry in entries:
        if "subject" in entry["is"] and (paths := _paths(_target(entry))):
            found.setdefault(paths, Reading("figure", entry["id"]))
    for one, other in product(entries, entries):
        narrows = "subject" in one["is"] and set(other["is"]) in ({"measure"}, {"result"})
        if narrows and not set(one["is"]) & set(other["is"]):
            both = Reading("figure", f"{one['id']}+{other['id']}")
            found.setdefault(_paths(both.target), both)
    found.pop(frozenset(), None)
    return found


def _paths(target: Target) -> frozenset[str]:
    """The rows that a target asks for in the newest form that has them."""
    for form in (Format.F2021, Format.F2019, Format.F2014):
        chosen = select(target, [metric for metric in metrics().values() if form in metric.formats])
        if chosen:
            return frozenset(metric.path for metric in chosen.metrics)
    return frozenset()


def _target(entry: dict[str, Any]) -> Target:
    return Target.of({kind: tuple(parts) for kind, parts in entry["is"].items()})


def _figure(target: Target) -> Reading | None:
    return _rows().get(_paths(target))


def questions(suite: Suite, library: Library) -> Iterator[Example]:
    """The questions outside conversations with what the rules read in them, where the label agrees."""
    today = date.fromisoformat(suite.today)
    for question in suite.questions:
        if question.session:
            continue
        parsed = parse(question.question, library.bodies, today)
        reading = _reading(question, parsed, resolve(parsed, None, library))
        if reading:
            yield visible(parsed), reading


def _reading(question: Question, parsed: Parsed, query: Query) -> Reading | None:
    if question.kinds <= _REFUSED:
        return None if query.unknown_bodies or query.years_from is Origin.SAID else NONE
    if question.kinds == {"passage"} and len(query.topics) == 1:
        return Reading("topic", query.topics[0])
    if question.kinds == {"definition"}:
        names = parsed.ids("definition")
        return Reading("definition", names[0]) if names else None
    if question.facts and all((fact.metric or "").startswith("正文/") for fact in question.facts):
        return Reading("prose", "")
    figure = question.kinds <= {"figure", "comparison"} and query.operation == "value" and not query.conflict
    row = _labelled(question)
    if row or not figure or len(query.targets) != 1:
        return row
    paths = _paths(query.targets[0])
    agrees = all(fact.metric is None or fact.metric in paths for fact in question.facts)
    return _figure(query.targets[0]) if agrees else None


def _labelled(question: Question) -> Reading | None:
    """The row, or group of rows, that is the one printed figure a label expects."""
    metric = question.facts[0].metric if len(question.facts) == 1 else None
    if metric is None or not question.kinds <= {"figure", "comparison", "ranking"}:
        return None
    within = frozenset(path for path in metrics() if path.startswith(f"{metric}/"))
    return _rows().get(frozenset((metric,))) or _rows().get(within)


def train(examples: Sequence[Example]) -> Model:
    """The mean of averaged perceptrons over several orders; the same examples give the same model."""
    made = [_perceptron(examples, seed) for seed in range(_ORDERS)]
    mean: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for one in made:
        for feature, found in one.weights.items():
            for index, weight in found.items():
                mean[feature][index] += weight / _ORDERS
    kept = {f: {i: w for i, w in found.items() if abs(w) >= _LEAST} for f, found in mean.items()}
    return Model(made[0].readings, {feature: found for feature, found in kept.items() if found})


def _perceptron(examples: Sequence[Example], seed: int) -> Model:
    """An averaged perceptron with a margin."""
    readings = sorted({reading for _, reading in examples})
    number = {reading: index for index, reading in enumerate(readings)}
    known = [(features(text), number[reading]) for text, reading in examples]
    weights: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    summed: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    step, random = 0, Random(seed)
    for _ in range(_ROUNDS):
        random.shuffle(known)
        for said, right in known:
            step += 1
            scores = [_MARGIN] * len(readings)
            scores[right] = 0.0
            for feature in said:
                for index, weight in weights[feature].items():
                    scores[index] += weight
            guess = max(range(len(readings)), key=scores.__getitem__)
            if guess == right:
                continue
            size = (len(said) + 1) ** -0.5
            for feature in said:
                for index, change in ((right, size), (guess, -size)):
                    weights[feature][index] += change
                    summed[feature][index] += change * step
    averaged = {
        feature: {i: w - summed[feature][i] / step for i, w in found.items()}
        for feature, found in weights.items()
    }
    return Model(tuple(readings), averaged)


def examples(library: Library, without: Iterable[str] = ()) -> list[Example]:
    """The words and the questions of every suite that is taught."""
    left_out = untaught().union(without)
    found = [*words(), *pairs(), *sentences()]
    for name, suite in suites().items():
        if isinstance(suite, Suite) and not suite.heldout and name not in left_out:
            found += questions(suite, library)
    return found


@contextmanager
def sample() -> Iterator[Library]:
    """The bundled report in an index of its own."""
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "index.db") as store:
        for file in sorted((ROOT / "corpus" / "samples").iterdir()):
            store.save(read_report(file.read_bytes(), file.name))
        yield Library(store)


def main() -> int:
    """Writes the model; 0."""
    with sample() as library:
        made = train(examples(library))
    FILE.write_text("\n".join(made.lines()) + "\n", encoding="utf-8")
    print(f"{len(made.readings)} readings, {len(made.weights)} features")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
