"""Chapters as web pages: no script, nothing from another host, links between the pages only.

An edition is a folder: a page a chapter, ``figures/`` with the charts, ``data/`` with the frames behind figures and
tables. All editions share the style sheet beside them.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from toolkit._version import __version__
from toolkit.hypertext import ordered_html
from toolkit.publish.report import look
from toolkit.publish.report._front import sentences
from toolkit.publish.report._subject import ReportSubject
from toolkit.publish.report.chapters import Block, Chapter, Code, Exhibit, FindingBlock, Prose

__all__ = ["Edition", "citation", "doors", "pages"]

_VIEW: Final = re.compile(r'\bviewBox="0 0 ([\d.]+) ([\d.]+)"')
_TABLE: Final = re.compile(r"<table\b.*?</table>", re.DOTALL)
# The opening tag of a heading: <h2>, <h3 id="contents">; not <header>.
_HEADING: Final = re.compile(r"<h[1-6](?: [^<>]*)?>")
# A heading with its level, attributes and words.
_HEADING_WHOLE: Final = re.compile(r"<h([1-6])((?: [^<>]*)?)>(.*?)</h\1>", re.DOTALL)
# An id of any element: id="contents"; not aria-labelledby="contents".
_ID: Final = re.compile(r' id="([^"]*)"')
_TAG: Final = re.compile(r"<[^<>]*>")
_LETTERS: Final = re.compile(r"\w+")
# A name of a column, with its tags; not <thead>.
_HEAD_CELL: Final = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
# A row of a table; not <track>.
_ROW: Final = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
# A cell: <td>1</td>, <th scope="row">a</th>; not <thead>, not <tr>.
_CELL: Final = re.compile(r"<(t[dh])((?: [^<>]*)?)>(.*?)</\1>", re.DOTALL)
#: Rows of a table that is shown without asking.
_OPEN: Final = 12
#: Pixels that a phone shows without making the words of a picture too small.
_NARROW: Final = 560
_EMPTY_HEADER: Final = re.compile(r"<th([^>]*)></th>")


@dataclass(frozen=True)
class Edition:
    """A report in one language: what it is about, its chapters in order, and its PDF (empty where there is none).

    ``others`` are the languages of the editions beside it, ``explorer`` the name of the explorer's page.
    """

    subject: ReportSubject
    chapters: Sequence[Chapter]
    others: Sequence[str] = ()
    pdf: str = ""
    explorer: str = ""

    @property
    def language(self) -> str:
        """Its language."""
        return self.subject.language


def pages(edition: Edition) -> dict[str, str]:
    """The files of an edition that are text: pages, charts and frames, by their names."""
    files = {chapter.page: _page(edition, chapter) for chapter in edition.chapters}
    for chapter in edition.chapters:
        for exhibit in chapter.exhibits:
            if exhibit.kind == "figure":
                files[f"figures/{exhibit.id}.svg"] = _whole_svg(exhibit.body)
            files |= {f"data/{name}": str(frame["csv"]) for name, frame in exhibit.frames.items()}
    return files


def doors(editions: Sequence[Edition]) -> str:
    """The first page of a report: a door to each edition, in its own language."""
    parts = [_door(edition) for edition in editions]
    first = editions[0].subject
    title = first.words()["report_on"].format(symbol=first.label)
    body = f'<h1>{html.escape(title)}</h1><div class="doors">{"".join(parts)}</div>'
    head = _head(first.language, first.direction, title, look.NAME)
    return f'{head}<main id="main">\n{body}\n</main>\n</body>\n</html>\n'


def _door(edition: Edition) -> str:
    subject, words = edition.subject, edition.subject.words()
    pdf = f'<p><a href="{html.escape(edition.pdf)}">{html.escape(words["pdf"])}</a></p>' if edition.pdf else ""
    title = html.escape(": ".join(part for part in (subject.label, subject.title) if part))
    found = "".join(
        f'<li><a href="{subject.language}/index.html#finding-{one.id}">'
        f"{html.escape(one.sentence(subject.language))}</a></li>"
        for one in sentences(subject)
    )
    return (
        f'<section lang="{subject.language}" dir="{subject.direction}" class="rt">'
        f"<h2>{html.escape(words['language_name'])}</h2><p>{title}</p>"
        f'<p><a class="enter" href="{subject.language}/index.html">{html.escape(words["first_page"])}</a></p>'
        f"<ol>{found}</ol>{_explorer(edition, words)}{pdf}</section>"
    )


def _page(edition: Edition, chapter: Chapter) -> str:
    words = edition.subject.words()
    body = _unique("\n".join(_block(block, edition, chapter) for block in chapter.blocks))
    if chapter.at_front:
        body += _closing(edition)
    title = chapter.title if chapter.at_front else f"{chapter.title} · {edition.subject.label}"
    rights = f'<a href="rights.html">{html.escape(words["rights_link"])}</a>'
    footer = html.escape(words["footer"]).format(version=html.escape(__version__), rights=rights)
    page = (
        f"{_head(edition.language, edition.subject.direction, title, f'../{look.NAME}')}"
        f'<a class="skip" href="#main">{html.escape(words["skip"])}</a>\n{_navigation(edition, chapter)}\n'
        f'<main id="main">\n{_anchored(body, words["anchor"])}\n</main>\n{_side(edition, chapter, body)}\n'
        f"<footer>\n<p>{footer}</p>\n{_provenance(edition)}</footer>\n"
        f"</body>\n</html>\n"
    )
    return ordered_html(page) if edition.subject.direction == "rtl" else page


def _head(language: str, direction: str, title: str, sheet: str) -> str:
    return f"""<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{html.escape(title)}</title>
