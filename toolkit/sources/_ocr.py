"""Words read from the picture of a page, by tesseract where the user has it.

PDFium paints the page; tesseract, a program of its own, says words, boxes and how sure it is. What comes back is a page
like any other (`toolkit.sources._pdf_page.Page`), so that all that follows reads it in the same way, and the words of
which tesseract is not sure. Nothing read here is official.
"""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from toolkit.errors import SourceError
from toolkit.model import Doubt, Resolution
from toolkit.sources._pdf_file import pictures
from toolkit.sources._pdf_page import Char, Font, Page
from toolkit.text import is_arabic

#: Dots to an inch at which a page is painted.
DPI = 300
#: Words of which tesseract is surer than this (of 100) are not doubted.
SURE = 60.0
#: Longest edge of a picture, in dots.
_EDGE = 6_000
_SECONDS = 180
#: What tesseract calls the languages of the United Nations.
_LANGUAGES = {"ar": "ara", "en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "zh": "chi_sim"}
_SHOWN = 5  # words that a doubt names


@dataclass(frozen=True, slots=True)
class Unsure:
    """A word of which tesseract is not sure: what it read, how sure it is (of 100), and where."""

    text: str
    confidence: float
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    confidence: float
    x0: float
    y0: float
    x1: float
    y1: float


def available() -> bool:
    """Whether tesseract is installed."""
    return shutil.which("tesseract") is not None


def read(
    content: bytes, pages: Sequence[Page], numbers: Collection[int], *, name: str, language: str | None = None
) -> tuple[list[Page], list[Unsure]]:
    """The pages of a PDF, some of them read from their picture.

    Parameters
    ----------
    content
        The PDF.
    pages
        Its pages as they are.
    numbers
        Which of them are to be read from their picture.
    name
        Of the file, for messages.
    language
        ISO 639-1 code; Arabic and English where not given.

    Raises
    ------
    toolkit.errors.SourceError
        Tesseract is not installed, does not know the language, or fails.
    """
    program, languages = _program(name, language)
    found: dict[int, list[list[_Word]]] = {}
    for number, scale, picture in pictures(content, numbers, name=name, dpi=DPI, edge=_EDGE):
        command = [program, "stdin", "stdout", "-l", languages, "--dpi", str(round(scale * 72)), "tsv"]
        found[number] = _lines(_table(command, picture, name, number), scale, pages[number - 1].height)
    unsure = [
        Unsure(word.text, word.confidence, number, (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2)
        for number, lines in found.items()
        for line in lines
        for word in line
        if word.confidence < SURE and any(map(str.isalnum, word.text))
    ]
    return [_page(page, found[page.number]) if page.number in found else page for page in pages], unsure


def _program(name: str, language: str | None) -> tuple[str, str]:
    """The program and its languages."""
    program = shutil.which("tesseract")
    if program is None:
        raise SourceError(
            "is to be read from pictures, and tesseract is not installed",
            file=name,
            remedy="install it with its Arabic data (Debian: tesseract-ocr tesseract-ocr-ara), or leave out --ocr",
        )
    done = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603
    known = set(done.stdout.split())
    first = [_LANGUAGES.get(language, language)] if language else ["ara"]
    wanted = [code for code in dict.fromkeys([*first, "eng"]) if code in known]
    if not wanted or (language and first[0] not in known):
        raise SourceError(
            f"is to be read from pictures, and tesseract does not know {first[0][:20]!r}",
            file=name,
            remedy=f"install its data (Debian: tesseract-ocr-{first[0][:20].replace('_', '-')})",
        )
    return program, "+".join(wanted)


def _table(command: list[str], picture: bytes, name: str, number: int) -> str:
    """Tesseract's table of the words of a picture."""
    place = f"page {number}"
    try:
        done = subprocess.run(  # noqa: S603 - tesseract, found on the path
            command,
            input=picture,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        remedy = "give the pages one by one"
        raise SourceError("takes tesseract too long", file=name, place=place, remedy=remedy) from error
    if done.returncode:
        says = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SourceError(
            f"is not read by tesseract: {says[-1][:80] if says else 'no message'}",
            file=name,
            place=place,
            remedy="try `tesseract` on a picture of the page",
        )
    return done.stdout.decode("utf-8", "replace")


def _lines(table: str, scale: float, height: float) -> list[list[_Word]]:
    """Tesseract's table of words as lines, from the top; boxes in points from the lower left corner."""
    lines: dict[tuple[str, ...], list[_Word]] = defaultdict(list)
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, tall = (float(cell) / scale for cell in cells[6:10])
        word = _Word(cells[11].strip(), float(cells[10]), left, height - top - tall, left + width, height - top)
        lines[tuple(cells[1:5])].append(word)
    return sorted(lines.values(), key=lambda line: -median((word.y0 + word.y1) / 2 for word in line))


def _page(page: Page, lines: Sequence[Sequence[_Word]]) -> Page:
    """A page of recognized words, in reading order, with line ends."""
    tall = [max(word.y1 for word in line) - min(word.y0 for word in line) for line in lines]
    usual = median(tall) if tall else 10.0
    letters = [char for line in lines for word in line for char in word.text if char.isalpha()]
    rtl = 2 * sum(map(is_arabic, letters)) > len(letters)
    chars: list[Char] = []
    for line, height in zip(lines, tall, strict=True):
        size = usual if 0.75 * usual < height < 1.3 * usual else height
        base = median(word.y0 for word in line)
        style = Font("recognized", round(0.7 * size, 1))
        for place, word in enumerate(line):
            if place:
                chars.append(_char(" ", word.x0, word.x0, word, base, style, page.number))
            chars += _letters(word, base, style, page.number)
        last = line[-1]
        chars.append(_char("\n", last.x1, last.x1, last, base, style, page.number)._replace(made=True))
    chars = [char._replace(order=order) for order, char in enumerate(chars)]
    return replace(page, chars=tuple(chars), rtl=rtl)


def _letters(word: _Word, base: float, style: Font, page: int) -> list[Char]:
    """The letters of a word, each with its share of the box."""
    step = (word.x1 - word.x0) / len(word.text)
    from_right = any(map(is_arabic, word.text))
    out = []
    for place, letter in enumerate(word.text):
        at = len(word.text) - 1 - place if from_right else place
        x0 = word.x0 + at * step
        out.append(_char(letter, x0, x0 + step, word, base, style, page))
    return out


def _char(text: str, x0: float, x1: float, word: _Word, base: float, style: Font, page: int) -> Char:
    return Char(text, x0, word.y0, x1, word.y1, base, style, page, 0, pen=x0)


def doubts(unsure: Sequence[Unsure], read: Resolution) -> tuple[Doubt, ...]:
    """A doubt for each passage that has words of which tesseract is not sure."""
    words: Mapping[str, list[Unsure]] = defaultdict(list)
    spans = sorted((span.start, span.end, passage.id) for passage in read.passages() for span in passage.raw_spans)
    for word in unsure:
        at = next(
            (
                place.start
                for place in read.places
                if place.page == word.page and place.y0 - 2 <= word.y <= place.y1 + 2 and place.x0 <= word.x <= place.x1
            ),
            None,
        )
        passage = next((name for start, end, name in spans if at is not None and start <= at < end), None)
        if passage is not None:
            words[passage].append(word)
    return tuple(Doubt(passage, "ocr", _says(found)) for passage, found in words.items())


def _says(found: Sequence[Unsure]) -> str:
    least = sorted(found, key=lambda word: word.confidence)[:_SHOWN]
    named = ", ".join(f"{word.text[:30]} ({word.confidence:.0f} of 100)" for word in least)
    count = f"{len(found)} word{'s were' if len(found) > 1 else ' was'} read from the picture with little confidence"
    return f"{count}: {named}{' and others' if len(found) > len(least) else ''}"
