"""The chapters at the end of a report: apparatus, method and quality, codebook, references, glossary, rights.

They are made from the resolution and from the shipped data alone, so that a report on another resolution has them too.
What holds only for the resolution that ships (its collation with the official file) stands only in its report.
"""

from __future__ import annotations

import csv
import html
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from toolkit import _doubts, _places, evaluation, languages, origin, paths, wording
from toolkit import notebook as nb
from toolkit._rows import rows as each
from toolkit._version import __version__
from toolkit.charts import structure
from toolkit.model import Span
from toolkit.publish.report import chapters
from toolkit.publish.report._subject import ReportSubject
from toolkit.publish.report.chapters import Block, Chapter, Exhibit, Ids, Prose
from toolkit.views import citations as citation_network
from toolkit.views import structure as overview
from toolkit.views import themes as views

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["appendices", "table"]


def appendices(subject: ReportSubject) -> list[Chapter]:
    """The closing chapters of an edition, in order."""
    made = (apparatus, method, codebook, references, glossary, rights)
    return [chapter for make in made if (chapter := make(subject))]


def apparatus(subject: ReportSubject) -> Chapter:
    """Every repair with its evidence, and both readings of each passage."""
    words, ids = subject.words("apparatus"), Ids("apparatus", "A")
    repairs = subject.tables["repairs"]
    if repairs.empty:
        return Chapter("apparatus", words["title"], [_opening(words, "none"), *_doubts_of(subject, ids, words)])
    blocks: list[Block] = [_opening(words, "intro"), *_doubts_of(subject, ids, words)]
    kinds = overview.apparatus(subject.repaired)
    reading = (subject.label, subject.repaired.name, subject.repaired.reading)
    blocks.append(chapters.chart(ids, structure.repairs(kinds, about=reading, language=subject.language)))
    columns = ["place", "as_written", "repaired", "kind", "evidence", "confidence", "reason"]
    shown = _in_words(repairs[columns], words)
    if subject.repaired.places:
        spans = [Span(low, high) for low, high in zip(repairs["raw_start"], repairs["raw_end"], strict=True)]
        shown = shown.assign(**{words["file"]: [_in_file(subject, span) for span in spans]})
    blocks.append(table(subject, ids, repairs, words["caption"], "every repair", shown))
    blocks += [Prose(f'<h2 id="readings">{html.escape(words["both"])}</h2>', aside=True), *_readings(subject, words)]
    return Chapter("apparatus", words["title"], blocks)


def _doubts_of(subject: ReportSubject, ids: Ids, words: Mapping[str, str]) -> Iterator[Block]:
    """Every doubt with its place, also in the file."""
    heading = f'<h2 id="doubts">{html.escape(words["doubts"])}</h2>'
    doubts = subject.tables["doubts"]
    if doubts.empty:
        yield Prose(f"{heading}<p>{html.escape(words['doubts_none'])}</p>")
        return
    yield Prose(f"{heading}<p>{html.escape(words['doubts_intro'])}</p>")
    record = origin.Origin("toolkit.notebook.table", "every doubt", {"doubts": doubts}).record()
    shown = nb.doubted(subject.repaired, language=subject.language)
    yield chapters.tabled(ids, shown.body, record, words["doubts"])


def _in_file(subject: ReportSubject, span: Span) -> str:
    """Where in a PDF or Word file a span of the source stands, in words."""
    words = _doubts.words(subject.language)
    return "; ".join(_places.in_words(place, words) for place in _places.of(subject.repaired, [span]))


def method(subject: ReportSubject) -> Chapter:
    """Scores of every method, with counts."""
    words, ids = subject.words("method"), Ids("method", "M")
    keys = ("intro", "labels") if subject.shipped else ("intro", "labels", "other_text")
    scores = evaluation.shipped()
    blocks: list[Block] = [
        _opening(words, *keys),
        table(subject, ids, scores, words["caption"], "scores of every method", digits=3),
    ]
    if subject.shipped:
        collation = overview.collation()
        blocks.append(Prose(f"<p>{html.escape(words['collation_intro'])}</p>"))
        blocks.append(table(subject, ids, collation, words["collation"], "collation", digits=4))
    return Chapter("method", words["title"], blocks)


