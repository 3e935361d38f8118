"""Letter statistics of clean Arabic, from the corpus: how rare each letter is after another.

    python scripts/letters.py ../shared/corpus > data/languages/ar/letters.toml
    python scripts/letters.py ../shared/corpus --check

Only numbers are kept: for each pair of letters (a blank is the edge of a word) the cost in hundredths of a bit.
``--check`` cuts all texts into pages and says how many of them `toolkit.sources._pdf_lies` takes for lying: none may
be.
"""

from __future__ import annotations

import argparse
import math
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from toolkit.sources import _pdf_lies

_PAGE = 1_500  # characters of a page
_HEAD = """\
# How rare a letter is after another in clean Arabic, in hundredths of a bit; a blank is the edge of a word. Counted by
# scripts/letters.py over the Arabic resolutions of the 74th to 80th sessions; pairs that never occur cost the most.

# A page of at least `least` letters whose pairs cost more than `cost` bits each is not Arabic as it is written; nor is
# one where more than `runs` of the words have a letter three times running, or `foreign` of them a sign within them.
# No page of those resolutions reaches any of them: their largest are 4.16, 0.044 and 0.022.
[limits]
least = 150
cost = 4.25
runs = 0.06
foreign = 0.05

[costs]
"""


def texts(folder: Path) -> Iterator[str]:
    """The words of each Arabic file."""
    for archive in sorted(folder.glob("GA_*.zip")):
        with zipfile.ZipFile(archive) as files:
            for name in sorted(files.namelist()):
                if name.startswith("Arabic/") and name.endswith(".xml"):
                    try:
                        tree = etree.fromstring(files.read(name), etree.XMLParser(resolve_entities=False))
                    except etree.XMLSyntaxError:
                        continue
                    rows = tree.iter("{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}p")
                    yield "\n".join(" ".join("".join(row.itertext()).split()) for row in rows)


def costs(found: Iterator[str]) -> str:
    """The table as TOML."""
    pairs: Counter[str] = Counter()
    for text in found:
        for word in _pdf_lies.words(text):
            pairs.update(a + b for a, b in zip(f" {word}", f"{word} ", strict=True))
    letters = sorted({pair[0] for pair in pairs} | {pair[1] for pair in pairs})
    lines = ['letters = "' + "".join(letters) + '"']
    for first in letters:
        total = sum(pairs[first + second] for second in letters)
        row = [_cost(pairs[first + second], total) for second in letters]
        lines.append(f'"{first}" = {row}')
    return "\n".join(lines)


def _cost(count: int, total: int) -> int:
    return round(-100 * math.log2(count / total)) if count else 1400


def main() -> None:
    """Print the table, or check it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.check:
        print(_HEAD + costs(texts(options.folder)))
        return
    pages = [text[at : at + _PAGE] for text in texts(options.folder) for at in range(0, len(text), _PAGE)]
    lying = [page for page in pages if _pdf_lies.lies(page)]
    print(f"{len(lying)} of {len(pages)} pages are taken for lying")
    for page in lying:
        print(_pdf_lies.lies(page), repr(page[:80]))


if __name__ == "__main__":
    main()
