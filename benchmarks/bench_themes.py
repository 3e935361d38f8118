# ruff: noqa: INP001, T201 - run by hand; it says what it measures
"""Matching the Arabic lexicon: our batch path against other engines, in one run on one task.

The task: every overlapping occurrence of every closed surface of the lexicon, as a whole word
with or without proclitics, in every paragraph, with offsets into the original text. Texts are the
paragraphs of the shipped resolution, varied by chance (seeded): words swapped, diacritics and
tatweel put in, hamza seats changed.

``python benchmarks/bench_themes.py [MB]`` prints MB of UTF-8 a second and the ratio to our batch path.
spaCy and Polars take part where they are installed; they are no dependencies. What an engine does
not finish is said beside its name. Results are compared, not assumed: ``equal`` says how many of
the compared paragraphs have exactly the plain definition's matches (`tests/plain_matching.py`).
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from toolkit import library
from toolkit.text import Folded
from toolkit.themes import load_codebook
from toolkit.themes.matcher import Matcher

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))
from plain_matching import find as plainly  # the definition that the tests hold the matcher to

Match = tuple[int, int, int]  # surface, start, end
Found = list[list[Match]]
ROUNDS = 5
CHECKED = 150


def corpus(size: int) -> list[str]:
    """Paragraphs of about ``size`` bytes of UTF-8 in all."""
    draw = random.Random(1)  # noqa: S311 - variety, not secrecy
    words = [p.text.string.split(" ") for p in library.load().paragraphs]
    every = [word for paragraph in words for word in paragraph]
    texts, total = [], 0
    while total < size:
        out = []
        for word in draw.choice(words):
            chance = draw.random()
            if chance < 0.05:
                out.append(draw.choice(every))
            elif chance < 0.15 and len(word) > 2:
                at = draw.randrange(1, len(word))
                out.append(word[:at] + draw.choice("\u064e\u064f\u0650\u0651\u0640") + word[at:])
            else:
                out.append(word)
        texts.append(" ".join(out))
        total += len(texts[-1].encode())
    return texts


def rows(matcher: Matcher, texts: Sequence[str]) -> Found:
    """Our matches, a list a paragraph, for comparison."""
    hits = matcher.find(texts)
    found: Found = [[] for _ in texts]
    for number, *match in zip(*(c.tolist() for c in (hits.text, hits.surface, hits.start, hits.end)), strict=True):
        found[number].append((match[0], match[1], match[2]))
    return found


def by_paragraph(matcher: Matcher) -> Callable[[Sequence[str]], Found]:
    """ahocorasick_rs on folded strings, a paragraph at a time; words and offsets checked in Python."""
    from ahocorasick_rs import AhoCorasick, Implementation

    surfaces = matcher.surfaces
    numbers: dict[str, list[int]] = {}
    for number, surface in enumerate(surfaces):
        numbers.setdefault(surface.string, []).append(number)
    strings = list(numbers)
    automaton = AhoCorasick(strings, implementation=Implementation.ContiguousNFA)
    proclitics = frozenset(matcher.proclitics)

    def run(texts: Sequence[str]) -> Found:
        found: Found = []
        for text in texts:
            folded = Folded.of(text)
            string = folded.string.replace("-", " ").replace("_", " ")
            mine: list[Match] = []
            for pattern, start, end in automaton.find_matches_as_indexes(string, overlapping=True):
                if end < len(string) and string[end].isalnum():
                    continue
                word = start
                while word and string[word - 1].isalnum():
                    word -= 1
                clitics = string[word:start] in proclitics
                mine += [
                    (number, *folded.original(word, end))
                    for number in numbers[strings[pattern]]
                    if word == start or (clitics and not surfaces[number].bare)
                ]
            found.append(sorted(mine, key=lambda m: (m[1], m[2], m[0])))
        return found

    return run


def plain(matcher: Matcher) -> Callable[[Sequence[str]], Found]:
    """The plain definition, text by text."""
    return lambda texts: [plainly(text, matcher.surfaces, matcher.proclitics) for text in texts]


def spacy_matcher(matcher: Matcher) -> Callable[[Sequence[str]], object]:
    """PhraseMatcher of a blank Arabic pipeline over all surfaces with all proclitics (no original offsets)."""
    import spacy
    from spacy.matcher import PhraseMatcher

    pipeline = spacy.blank("ar")
    phrases = PhraseMatcher(pipeline.vocab)
    stacks = ("", *matcher.proclitics)
    patterns = [stack + s.string for s in matcher.surfaces for stack in (("",) if s.bare else stacks)]
    phrases.add("all", [pipeline.make_doc(pattern) for pattern in patterns])

    def run(texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        docs = (pipeline.make_doc(Folded.of(text).string) for text in texts)
        return [
            [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for _, start, end in phrases(doc)] for doc in docs
        ]

    return run


def polars_find(matcher: Matcher) -> Callable[[Sequence[str]], object]:
    """Polars' find_many and extract_many over folded text: candidates only, byte offsets, no word check."""
    import polars as pl

    strings = sorted({s.string for s in matcher.surfaces})

    def run(texts: Sequence[str]) -> tuple[object, object]:
        series = pl.Series([Folded.of(text).string for text in texts])
        return (
            series.str.extract_many(strings, overlapping=True),
            series.str.find_many(strings, overlapping=True),
        )

    return run