def codebook(subject: ReportSubject) -> Chapter:
    """What the themes mean, and the rules for giving them."""
    words, book = subject.words("codebook"), subject.codebook
    counts: Mapping[Any, int] = {}
    if "tags" in subject.tables:
        counts = views.tagged(subject.tables["tags"])["theme"].value_counts().to_dict()
    texts = (_in_language(texts, subject.language) for texts in book.rules.values())
    rules = "".join(f"<li{attributes}>{html.escape(text)}</li>" for text, attributes in texts)
    pieces = [
        f"<p>{html.escape(words['intro'])}</p>",
        f'<h2 id="rules">{html.escape(words["rules"])}</h2><ol>{rules}</ol>',
        *(_theme(subject, theme, words, counts) for theme in subject.themes),
    ]
    return Chapter("codebook", words["title"], [_heading(words), Prose("\n".join(pieces))], printed=not subject.shipped)


def references(subject: ReportSubject) -> Chapter | None:
    """The documents cited, each with the passages that cite it."""
    if "citations" not in subject.tables:
        return None
    words, ids = subject.words("references"), Ids("references", "R")
    cited = _cited(subject.tables["citations"])
    if cited.empty:
        return Chapter("references", words["title"], [_opening(words, "none")])
    made = origin.Origin(f"{__name__}.references", "documents cited", {"citations": subject.tables["citations"]})
    exhibit = chapters.tabled(ids, _linked(subject, cited, words), made.record(), words["caption"])
    return Chapter("references", words["title"], [_opening(words, "intro"), exhibit])


def glossary(subject: ReportSubject) -> Chapter | None:
    """The terms, where the project has a glossary."""
    path = paths.data("glossary", "glossary.csv")
    if not path.is_file():
        return None
    words = subject.words("glossary")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    terms = "".join(_term(row, subject.language) for row in rows)
    listed = Prose(f'<dl class="terms">{terms}</dl>')
    return Chapter("glossary", words["title"], [_opening(words, "intro"), listed], printed=not subject.shipped)


def rights(subject: ReportSubject) -> Chapter:
    """Licences, attribution, how to cite, and what the report was made from."""
    words = subject.words("rights")
    digest = subject.repaired.sha256 if subject.repaired.places else subject.digest
    made_from = words["inputs"].format(name=subject.repaired.name, digest=digest, version=__version__)
    rows = [words[key] for key in ("code", "data", "united_nations", "itu", "world_bank", "rows", "fonts")]
    cite = html.escape(subject.cited(subject.words()["report_on"].format(symbol=subject.label)))
    body = [
        f'<h2 id="cite">{html.escape(words["cite"])}</h2><p>{cite}</p>',
        f'<h2 id="licences">{html.escape(words["heading_data"])}</h2>',
        f"<ul>{''.join(f'<li>{html.escape(row)}</li>' for row in rows)}</ul>",
        f'<h2 id="inputs">{html.escape(words["heading_inputs"])}</h2><p>{html.escape(made_from)}</p>',
        f'<h2 id="limits">{html.escape(words["heading_quality"])}</h2><p>{html.escape(words["quality"])}</p>',
    ]
    return Chapter("rights", words["title"], [_heading(words), Prose("\n".join(body))])


def table(
    subject: ReportSubject,
    ids: Ids,
    frame: pd.DataFrame,
    caption: str,
    name: str,
    shown: pd.DataFrame | None = None,
    **options: Any,
) -> Exhibit:
    """A frame as an exhibit; ``name`` becomes its id in every edition, ``shown`` is what the page shows of it."""
    words = nb.table(frame if shown is None else shown, caption=caption, language=subject.language, **options)
    record = origin.Origin("toolkit.notebook.table", name, {"frame": frame}).record()
    return chapters.tabled(ids, words.body, record, caption)


def _heading(words: Mapping[str, str]) -> Prose:
    return Prose(f"<h1>{html.escape(words['title'])}</h1>")


def _opening(words: Mapping[str, str], *keys: str) -> Prose:
    sentences = "".join(f"<p>{html.escape(words[key])}</p>" for key in keys)
    return Prose(_heading(words).html + sentences)


def _in_words(repairs: pd.DataFrame, words: Mapping[str, str]) -> pd.DataFrame:
    """Kinds and evidence in the words of the edition."""
    kinds = languages.load(languages.current(), "structure").get("kinds", {})
    wordings = {"kind": kinds, "evidence": words}
    return repairs.assign(**{name: [known.get(one, one) for one in repairs[name]] for name, known in wordings.items()})


