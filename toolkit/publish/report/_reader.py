"""The chapter to read the resolution in: what it is, and by paragraph its words, our gloss, the official English.

The official text stands there only where the user has it: it is not ours to ship.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from toolkit import _doubts, contract, tables
from toolkit import notebook as nb
from toolkit.model import Note, Paragraph
from toolkit.publish.report._subject import ReportSubject
from toolkit.publish.report.chapters import Chapter, Prose

__all__ = ["facts", "reader"]


def reader(subject: ReportSubject) -> Chapter:
    """The resolution, to be read."""
    words = subject.words()
    blocks = [
        Prose(_cover(subject)),
        Prose(f'<h2 id="text">{html.escape(words["text"])}</h2><p>{html.escape(_intro(subject))}</p>{_jump(subject)}'),
        Prose("\n".join(_paragraph(subject, paragraph) for paragraph in subject.repaired.paragraphs)),
        *_notes(subject),
    ]
    return Chapter("resolution", words["text"], blocks, printed=not subject.shipped)


def facts(subject: ReportSubject) -> Iterator[tuple[str, str]]:
    """What is known of the resolution: name and value, in the language of the edition."""
    words, resolution = subject.words(), subject.repaired
    parts = [paragraph.part for paragraph in resolution.paragraphs]
    missing = sum(note.status == "missing" for note in resolution.notes)
    counted = {"preamble": parts.count("preamble"), "operative": parts.count("operative")}
    notes = words["notes_value" if missing else "notes_whole"].format(count=len(resolution.notes), missing=missing)
    for key in ("adopted", "session", "agenda_item", "committee_report"):
        if resolution.meta.get(key):
            yield words[key], str(resolution.meta[key])
    yield words["source_file"], resolution.name
    annexed = words["annexed_value"].format(annexed=parts.count("annex")) if "annex" in parts else ""
    yield words["paragraphs"], words["paragraphs_value"].format(**counted) + annexed
    yield words["notes"], notes
    yield words["repairs"], words["repairs_value"].format(count=len(resolution.repairs))
    doubts = resolution.doubts
    yield words["doubts"], words["doubts_value" if doubts else "doubts_none"].format(count=len(doubts))


def _cover(subject: ReportSubject) -> str:
    own = subject.title
    rows = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in facts(subject))
    title = html.escape(": ".join(part for part in (subject.label, own) if part))
    stated = str(subject.repaired.meta.get("title", ""))
    other = nb.paragraph(stated, language=subject.repaired.language).body if stated and stated != own else ""
    return f'<h1>{title}</h1>{other}<dl class="facts">{rows}</dl>{_doubted(subject)}{_lacking(subject)}'


def _doubted(subject: ReportSubject) -> str:
    """Doubts about the whole document; those about a passage stand below it."""
    lines = _doubts.as_html(nb.doubts(subject.repaired), subject.language)
    return f'<div class="rt">{lines}</div>' if lines else ""


def _lacking(subject: ReportSubject) -> str:
    """Which tables the language of the text does not allow."""
    known = tables.known(subject.repaired.language)
    lacking = [name for name in contract.tables() if name not in known]
    line = subject.words()["tables_lacking"].format(tables=", ".join(lacking))
    return f'<p class="note">{html.escape(line)}</p>' if lacking else ""


def _intro(subject: ReportSubject) -> str:
    words = subject.words()
    return " ".join(filter(None, (words["text_intro"], words["text_glossed"] if subject.repaired.glosses else "")))


def _jump(subject: ReportSubject) -> str:
    """A link to each paragraph."""
    words = subject.words()
    links = " ".join(
        f'<a href="#{html.escape(one.id)}">{html.escape(one.id)}</a>' for one in subject.repaired.paragraphs
    )
    return f'<nav class="jump" dir="ltr" aria-label="{html.escape(words["paragraphs"])}">{links}</nav>'


def _paragraph(subject: ReportSubject, paragraph: Paragraph) -> str:
    resolution = subject.repaired
    gloss = resolution.glosses.get(paragraph.id, "") if subject.words()["text_glossed"] else ""
    marks, doubts = nb.repairs(resolution, paragraph.id), nb.doubts(resolution, paragraph.id)
    block = nb.paragraph(paragraph, language=resolution.language, marks=marks, doubts=doubts).body
    below = f'<p lang="en" dir="ltr" class="gloss">{html.escape(gloss)}</p>' if gloss else ""
    official = subject.official.get(paragraph.id, "")
    if official:
        label = html.escape(subject.words()["official"])
        below += (
            f'<p lang="en" dir="ltr" class="official"><span class="note">{label}</span> {html.escape(official)}</p>'
        )
    both = "both" if below else ""
    return f'<article class="paragraph {both}" id="{html.escape(paragraph.id)}">{block}<div>{below}</div></article>'


def _notes(subject: ReportSubject) -> list[Prose]:
    notes = subject.repaired.notes
    if not notes:
        return []
    heading = f'<h2 id="notes">{html.escape(subject.words()["notes"])}</h2>'
    return [Prose("\n".join([heading, *(_note(subject, note) for note in notes)]))]


def _note(subject: ReportSubject, note: Note) -> str:
    heading = f"{note.marker} ({note.place})" if note.place else note.marker
    if note.status == "missing":
        lost = html.escape(subject.words()["missing_note"])
        body = f'<div class="rt"><p class="heading">{html.escape(heading)}</p><p>{lost}</p></div>'
    else:
        doubts = nb.doubts(subject.repaired, note.id)
        body = nb.paragraph(note, heading=heading, language=subject.repaired.language, doubts=doubts).body
    return f'<div id="{html.escape(note.id)}">{body}</div>'
