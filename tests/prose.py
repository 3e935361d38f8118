"""Prose of the project by place and language, the claims on it, and the scanner of what must be claimed.

A place is a notebook's cell (``07 cell-06``), the captions of a notebook's code (``07 captions``), the titles of its
charts as stored (``07 titles``), a document (``README``, ``CONTRIBUTING``), the teachers' guide (``TEACHERS``, and
``TEACHERS 01`` for a lesson), a cell of a lesson (``LESSON 06 always``), or the titles of a chart's module
(``charts divides``). ``tests/claims/`` has a file a notebook, lesson or document; each says for a place the words
(English, Arabic) and what proves them:

``proof``
    An expression on data that ship, with the names of `proofs`: ``True``, or the values for the places ``{}``.
``test``
    The test that holds it, as ``tests/file.py::name``.
``plain``
    The words claim nothing of the data: why.

With ``each = true`` the words are a pattern for all sentences of a kind; ``proof`` is asked of every match, with the
names of its groups as words and ``at`` for the place. Such a claim on ``TEACHERS`` or ``LESSON`` holds for all lessons.
With ``keeps = true`` as well it lets pass words of order and extent (*first*, *only*, *all*), and numbers stay to be
proved: what an instruction or a question may do.
"""

from __future__ import annotations

import ast
import html
import re
import tomllib
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import lesson_proofs
import nbformat
import proofs

from toolkit.lessons import guide

ROOT = Path(__file__).resolve().parent.parent
CLAIMS = ROOT / "tests" / "claims"
#: For what reasons words claim nothing of the data.
_PICTURES = ("image/svg+xml", "text/html")
PLAIN = {"definition", "instruction", "question", "method", "contents", "name", "quotation"}


@dataclass(frozen=True)
class Claim:
    """Words of a place and what proves them."""

    place: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    proof: str = ""
    test: str = ""
    plain: str = ""
    each: bool = False
    keeps: bool = False

    def held(self, place: str) -> bool:
        """Whether it speaks of a place."""
        return self.place == place.removesuffix(" block") or (self.each and place.startswith(f"{self.place} "))

    def matches(self, place: str, language: str) -> list[re.Match[str]]:
        """What its patterns find in the words of a place."""
        patterns = self.en if language == "en" else self.ar
        return [one for pattern in patterns for one in re.finditer(pattern, prose()[place, language], re.MULTILINE)]

    def untrue(self) -> list[str]:
        """The matches of its patterns that the data do not prove."""
        return [
            f"{place} [{language}]: {one[0]}"
            for place, language in prose()
            if self.held(place)
            for one in self.matches(place, language)
            if self._asked(one, place) is not True
        ]

    def _asked(self, one: re.Match[str], place: str) -> Any:
        return eval(self.proof, _names() | one.groupdict() | {"at": place})  # noqa: S307 - our own file

    def left(self, words: str, language: str) -> str:
        """Words without those that it covers."""
        if self.each:
            for pattern in self.en if language == "en" else self.ar:
                words = re.sub(pattern, partial(self._gone, language), words, flags=re.MULTILINE)
            return words
        for told in self.told(language):
            words = words.replace(told, " ¦ ")
        return words

    def _gone(self, language: str, one: re.Match[str]) -> str:
        """What is left of a match: nothing, or with `keeps` all but its words of order and extent."""
        return re.sub(_words(language, "words"), "¦", one[0], flags=re.IGNORECASE) if self.keeps else " ¦ "

    def told(self, language: str) -> list[str]:
        """The words with the values of the data in their places."""
        words = self.en if language == "en" else self.ar
        value = self.value() if self.proof and any("{" in one for one in (*self.en, *self.ar)) else ()
        values = value if isinstance(value, tuple) else (value,)
        return [one.format(*values) for one in words]

    def value(self) -> Any:
        """What the data say."""
        return _value(self.proof)


def _names() -> dict[str, Any]:
    return vars(lesson_proofs) | vars(proofs)


@cache
def _value(proof: str) -> Any:
    return eval(proof, _names())  # noqa: S307 - our own file


@cache
def claims() -> tuple[Claim, ...]:
    """All claims of the folder."""
    found = []
    for file in sorted(CLAIMS.glob("*.toml")):
        if file.stem == "words":
            continue
        for place, rows in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found += [Claim(place, _many(row.pop("en", ())), _many(row.pop("ar", ())), **row) for row in rows]
    return tuple(found)