def _readings(subject: ReportSubject, words: Mapping[str, str]) -> Iterator[Prose]:
    places = dict.fromkeys(repair.place for repair in subject.repaired.repairs)
    for place in places:
        pair = [
            nb.paragraph(reading[place].text, heading=f"{place}, {words[key]}", marks=nb.repairs(reading, place))
            for reading, key in ((subject.repaired, "repaired"), (subject.source, "as_written"))
        ]
        yield Prose(nb.side_by_side(*pair).body, aside=True)


def _in_language(texts: Mapping[str, Any], language: str) -> tuple[Any, str]:
    """A text of the codebook in a language, or in English with the attributes that say so."""
    if language in texts:
        return texts[language], ""
    return texts.get("en", ""), ' lang="en" dir="ltr"'


def _theme(subject: ReportSubject, name: str, words: Mapping[str, str], counts: Mapping[Any, int]) -> str:
    theme, language = subject.codebook[name], subject.language
    label = subject.codebook.label(name, language)
    definition = theme.definition.get(language) or theme.definition.get("en", "")
    notes = ""
    for key in ("includes", "excludes", "instruments"):
        entries, attributes = _in_language(getattr(theme, key), language)
        if entries:
            between = words["between"] if not attributes else "; "
            notes += f"<dt>{html.escape(words[key])}</dt><dd{attributes}>{html.escape(between.join(entries))}</dd>"
    found = words["found"].format(count=counts.get(name, 0)) if counts else ""
    return (
        f'<article class="theme" id="theme-{html.escape(name)}"><h3>{html.escape(label)} '
        f'<code dir="ltr">{html.escape(name)}</code></h3><p>{html.escape(definition)}</p>'
        f'{f"<dl>{notes}</dl>" if notes else ""}<p class="more">{html.escape(found)}</p></article>'
    )


def _cited(citations: pd.DataFrame) -> pd.DataFrame:
    """A row a document: symbol, kind, body, year, the acts under which it is cited, and the passages."""
    dated = zip(citations["symbol"], citations["date"], strict=True)
    years: list[Any] = [citation_network.year_of(symbol, date) for symbol, date in dated]
    rows = citations.assign(year=years)
    grouped = rows.groupby("symbol", sort=False).agg(
        kind=("kind", "first"), body=("body", "first"), year=("year", "first"), verbs=("verb", _once),
        times=("place", "size"), places=("place", _once),
    )  # fmt: skip
    ordered = grouped.reset_index().sort_values(["year", "symbol"], kind="stable", ignore_index=True)
    return ordered.astype({"year": "Int64"})


def _once(values: Sequence[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _linked(subject: ReportSubject, cited: pd.DataFrame, words: Mapping[str, str]) -> str:
    """The table of documents, the passages as links into the text."""
    known = {passage.id for passage in (*subject.repaired.paragraphs, *subject.repaired.notes)}
    head = "".join(f'<th scope="col">{html.escape(words[name])}</th>' for name in cited.columns)
    rows = []
    for row in each(cited):
        verbs = wording.value(", ".join(row.verbs), "verb", subject.language)
        kind, body = (wording.value(str(getattr(row, name)), name, subject.language) for name in ("kind", "body"))
        values = [str(row.symbol), kind, body, str(row.year), verbs, str(row.times)]
        cells = "".join(f"<td><bdi>{html.escape('' if value == '<NA>' else value)}</bdi></td>" for value in values)
        rows.append(
            f"<tr>{cells}<td>{' '.join(_link(place, known, subject.language) for place in row.places)}</td></tr>"
        )
    caption = html.escape(words["caption"])
    attributes = f'dir="{subject.direction}" lang="{subject.language}"'
    return (
        f'<div class="rt"><table {attributes}><caption>{caption}</caption><thead><tr>{head}</tr></thead>\n'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _link(place: str, known: set[str], language: str) -> str:
    words = html.escape(place)
    named = html.escape(wording.value(place, "place", language))
    return f'<a href="resolution.html#{words}">{words}</a>' if place in known else named


def _term(row: Mapping[str, str], language: str) -> str:
    """A term in the language of the edition, the other language's beside it."""
    other = "en" if language != "en" else "ar"
    name, translation = row.get(f"term_{language}", ""), row.get(f"term_{other}", "")
    meaning = row.get(f"definition_{language}", "") or row.get("definition_en", "")
    direction = languages.load(other, "display").get("direction", "ltr")
    return (
        f'<dt id="term-{html.escape(row.get("id", ""))}">{html.escape(name)} '
        f'<bdi lang="{other}" dir="{direction}">{html.escape(translation)}</bdi></dt><dd>{html.escape(meaning)}</dd>'
    )