def timed(run: Callable[[Sequence[str]], object], texts: Sequence[str], rounds: int = ROUNDS) -> float:
    """Median seconds of processor time (all threads) of some rounds, after one that warms up."""
    run(texts[: max(len(texts) // 20, 1)])
    spent = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        run(texts)
        spent.append(time.process_time() - start)
    return sorted(spent)[len(spent) // 2]


def main(size: float = 8.0) -> int:
    """Print a line an engine."""
    lexicon = load_codebook().lexicon("ar")
    matcher = Matcher([s for s in lexicon.surfaces if not s.open], lexicon.proclitics)
    texts = corpus(int(size * 1e6))
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    gc.freeze()
    ours = rows(matcher, texts)
    print(f"{len(texts)} paragraphs, {megabytes:.1f} MB, {len(matcher.surfaces)} surfaces, "
          f"{sum(map(len, ours))} matches")  # fmt: skip
    step = max(len(texts) // CHECKED, 1)
    sample = list(range(0, len(texts), step))[:CHECKED]
    truth = [plainly(texts[n], matcher.surfaces, matcher.proclitics) for n in sample]

    folded = matcher.folded(texts)
    speed: dict[str, tuple[float, str]] = {}

    def measure(name: str, run: Callable[[Sequence[str]], object], given: Sequence[str], note: str) -> None:
        amount = sum(len(text.encode()) for text in given) / 1e6
        speed[name] = amount / timed(run, given, ROUNDS if len(given) > CHECKED else 1), note

    def equal(found: Sequence[Sequence[Match]]) -> str:
        good = sum(list(mine) == true for mine, true in zip(found, truth, strict=True))
        return f"equal in {good} of {len(truth)}"

    measure("batch (ours)", matcher.find, texts, equal([ours[n] for n in sample]))
    measure("limit: bare automaton pass", lambda _: [matcher.scan(one) for one in folded], texts, "folded beforehand")
    part = texts[: max(len(texts) // 4, 1)]
    single = by_paragraph(matcher)
    measure("ahocorasick_rs by paragraph", single, part, equal(single([texts[n] for n in sample])))
    some = [texts[n] for n in sample[:40]]
    measure("plain definition (reference)", plain(matcher), some, "by definition")
    if find_spec("spacy"):
        phrases = spacy_matcher(matcher)
        starts = [sorted({(s, e) for _, s, e in (true)}) for true in truth]
        got = phrases([texts[n] for n in sample])
        good = sum(
            len({tuple(m) for m in mine}) == len(true)
            for mine, true in zip(got, starts, strict=True)  # type: ignore[call-overload]
        )
        measure("spaCy PhraseMatcher", phrases, part, f"as many spans in {good} of {len(truth)}; folded offsets")
    if find_spec("polars"):
        measure("Polars extract_many", polars_find(matcher), part, "candidates only: no words, no original offsets")
    base = speed["batch (ours)"][0]
    for name, (rate, note) in speed.items():
        print(f"{name:<30}{rate:9.2f} MB/s   ours is {base / rate:8.2f} times as fast   {note}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:2])))