def _many(words: str | list[str] | tuple[()]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


@cache
def lists() -> dict[str, Any]:
    """What the scanner looks for."""
    return tomllib.loads((CLAIMS / "words.toml").read_text(encoding="utf-8"))


@cache
def prose() -> dict[tuple[str, str], str]:
    """Words by place and language."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        found |= _notebook(path)
    for path in sorted((ROOT / "notebooks" / "lessons").glob("[0-9]*.ipynb")):
        found |= _lesson(path)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found["README", "en"] = _without_code(readme)
    found["CONTRIBUTING", "en"] = _without_code((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    for language in ("en", "ar"):
        found |= {(place, language): words for place, words in _guide(language).items()}
        for path in sorted((ROOT / "data" / "languages" / language).glob("*.toml")):
            words = _titles(tomllib.loads(path.read_text(encoding="utf-8")))
            if words:
                found[f"charts {path.stem}", language] = words
    return found


@cache
def _by_place() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for (place, language), words in prose().items():
        found.setdefault((place.removesuffix(" block"), language), []).append(words)
    return found


def at(place: str, language: str) -> list[str]:
    """The words of a place, its block in the other language among them."""
    return _by_place().get((place, language), [])


def _without_code(words: str) -> str:
    return re.sub(r"```.*?```", "", words, flags=re.DOTALL)


def _guide(language: str) -> dict[str, str]:
    """The teachers' guide: what comes before the lessons, and each lesson."""
    numbers = [path.name[:2] for path in sorted((ROOT / "notebooks" / "lessons").glob("*.ipynb"))]
    parts = re.split(r"^(?=## \d )", _without_code(guide.markdown(numbers, language)), flags=re.MULTILINE)
    return dict(zip(("TEACHERS", *(f"TEACHERS {one}" for one in numbers)), parts, strict=True))


def _notebook(path: Path) -> dict[tuple[str, str], str]:
    """Cells in English, their Arabic blocks, the cells of the Arabic edition, and captions."""
    number = path.name[:2]
    found: dict[tuple[str, str], str] = {}
    captions: list[str] = []
    titles: dict[str, list[str]] = {"en": [], "ar": []}
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            captions += _captions(cell.source)
            for title in _drawn(cell):
                titles["ar" if re.search("[\u0600-\u06ff]", title) else "en"].append(title)
            continue
        found[f"{number} {cell.id}", "en"] = re.sub(r'<div dir="rtl".*?</div>', "", cell.source, flags=re.DOTALL)
        for block in re.findall(r'<div dir="rtl".*?</div>', cell.source, flags=re.DOTALL):
            found[f"{number} {cell.id} block", "ar"] = re.sub(r"<[^>]*>", "", block)
    found[f"{number} captions", "en"] = "\n".join(captions)
    found |= {(f"{number} titles", language): "\n".join(told) for language, told in titles.items() if told}
    edition = (ROOT / "data" / "editions" / "ar" / f"{path.stem}.md").read_text(encoding="utf-8")
    edition = re.sub(r"<!-- \S+ \w+ left out -->\n", "", edition)
    parts = re.split(r"<!-- (\S+) \w+ -->\n", edition)[1:]
    found |= {(f"{number} {name}", "ar"): words for name, words in zip(parts[::2], parts[1::2], strict=True)}
    return found


def _lesson(path: Path) -> dict[tuple[str, str], str]:
    """Cells of a lesson that are prose, in English and in Arabic."""
    place = f"LESSON {path.name[:2]}"
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    found = {(f"{place} {cell.id}", "en"): cell.source for cell in cells}
    edition = (ROOT / "data" / "editions" / "ar" / "lessons" / f"{path.stem}.md").read_text(encoding="utf-8")
    parts = re.split(r"<!-- (\S+) \w+ -->\n", re.sub(r"<!-- \S+ \w+ left out -->\n", "", edition))[1:]
    return found | {(f"{place} {name}", "ar"): words for name, words in zip(parts[::2], parts[1::2], strict=True)}


def _drawn(cell: Any) -> list[str]:
    """Titles of the charts that a code cell has stored."""
    shown = ("".join(output.get("data", {}).get(kind, "")) for output in cell.outputs for kind in _PICTURES)
    labels = (label for body in shown for label in re.findall(r'<svg[^>]*aria-label="([^"]*)"', body))
    return [html.unescape(label).split(". ")[0] for label in labels]


def _captions(source: str) -> list[str]:
    """What a code cell shows as a caption or heading."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.keyword)]
    return [
        one.value.value
        for one in calls
        if one.arg in {"caption", "heading"}
        and isinstance(one.value, ast.Constant)
        and isinstance(one.value.value, str)
    ]


def _titles(table: dict[str, Any]) -> str:
    """Titles and subtitles of charts in a file of labels."""
    return "\n".join(
        value
        for key, value in table.items()
        if isinstance(value, str) and re.search(r"_(title|told|unit|source)$", key)
    )


def hits(words: str, language: str) -> list[str]:
    """Numbers and words that claim something, each with what stands around it.

    Examples
    --------
    >>> hits("In 2023 only 78/132 has 59 paragraphs.", "en")
    ['In     only     has 59 parag', ...]
    """
    found = lists()[language]
    for name in found["names"]:
        words = re.sub(name, " ", words, flags=re.MULTILINE)
    return [
        words[max(0, one.start() - 25) : one.end() + 25].replace("\n", " ")
        for one in _pattern(language).finditer(words)
    ]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Digits and the words of the lists.

    Must match "وكل" and "الأول"; must not match "شكل".
    """
    phrases = "|".join(lists()[language].get("phrases", ()))
    return re.compile("|".join(filter(None, (r"\d[\d,.]*", phrases, _words(language)))), re.IGNORECASE)


@cache
def _words(language: str, *kinds: str) -> str:
    """A pattern of the listed words; Arabic ones with particles and the article in front, not inside others."""
    found = lists()[language]
    listed = [word for kind in kinds or ("words", "numbers") for word in found[kind]]
    words = "|".join(sorted(listed, key=len, reverse=True))
    return rf"\b(?:{words})\b" if language == "en" else rf"(?<![\w\u064b-\u0652])[وف]?[بلك]?(?:ال|ل)?(?:{words})(?!\w)"


def unclaimed(place: str, language: str) -> list[str]:
    """What the scanner finds at a place and no claim covers."""
    words = prose()[place, language]
    for claim in claims():
        if claim.held(place):
            words = claim.left(words, language)
    return hits(words, language)