<link rel="stylesheet" href="{sheet}">
</head>
<body>
"""


def _provenance(edition: Edition) -> str:
    from toolkit.publish.report import editions

    sentence = editions.provenance(edition.language) if edition.language != "en" else ""
    return f"<p>{html.escape(sentence)}</p>\n" if sentence else ""


def _navigation(edition: Edition, chapter: Chapter) -> str:
    words, chapters = edition.subject.words(), edition.chapters
    at = chapters.index(chapter)
    links = [_link(chapters[0], words["first_page"])] if at else []
    links += [f"{html.escape(words['previous'])}: {_short(chapters[at - 1])}"] if at > 1 else []
    links += [f"{html.escape(words['next'])}: {_short(chapters[at + 1])}"] if at + 1 < len(chapters) else []
    before = " · ".join(links)
    contents = f'{" · " if links else ""}<a href="#contents">{html.escape(words["contents"])}</a>'
    other = " · ".join(_other(edition, chapter, language) for language in edition.others)
    return (
        f'<header><nav aria-label="{html.escape(words["pages"])}">{before}'
        f'<span class="to-contents">{contents}</span></nav>'
        f'<nav aria-label="{html.escape(words["other_edition"])}">{other}</nav></header>'
    )


def _link(chapter: Chapter, name: str = "") -> str:
    return f'<a href="{html.escape(chapter.page)}">{html.escape(name or chapter.title)}</a>'


def _short(chapter: Chapter) -> str:
    """A link with the title up to its colon or question mark, so that the head of a page is one line."""
    return _link(chapter, re.split(r":|(?<=[?؟])", chapter.title, maxsplit=1)[0])


def _other(edition: Edition, chapter: Chapter, language: str) -> str:
    from dataclasses import replace

    name = replace(edition.subject, language=language).words()["language_name"]
    return f'<a lang="{language}" hreflang="{language}" href="../{language}/{chapter.page}">{html.escape(name)}</a>'


def _side(edition: Edition, chapter: Chapter, body: str) -> str:
    """The contents beside a page, and the headings of that page under its own name; on a phone they stand below it."""
    words = edition.subject.words()
    rows = []
    for one in edition.chapters:
        if one is chapter:
            heads = [match for match in _HEADING_WHOLE.finditer(body) if match[1] == "2"]
            inner = "".join(f'<li><a href="#{_id_of(head)}">{_plain(head[3])}</a></li>' for head in heads)
            inner = f"<ol>{inner}</ol>" if inner else ""
            rows.append(
                f'<li class="here"><a aria-current="page" href="{one.page}">{html.escape(one.title)}</a>{inner}</li>'
            )
        else:
            rows.append(f"<li>{_link(one)}</li>")
    name = html.escape(words["contents"])
    return f'<nav class="side" id="contents" aria-label="{name}"><p>{name}</p><ol>{"".join(rows)}</ol></nav>'


def _id_of(head: re.Match[str]) -> str:
    own = _ID.search(head[2])
    return own[1] if own else ""


def _plain(heading: str) -> str:
    return _TAG.sub("", heading).strip()


def _anchored(body: str, words: str) -> str:
    """A link to itself in every heading that has an id."""

    def linked(match: re.Match[str]) -> str:
        link = f'<a class="anchor" href="#{_id_of(match)}" aria-label="{html.escape(words)}: {_plain(match[3])}">#</a>'
        return f"<h{match[1]}{match[2]}>{match[3]} {link}</h{match[1]}>"

    return _HEADING_WHOLE.sub(linked, body)


def _closing(edition: Edition) -> str:
    words = edition.subject.words()
    pdf = f'<p class="note">{html.escape(words["pdf_lacking"])}</p>'
    if edition.pdf:
        link = f'<a href="../{html.escape(edition.pdf)}">{html.escape(words["pdf"])}</a>'
        pdf = f"<p>{html.escape(words['pdf_line']).format(link=link)}</p>"
    return _explorer(edition, words, "../") + pdf


def _explorer(edition: Edition, words: Mapping[str, str], up: str = "") -> str:
    """A link to the explorer of the resolution, which is one file, where the report has it."""
    if not edition.explorer:
        return ""
    address = f"{up}{edition.explorer}#lang={edition.language}"
    return f'<p><a href="{html.escape(address)}">{html.escape(words["explorer"])}</a></p>'


def _block(block: Block, edition: Edition, chapter: Chapter) -> str:
    words = edition.subject.words()
    if isinstance(block, Prose):
        return _scrolling(block.html, chapter.title)
    if isinstance(block, Code):
        summary = f"<summary>{html.escape(words['code'])}</summary>"
        source = f'<pre dir="ltr" tabindex="0"><code>{html.escape(block.source)}</code></pre>'
        return f'<details class="code">{summary}{source}</details>'
    if isinstance(block, FindingBlock):
        return _finding(block)
    return _exhibit(block, edition, chapter)


def _finding(block: FindingBlock) -> str:
    """A finding: its sentence, its figure, and where it leads."""
    name = html.escape(block.exhibit.id)
    return (
        f'<section class="finding" id="{block.id}"><p class="claim">{html.escape(block.sentence)}</p>'
        f'<figure id="{name}">{_picture(block.exhibit)}</figure><p class="leads">{block.links}</p></section>'
    )


def _picture(exhibit: Exhibit) -> str:
    """A figure at the width of its column; it leads to the picture itself, which can be enlarged.

    A broad one keeps a width on the phone at which its words are read, and is moved sideways.
    """
    width, height = _measures(exhibit.body)
    name = html.escape(exhibit.id)
    kind = "picture broad" if width > _NARROW else "picture"
    picture = f'<img src="figures/{name}.svg" alt="{html.escape(exhibit.description)}"'
    return (
        f'<a class="{kind}" href="figures/{name}.svg">{picture} width="{width}" height="{height}" loading="lazy"></a>'
    )


def _exhibit(exhibit: Exhibit, edition: Edition, chapter: Chapter) -> str:
    shown = _picture(exhibit) if exhibit.kind == "figure" else _folded(exhibit, edition)
    return f'<figure id="{html.escape(exhibit.id)}">{shown}{_caption(exhibit, edition, chapter)}</figure>'


def _folded(exhibit: Exhibit, edition: Edition) -> str:
    """A table; one of many rows opens when it is asked for."""
    rows = exhibit.body.count("<tr") - 1
    body = _scrolling(exhibit.body, exhibit.title)
    if rows <= _OPEN:
        return body
    caption = edition.subject.words()["rows"].format(title=exhibit.title, rows=rows)
    return f'<details class="rows"><summary>{html.escape(caption)}</summary>{body}</details>'


def _caption(exhibit: Exhibit, edition: Edition, chapter: Chapter) -> str:
    """Number and id, what it was made from, and how to cite it."""
    words = edition.subject.words()
    links = [
        f'<a href="data/{html.escape(name)}">{html.escape(words["data"].format(rows=frame["rows"]))}</a>'
        for name, frame in exhibit.frames.items()
    ]
    if exhibit.kind == "figure":
        links.append(f'<a href="figures/{html.escape(exhibit.id)}.svg">{html.escape(words["picture"])}</a>')
    name = f"{words[exhibit.kind]} <bdi>{html.escape(exhibit.number)}</bdi>"
    title = f" {html.escape(exhibit.title)}" if exhibit.kind == "figure" else ""
    own = f'{html.escape(words["id"])} <a href="#{html.escape(exhibit.id)}"><code>{html.escape(exhibit.id)}</code></a>'
    cited = html.escape(citation(exhibit, edition, chapter))
    cite = f"{html.escape(words[f'cite_{exhibit.kind}'])}: <bdi>{cited}</bdi>"
    return (
        f"<figcaption><p><strong>{name}.</strong>{title}</p><p>{' · '.join([*links, own])}</p>"
        f'<p class="cite">{cite}</p></figcaption>'
    )


def citation(exhibit: Exhibit, edition: Edition, chapter: Chapter) -> str:
    """The line that cites a figure or table: authors, year, what it is, its id, version, and where it stands."""
    words, runs = edition.subject.words(), edition.subject.direction == "rtl"
    name, label, place = (
        f"\u2068{one}\u2069" if runs else one  # Latin letters in a run of their own
        for one in (exhibit.id, edition.subject.label, f"{edition.language}/{chapter.page}#{exhibit.id}")
    )
    report = words["report_on"].format(symbol=label)
    what = words["cited_exhibit"].format(kind=words[exhibit.kind], id=name, title=exhibit.title, report=report)
    return f"{edition.subject.cited(what)} {place}"


def _scrolling(body: str, name: str) -> str:
    """Tables in a frame of their own that scrolls sideways, by keyboard too."""
    label = html.escape(name)
    counted = iter(range(1, 10_000))

    def wrapped(match: re.Match[str]) -> str:
        number = next(counted)
        own = label if number == 1 else f"{label} ({number})"
        labelled = _labelled(_EMPTY_HEADER.sub(r"<td\1></td>", match[0]))
        return f'<div class="wide" tabindex="0" role="group" aria-label="{own}">{labelled}</div>'

    return _TABLE.sub(wrapped, body)


def _labelled(table: str) -> str:
    """Every cell with words says the name of its column, for screens too narrow for columns; the rest are bare."""
    head, closing, rest = table.partition("</thead>")
    names = [_TAG.sub("", name) for name in _HEAD_CELL.findall(head)]
    if not closing or not names:
        return table

    def row(match: re.Match[str]) -> str:
        numbers = iter(range(len(names)))

        def cell(cell_match: re.Match[str]) -> str:
            name = names[number] if (number := next(numbers, -1)) >= 0 else ""
            tag, marks, inner = cell_match.groups()
            if not _TAG.sub("", inner).strip():
                return f"<{tag}{marks}></{tag}>"
            label = "" if "colspan" in marks else f' data-label="{name}"'
            return f"<{tag}{marks}{label}>{inner}</{tag}>"

        return _CELL.sub(cell, match[0])

    return head + closing + _ROW.sub(row, rest)


def _unique(body: str) -> str:
    """Every heading has an id, so that it can be linked: its own, or its words; those of the same words are counted."""
    taken = Counter({"main": 1}) + Counter(_ID.findall(body))
    taken.subtract(match[1] for match in map(_ID.search, _HEADING.findall(body)) if match)  # they are given out below

    def named(match: re.Match[str]) -> str:
        own = _ID.search(match[0])
        name = own[1] if own else _named(match[3])
        taken[name] += 1
        again = f"-{taken[name]}" if taken[name] > 1 else ""
        return f'<h{match[1]}{_ID.sub("", match[2])} id="{name}{again}">{match[3]}</h{match[1]}>'

    return _HEADING_WHOLE.sub(named, body)


def _named(heading: str) -> str:
    """The words of a heading as an id, in whatever script they are."""
    words = _LETTERS.findall(html.unescape(_TAG.sub("", heading)).lower())
    return "-".join(words[:8]) or "section"


def _measures(svg: str) -> tuple[int, int]:
    match = _VIEW.search(svg[:2000])
    return (round(float(match[1]) * 4 / 3), round(float(match[2]) * 4 / 3)) if match else (960, 540)


def _whole_svg(svg: str) -> str:
    """An SVG element as a file of its own."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n{svg.strip()}\n'
