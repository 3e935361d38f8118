# ruff: noqa: INP001, T201 - run by hand; it says what it measures
"""What a change of filter costs: rows, counts and sentence, for the shipped resolution and for the whole panel.

``python benchmarks/bench_select.py [TEXTS]`` prints the median and the slowest of some dozens of different queries, in
milliseconds of processor time on one thread, and what it takes to prepare a subject. With a folder of the texts of the
series it measures words too. Queries are drawn by chance (seeded), with values of every facet; each is asked once, so
that no result is remembered from a time before.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from toolkit import library
from toolkit.explorer import Query, Subject, counts, select
from toolkit.explorer.concordance import concordance
from toolkit.explorer.search import find

ROUNDS = 60
WORDS = {
    "ar": ["رقم*", "المرأة", "مجتمع المعلومات", "الأمين العام", "تنمية"],
    "en": ["digital*", "women", "the summit"],
}


def timed(run: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    start = time.process_time()
    run()
    return 1000 * (time.process_time() - start)


def told(what: str, times: Sequence[float]) -> None:
    """One line: median and slowest."""
    print(f"{what:<44} median {statistics.median(times):8.1f} ms   slowest {max(times):8.1f} ms")


def queries(subject: Subject, number: int) -> list[Query]:
    """Queries with up to three facets, two values each."""
    draw = random.Random(1)  # noqa: S311 - variety, not secrecy
    names = [name for name in subject.facets if name not in ("paragraphs", "symbols")]
    found = []
    for _ in range(number):
        asked: dict[str, Any] = {}
        for name in draw.sample(names, 3):
            options = [value for value in subject.indexed[name].options if value != ""]
            asked[name] = tuple(draw.sample(options, min(2, len(options))))
        found.append(Query(match=draw.choice(["any", "all"]), opening=draw.random() < 0.5, **asked))
    return found


def filters(name: str, subject: Subject) -> None:
    """Rows, counts and the sentence, as after every click."""
    counts(subject)
    for what, run in (
        ("select", lambda query: select(subject, query)),
        ("counts", lambda query: counts(subject, query)),
        (
            "select + counts + sentence",
            lambda query: (select(subject, query), counts(subject, query), query.sentence("ar")),
        ),
    ):
        told(f"{name}: {what}", [timed(lambda run=run, query=query: run(query)) for query in queries(subject, ROUNDS)])


def words(name: str, subject: Subject) -> None:
    """A search with its concordance, each word for the first time."""
    asked = [word for language in subject.languages for word in WORDS.get(language, ())]
    told(f"{name}: concordance of a new word", [timed(lambda word=word: concordance(subject, word)) for word in asked])


def main() -> None:
    """Measure and print."""
    made: list[Subject] = []
    loaded = library.load()
    print(f"prepare the resolution {timed(lambda: made.append(Subject.of(loaded))):8.1f} ms")
    print(f"prepare the series     {timed(lambda: made.append(Subject.of_series())):8.1f} ms")
    if len(sys.argv) > 1:
        print(f"prepare it with texts  {timed(lambda: made.append(Subject.of_series(folder=sys.argv[1]))):8.1f} ms")
    for name, subject in zip(("resolution", "series", "series, texts"), made, strict=False):
        filters(f"{name} ({len(subject)})", subject)
        if subject.has_text:
            words(f"{name} ({len(subject)})", subject)
    text = "تقرر القمة العالمية لمجتمع المعلومات أن "
    million = text * (1_000_000 // len(text))
    told("a phrase in a million characters", [timed(lambda: find(million, "مجتمع المعلومات", "ar")) for _ in range(5)])


if __name__ == "__main__":
    main()
