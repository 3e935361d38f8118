"""A printer for tests: sets the paragraphs of a resolution on pages, as transcriptions have them.

Paragraphs are cut where a page is full, notes stand at the page's end, with or without
blank lines and furniture. What it prints is made in memory from files that the tests
read; nothing of it is stored.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from toolkit.model import Paragraph, Resolution

SUPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass
class Style:
    """How a page looks."""

    marker: str = "⁽{sup}⁾"  # {n} digits, {sup} superscript
    note: str = "({n}) {text}"
    number: str = "{n} - "
    bold: str = "**"
    gap: str = "\n\n"  # between paragraphs
    page: str = "\n\n\n\n"  # between pages
    furniture: str = ""  # a line at each page's end, with {page}
    width: int = 0  # 0: one line a paragraph; else lines wrapped by hand
    fill: int = 2600  # characters a page
    order: str = "{number}/{session} - "  # the title's own number


ARABIC = Style()
ENGLISH = Style(
    marker="{n}",
    note="{n} {text}",
    number="{n}. ",
    bold="*",
    order="{session}/{number}. ",
    furniture="23-25689 {page}/9\n\nA/RES/{session}/{number}",
)
ENGLISH_CLEAN = Style(
    marker="[^{n}]", note="[^{n}]: {text}", number="{n}. ", bold="", order="{session}/{number}. ", fill=10**9
)
ENGLISH_WRAPPED = Style(
    marker="{sup}",
    note="{sup} {text}",
    number="{n}. ",
    bold="",
    order="{session}/{number}. ",
    width=80,
    furniture="{page}/9",
)
ARABIC_LINES = Style(marker="⁽{sup}⁾", note="⁽{sup}⁾ {text}", gap="\n", page="\n\f", bold="", number="{n} - ")


@dataclass
class Printed:
    """What was printed, and what should be read back."""

    text: str
    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    cut: int = 0
    markers: int = 0


def wanted(resolution: Resolution) -> list[Paragraph]:
    """The paragraphs that can be printed as they stand: those of the resolution itself, not of an annex."""
    return [p for p in resolution.paragraphs if p.part != "annex"]


def printed(  # noqa: PLR0915 - one pass over the paragraphs is plainer whole
    resolution: Resolution, style: Style, *, formula: str, seed: int = 1, title: str = "Title of the text"
) -> Printed:
    """Set a resolution on pages; cut places are drawn with a fixed seed."""
    draw = random.Random(seed)
    out = Printed("")
    session, number = str(resolution.symbol).split("/")[2:4]
    head = [title, style.order.format(session=session, number=number) + title, formula]
    pages: list[list[str]] = [head]
    size, notes_due, notes = 0, [], {n.marker: str(n.text) for n in resolution.notes}
    page, set_notes = 1, set()

    def finish() -> None:
        nonlocal size, notes_due, page
        lines = pages[-1]
        lines += [style.note.format(n=m, sup=m.translate(SUPER), text=notes[m]) for m in notes_due]
        if style.furniture:
            lines.append(style.furniture.format(page=page, session=session, number=number))
        page, size, notes_due = page + 1, 0, []
        pages.append([])

    numbered = sum(p.part == "operative" for p in wanted(resolution)) > 1
    for p in wanted(resolution):
        words, at = [], 0
        text = p.text.string
        lead = p.emphasis[0].end if p.emphasis and p.emphasis[0].start == 0 and p.part == "operative" else 0
        for offset, marker in sorted(p.markers):
            words.append(text[at:offset].rstrip() + style.marker.format(n=marker, sup=marker.translate(SUPER)))
            at = offset
            out.markers += 1
        body = "".join([*words, text[at:]])
        if lead and style.bold and not any(o <= lead for o, _ in p.markers):
            body = style.bold + body[:lead].rstrip() + style.bold + body[len(body[:lead].rstrip()) :]
        prefix = style.number.format(n=p.number) if p.part == "operative" and numbered else ""
        tokens = (prefix + body).split(" ")
        due = [m for _, m in sorted(p.markers) if m not in set_notes]
        set_notes.update(due)
        if size + len(body) > style.fill and len(tokens) > 12:
            at = draw.randrange(4, len(tokens) - 3)
            first, second = " ".join(tokens[:at]), " ".join(tokens[at:])
            pages[-1].append(first)
            plain = len(text[: _plain_length(first, prefix, p, style)])
            early = [m for o, m in sorted(p.markers) if o <= plain and m in due]
            notes_due += early
            late = due[len(early) :]
            finish()
            pages[-1].append(second)
            notes_due += late
            out.cut += 1
            size = len(second)
        else:
            pages[-1].append(prefix + body)
            notes_due += due
            size += len(body)
        out.paragraphs.append((f"{p.part[0].upper()}{p.number if p.part == 'operative' else ''}", text))
    pages[-1] += ["50th plenary meeting" if resolution.language == "en" else "الجلسة العامة 50"]
    tail = pages[-1].pop()
    finish()
    pages[-2].append(tail)
    pages.pop()
    if style.width:
        pages = [[_wrap(block, style.width) for block in lines] for lines in pages]
    out.text = style.page.join(style.gap.join(lines) for lines in pages) + "\n"
    return out


def _plain_length(first: str, prefix: str, p: Paragraph, style: Style) -> int:
    """How much of a paragraph's text its printed first half holds, by counting words without marks."""
    length = (
        len(first) - len(prefix) - (2 * len(style.bold) if first.startswith(prefix + style.bold) and style.bold else 0)
    )
    for offset, marker in sorted(p.markers):
        if offset > length:
            break
        length -= len(style.marker.format(n=marker, sup=marker.translate(SUPER)))
    return length


def _wrap(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])
