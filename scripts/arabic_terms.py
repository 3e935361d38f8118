"""Arabic terms: how often the resolutions use each, and where wrong forms stand in what we write.

    python scripts/arabic_terms.py                     prints every wrong form in our Arabic, with its place
    python scripts/arabic_terms.py --count PARAGRAPHS  counts again and writes data/glossary/terms_ar.csv

``PARAGRAPHS`` is a Parquet file with a row a paragraph and the columns ``language`` and ``text``. Counted are Arabic
paragraphs that have the term, and those that have any of its wrong forms; vowel marks do not count.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import nbformat

ROOT: Final = Path(__file__).resolve().parent.parent
TERMS: Final = ROOT / "data/glossary/terms_ar.csv"
EXCEPTIONS: Final = ROOT / "data/glossary/terms_ar_exceptions.csv"
COLUMNS: Final = ("english", "term", "wrong", "paragraphs", "wrong_paragraphs", "reason")

#: Files of a language that hold words of the sources, right and wrong, and nothing that we say.
READ: Final = {
    "acts", "citations", "clitics", "dates", "genealogy", "letters", "openings", "quantities", "search", "sections",
}  # fmt: skip
#: Vowel marks and the lengthening stroke: in تقرّ, not in تقر.
_MARKS: Final = re.compile(r"[\u064b-\u0652\u0670\u0640]")
#: What may be written together with a word before it: the و and ال of والطلب, not the م of مطلب.
_BEFORE: Final = r"(?<![\u0621-\u064a])[وفبكل]{0,2}(?:ال)?"

#: The Arabic words of a cell in English: <div dir="rtl" lang="ar">...</div>, not <div dir="ltr">.
_ASIDE: Final = re.compile(r'<div dir="rtl".*?</div>', re.DOTALL)


def terms() -> list[dict[str, str]]:
    """Every term with its wrong forms, as the file has them."""
    with TERMS.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def forms(term: dict[str, str]) -> list[str]:
    """The wrong forms of a term; a star at the end stands for any letters."""
    return [form for form in term["wrong"].split(" | ") if form]


def plain(text: str) -> str:
    """Text without vowel marks."""
    return _MARKS.sub("", text)


def pattern(form: str) -> re.Pattern[str]:
    """What finds a form as a whole word or words, with و, ف, ب, ك, ل and the article before it."""
    end = "" if form.endswith("*") else r"(?![\u0621-\u064a])"
    # finds مطالب in ومطالب القرار, and not in متطلبات
    return re.compile(_BEFORE + re.escape(plain(form.rstrip("*"))) + end)


def exceptions() -> list[dict[str, str]]:
    """Words in a file that may have a wrong form, each with its reason."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def written() -> Iterator[tuple[str, str]]:
    """All Arabic that we write: ``(file, text)``, a piece at a time, without what is excepted.

    A single word is excepted only where it is the whole text.
    """
    left_out: dict[str, list[str]] = {}
    for row in exceptions():
        left_out.setdefault(row["file"], []).append(row["words"])
    for file, text in _pieces():
        kept = text
        for words in left_out.get(file, []):
            kept = "" if kept == words else kept.replace(words, "") if " " in words else kept
        yield file, kept


def wrong() -> Iterator[tuple[str, str, str]]:
    """Each wrong form that stands in our Arabic: ``(file, form, text)``."""
    known = [(form, pattern(form)) for term in terms() for form in forms(term)]
    for file, text in written():
        bare = plain(text)
        yield from ((file, form, text) for form, finds in known if finds.search(bare))


def _pieces() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "data/languages/ar").glob("*.toml")):
        if path.stem not in READ:
            held = tomllib.loads(path.read_text("utf-8"))
            yield from ((_name(path), text) for text in _texts(held["labels"] if path.stem == "addressees" else held))
    for name in ("contract.toml", "themes/codebook.toml", "themes/watchwords.toml", "themes/about.toml"):
        path = ROOT / "data" / name
        yield from ((_name(path), text) for text in _texts(tomllib.loads(path.read_text("utf-8")), "ar"))
    for path in sorted((ROOT / "notebooks").rglob("*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        sources = [cell.source for cell in cells if cell.cell_type == "markdown"]
        yield from ((_name(path), words) for source in sources for words in _ASIDE.findall(source))
    books = [*sorted((ROOT / "data/editions/ar").rglob("*.md")), ROOT / "data/lessons/guide.ar.md"]
    for path in (
        *books,
        ROOT / "README.md",
        ROOT / "notebooks/lessons/TEACHERS.md",
        ROOT / "data/glossary/glossary.csv",
    ):
        yield from ((_name(path), line) for line in path.read_text("utf-8").splitlines())


def _texts(held: Any, key: str = "") -> Iterator[str]:
    """The texts of a file as read; with a key, only those that stand under it at some depth."""
    if isinstance(held, str):
        yield from [held] if not key else []
    elif isinstance(held, dict):
        for name, inner in held.items():
            yield from _texts(inner, "" if name == key else key)
    elif isinstance(held, list):
        for inner in held:
            yield from _texts(inner, key)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def count(paragraphs: Path) -> None:
    """Count every term and its wrong forms in a file of paragraphs, and write the counts."""
    import pyarrow.parquet as pq

    read = pq.read_table(paragraphs, columns=["language", "text"], filters=[("language", "==", "ar")])
    texts = [plain(text) for text in read["text"].to_pylist()]
    rows = terms()
    for row in rows:
        row["paragraphs"] = str(_holding(texts, [row["term"]]))
        row["wrong_paragraphs"] = str(_holding(texts, forms(row)))
    with TERMS.open("w", encoding="utf-8", newline="") as stream:
        out = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def _holding(texts: list[str], some: list[str]) -> int:
    """How many texts have any of some forms; a form is looked for as letters first, which is quick."""
    known = [(plain(form.rstrip("*")), pattern(form)) for form in some]
    return sum(any(letters in text and finds.search(text) for letters, finds in known) for text in texts)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=Path, metavar="PARAGRAPHS")
    asked = parser.parse_args()
    if asked.count:
        count(asked.count)
    found = list(wrong())
    for file, form, text in found:
        print(f"{file}: {form}: {text.strip()[:160]}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
