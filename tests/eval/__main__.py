"""`python -m tests.eval`: ask every suite, print its table and every miss, compare with the floors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from tests.eval import floors
from tests.eval.judge import Grade
from tests.eval.questions import Suite, suites
from tests.eval.run import Judged, ask, missing

_COLUMNS = ("right", "wrong figure", "citation fault", "needless refusal", "other")


def main() -> int:
    """0 when every floor is reached, 1 when not, 2 when nothing can be asked."""
    options = _options()
    if reason := missing():
        print(f"nothing to ask: {reason}", file=sys.stderr)
        return 2
    known = floors.load()
    faults = []
    for name, suite in suites(tuple(options.suite)).items():
        if isinstance(suite, str):
            print(f"{name}: skipped, {suite}\n")
            continue
        if suite.heldout and not options.heldout:
            continue
        results = ask(suite)
        print("\n".join(_report(suite, results, items=options.items or not suite.heldout)))
        if suite.heldout or suite.sampled:
            continue
        reached = floors.measured(results)
        if options.raise_floors or options.lower_floors:
            old = [known[name]] if name in known else []
            known[name] = floors.moved(old, reached, lower=options.lower_floors)
        elif name in known:
            faults += [f"{name}: {fault}" for fault in floors.broken(known[name], reached)]
    if options.raise_floors or options.lower_floors:
        floors.save(known)
    print("\n".join(faults))
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("suite", nargs="*", help="only these suites of suites.toml")
    parser.add_argument("--heldout", action="store_true", help="ask the held-out suites too, totals only")
    parser.add_argument("--items", action="store_true", help="print the misses of held-out suites too")
    parser.add_argument("--raise-floors", action="store_true", help="keep what was reached as the new floors")
    parser.add_argument("--lower-floors", action="store_true", help="take what was reached, even if lower")
    return parser.parse_args()


def _report(suite: Suite, results: Sequence[Judged], *, items: bool) -> Iterator[str]:
    yield f"{suite.name} ({'bundled sample' if suite.sampled else 'reports'}, asked on {suite.today})"
    yield f"  {'':<16}{'asked':>6}" + "".join(f"{column:>18}" for column in _COLUMNS)
    categories = sorted({result.question.category for result in results}) if items else []
    for category in categories:
        yield _row(category, [one for one in results if one.question.category == category])
    yield _row("all", results)
    yield f"  {floors.measured(results).right} % right"
    for result in results if items else ():
        if result.verdict.grade is not Grade.RIGHT:
            yield _miss(result)
    yield ""


def _row(name: str, results: Sequence[Judged]) -> str:
    grades = [result.verdict.grade.value for result in results]
    counts = "".join(f"{grades.count(column):>18}" for column in _COLUMNS)
    return f"  {name:<16}{len(results):>6}{counts}"


def _miss(result: Judged) -> str:
    question, answer, verdict = result
    wanted = "|".join(sorted(question.kinds))
    figures = ", ".join(str(fact.value) for fact in question.facts)
    headline = answer["text"].split("\n", 1)[0][:80]
    return (
        f"  {verdict.grade.value.upper()} {question.id} {question.question}\n"
        f"      expected {wanted} {figures}; got {answer['kind']}: {headline}  [{verdict.why}]"
    )


if __name__ == "__main__":
    sys.exit(main())
