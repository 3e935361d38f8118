"""First uses of 200 phrases by other means than the index: ``python scripts/check_phrases.py PARAGRAPHS INDEX``.

PARAGRAPHS is a Parquet of paragraphs (symbol, language, id, text); INDEX what `toolkit.phrases.build` made of it. A
hundred phrases a language are drawn by a fixed seed over lengths, years and committees. Each is looked for in every
paragraph, oldest text first, as plain words: letters and digits of the text, decomposed, without marks and case. None
of the toolkit's folding, words or index is used for that.
"""

from __future__ import annotations

import argparse
import random
import unicodedata
from itertools import groupby
from pathlib import Path

import pyarrow.parquet as pq

from toolkit import corpus, phrases

SEED = 18
EACH = 100
LENGTHS = (2, 3, 4, 5, 6, 8, 10, 12, 16, 20)


def plain(text: str) -> str:
    """Letters and digits, decomposed, small, without marks; a blank for all else, and on both sides."""
    kept = (
        char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char) not in {"Mn", "Cf", "Lm"}
    )
    return " " + " ".join("".join(char if char.isalnum() else " " for char in kept).casefold().split()) + " "


def rows(path: Path, language: str) -> list[tuple[str, str, str, str, str, str]]:
    """Date, symbol, paragraph id, committee, text and plain text, the oldest text first; each symbol once."""
    facts = corpus.assembly("resolutions").set_index("symbol")
    files: dict[str, str] = {}
    found = []
    for row in pq.read_table(path).to_pylist():
        if row["language"] == language and files.setdefault(row["symbol"], row["file"]) == row["file"]:
            date, committee = facts.loc[row["symbol"], ["date", "committee"]]
            found.append((date, row["symbol"], row["id"], committee, row["text"], plain(row["text"])))
    # the sort keeps the order of paragraphs
    return sorted(found, key=lambda one: (one[0], *number(one[1])))


def number(symbol: str) -> tuple[int, int]:
    """Session and number of a symbol; of texts adopted on one day the lower one counts as the first."""
    *_, session, last = symbol.split("/")
    return int(session.rpartition("-")[2]), int("".join(char for char in last if char.isdigit()))


def drawn(held: list[tuple[str, str, str, str, str, str]]) -> list[str]:
    """Phrases, by turns over lengths, and over groups of year and committee."""
    draw = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    by_group = [list(group) for _, group in groupby(sorted(held, key=_group), key=_group)]
    found: list[str] = []
    while len(found) < EACH:
        words = draw.choice(draw.choice(by_group))[4].split()
        length = LENGTHS[len(found) % len(LENGTHS)]
        if len(words) >= length:
            start = draw.randrange(len(words) - length + 1)
            phrase = " ".join(words[start : start + length])
            if any(char.isalnum() for char in phrase):
                found.append(phrase)
    return found


def _group(row: tuple[str, str, str, str, str, str]) -> tuple[str, str]:
    return row[0][:4], row[3]


def main() -> None:
    """Say how many first places agree, and show each that does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paragraphs", type=Path)
    parser.add_argument("index", type=Path)
    asked = parser.parse_args()
    index = phrases.open(asked.index)
    for language in ("en", "ar"):
        held = rows(asked.paragraphs, language)
        right, kinds = 0, dict.fromkeys(("numbers", "names", "formula", ""), 0)
        for phrase in drawn(held):
            wanted = plain(phrase)
            first = next((row for row in held if wanted in row[5]), None)
            place = index.earliest(phrase, language=language)
            if place and first and (place.symbol, place.paragraph_id) == first[1:3]:
                right += 1
            else:
                print(language, len(phrase.split()), "words:", first and first[:3], "but the index has", place)
            kinds[place.kind if place else ""] += 1
        print(f"{language}: {right} of {EACH} first places agree; kinds {kinds}")


if __name__ == "__main__":
    main()
