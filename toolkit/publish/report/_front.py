"""The chapter on which a report opens: what was found, in sentences made from the tables.

The report on what ships tells the six findings of `toolkit.charts.told`, each with its chart and with links to its
notebook, its paragraph and its data; a report on any other text says what the tables of that text say.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence

from toolkit import languages
from toolkit.charts import told as findings
from toolkit.charts.told import Finding
from toolkit.publish.report import chapters
from toolkit.publish.report._subject import ReportSubject
from toolkit.publish.report.chapters import Block, Chapter, Ids, Prose

__all__ = ["READER", "front", "sentences"]

#: Name of the page on which the text is read.
READER = "resolution"
#: Ids of the exhibits of each chapter, by its name.
_There = Mapping[str, set[str]]
#: Where the United Nations keep a document, in a language.
_OFFICIAL = "https://docs.un.org/{language}/{symbol}"


def front(subject: ReportSubject, others: Sequence[Chapter] = ()) -> Chapter:
    """The findings.

    Parameters
    ----------
    subject
        What the report is about.
    others
        The other chapters of the edition: links lead only to what is there.
    """
    words: Mapping[str, str] = languages.load(subject.language, "findings")["page"]
    own = "" if subject.shipped else "own_"
    about = ": ".join(part for part in (subject.label, subject.title) if part)
    title = html.escape(words[f"{own}title"])
    opening = f'<h1>{title}</h1><p class="about">{html.escape(about)}</p>'
    if own:
        opening = f"<h1>{html.escape(about)}</h1><h2>{title}</h2>"
    head = f'{opening}<p class="lead">{html.escape(words[f"{own}intro"])}</p>'
    there = {one.stem: {exhibit.id for exhibit in one.exhibits} for one in others}
    made = _featured(subject, words, there) if subject.shipped else _listed(subject, words, there)
    return Chapter("index", words[f"{own}title"], [Prose(head), *made], at_front=True)


def sentences(subject: ReportSubject) -> list[Finding]:
    """The findings of a subject, in order."""
    return findings.shipped() if subject.shipped else findings.of(subject.repaired)


def _featured(subject: ReportSubject, words: Mapping[str, str], there: _There) -> Iterator[Block]:
    ids = Ids("findings", "F")
    for finding in findings.shipped():
        exhibit = chapters.chart(ids, finding.chart(subject.language))
        links = " · ".join(_links(finding, exhibit, subject, words, there))
        yield chapters.FindingBlock(f"finding-{finding.id}", finding.sentence(subject.language), exhibit, links)


def _links(
    finding: Finding, exhibit: chapters.Exhibit, subject: ReportSubject, words: Mapping[str, str], there: _There
) -> Iterator[str]:
    if finding.notebook in there:
        anchor = f"#{finding.anchor}" if finding.anchor in there[finding.notebook] else ""
        number = finding.notebook[:2]
        yield f'<a href="{finding.notebook}.html{anchor}">{html.escape(words["notebook"])} {number}</a>'
    if finding.paragraph:
        label = html.escape(words["paragraph"].format(paragraph=finding.paragraph))
        yield f'<a href="{READER}.html#{finding.paragraph}">{label}</a>'
    if finding.symbol != subject.label:
        label = html.escape(words["document"].format(symbol=finding.symbol))
        yield f'<a href="{_OFFICIAL.format(language=subject.language, symbol=finding.symbol)}">{label}</a>'
    for name, frame in exhibit.frames.items():
        yield f'<a href="data/{html.escape(name)}">{html.escape(words["data"].format(rows=frame["rows"]))}</a>'


def _listed(subject: ReportSubject, words: Mapping[str, str], there: _There) -> Iterator[Block]:
    rows = []
    for finding in findings.of(subject.repaired):
        sentence = html.escape(finding.sentence(subject.language))
        link = f' <a href="{finding.notebook}.html">{html.escape(words["chapter"])}</a>'
        rows.append(f'<li id="finding-{finding.id}">{sentence}{link if finding.notebook in there else ""}</li>')
    yield Prose(f'<ul class="findings">{"".join(rows)}</ul>')
