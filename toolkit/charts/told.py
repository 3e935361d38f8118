"""What was found, as data: a sentence made from the tables, its chart, and where it leads.

``shipped()`` gives the six findings of the report's front page, about A/RES/78/132 and the resolutions around it;
``of(resolution)`` gives what the tables of any resolution say. No number of a sentence is written down: each is counted
anew from the tables that ship, or from those of the resolution.

>>> import toolkit as tk
>>> tk.findings.shipped()[0].counts["giver"]
'70/125'
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from toolkit import languages, library
from toolkit._rows import rows as each
from toolkit.charts import findings as charts
from toolkit.charts import parts
from toolkit.charts.votes import names_of
from toolkit.facts.addressees import actors
from toolkit.hypertext import attributes
from toolkit.themes import load_codebook
from toolkit.views import ages, forum
from toolkit.views import findings as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from toolkit.model import Resolution

__all__ = ["Finding", "of", "shipped"]

#: Counts that depend on the language are made by functions of it.
_Counts = Mapping[str, Any]


@dataclass(frozen=True, repr=False)
class Finding:
    """A sentence with its numbers, its chart, and where it leads.

    Attributes
    ----------
    id
        Its name: ``mandate``, ``vote`` ...
    counts
        The numbers and names of the sentence, by the places of its template; where they differ by language (names of
        states, say) the value is a function of the language.
    notebook
        The notebook, or the chapter of a report on any resolution, that has more.
    anchor
        Id of the figure there.
    symbol
        The document that it is about.
    paragraph
        Id of its paragraph in the text that the report is on; empty where it is about whole documents.
    draw
        What draws it, given a language; none where a sentence stands alone.
    """

    id: str
    counts: _Counts
    notebook: str
    anchor: str = ""
    symbol: str = ""
    paragraph: str = ""
    draw: Callable[[str], Figure] | None = None
    topic: str = "sentences"

    def sentence(self, language: str = "") -> str:
        """The finding in one sentence, in the language that is shown where none is named.

        Examples
        --------
        >>> import toolkit as tk
        >>> tk.findings.shipped()[2].sentence().endswith("in 2025 that is 14 of 133.")
        True
        """
        language = language or languages.current()
        language = language or languages.current()
        counts = {name: value(language) if callable(value) else value for name, value in self.counts.items()}
        words: str = languages.load(language, "findings")[self.topic][self.id]
        return words.format(**counts)

    def chart(self, language: str = "") -> Figure:
        """Its chart.

        Raises
        ------
        ValueError
            The sentence stands alone.

        Examples
        --------
        >>> import toolkit as tk
        >>> tk.findings.shipped()[2].chart()  # doctest: +ELLIPSIS
        <chart: Artificial intelligence: from no paragraph ...>
        """
        if self.draw is None:
            msg = f"the finding {self.id} has no chart"
            raise ValueError(msg)
        return self.draw(language or languages.current())

    def __str__(self) -> str:
        return self.sentence()

    def __repr__(self) -> str:
        return f"<finding {self.id}: {self.sentence()}>"

    def _repr_html_(self) -> str:
        """The sentence, and the notebook that has more."""
        language = languages.current()
        words = languages.load(language, "findings")["page"]["notebook"]
        notebook = html.escape(self.notebook)
        link = f'<a href="{notebook}.ipynb">{html.escape(words)} {notebook[:2]}</a>' if self.draw else ""
        sentence_html = f"<strong>{html.escape(self.sentence())}</strong> {link}"
        return f'<div class="rt"><p {attributes(language)}>{sentence_html}</p></div>'


def shipped() -> list[Finding]:
    """The findings of the front page, in order.

    Examples
    --------
    >>> import toolkit as tk
    >>> [finding.id for finding in tk.findings.shipped()]
    ['mandate', 'vote', 'intelligence', 'behind', 'growth', 'letter']
    """
    return list(_shipped())


def of(resolution: Resolution) -> list[Finding]:
    """What the tables of a resolution say: a sentence a table, as far as its language allows them.

    Parameters
    ----------
    resolution
        Any resolution.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.findings.of(tk.load())[0].sentence()
    'A/RES/78/132 has 115 paragraphs, of which 59 are operative, and 6507 words.'
    """
    return list(_own(resolution))


@cache
def _shipped() -> tuple[Finding, ...]:
    return _mandate(), _vote(), _intelligence(), _behind(), _growth(), _letter()


def _mandate() -> Finding:
    frame = forum.mandate()
    own = frame[frame["symbol"] == "78/132"].iloc[0]
    giver = frame[frame["moves"] & (frame["end"] == own["end"])].iloc[0]
    permanent = frame[frame["permanent"]].iloc[0]
    counts = {
        "paragraph": own["paragraph"],
        "end": int(own["end"]),
        "giver": giver["symbol"],
        "permanent": permanent["symbol"],
    }
    paragraph, page = f"O{own['paragraph']}", "09-the-forums-mandate"
    draw = lambda language: charts.mandate(language=language)  # noqa: E731 - a chart by its language
    return Finding("mandate", counts, page, "09-figure-mandate", "A/RES/78/132", paragraph, draw)


def _vote() -> Finding:
    frame = views.votes()
    voted = frame[frame["adoption"] == "vote"].iloc[0]
    years = [int(date[:4]) for date in frame.loc[frame["adoption"] == "without", "date"]]
    counts = {
        "first_year": years[0],
        "last_year": years[-1],
        "year": voted["date"][:4],
        "symbol": voted["symbol"].removeprefix("A/RES/"),
        "yes": int(voted["in_favour"]),
        "no": int(voted["against"]),
        "abstain": int(voted["abstaining"]),
        "no_states": lambda language: names_of(voted["no"], language),
        "abstain_states": lambda language: names_of(voted["abstain"], language),
    }
    draw = lambda language: charts.vote(language=language)  # noqa: E731 - a chart by its language
    return Finding("vote", counts, "14-the-whole-assembly", "14-figure-consensus", voted["symbol"], draw=draw)


def _intelligence() -> Finding:
    frame = views.intelligence()
    last = frame.iloc[-1]
    counts = {
        "first_year": int(frame["year"].iloc[0]),
        "last_year": int(last["year"]),
        "last": int(last["named"]),
        "total": int(last["paragraphs"]),
        "counts": lambda language: _joined([str(count) for count in frame["named"]], language),
    }
    draw = lambda language: charts.intelligence(language=language)  # noqa: E731 - a chart by its language
    named = library.load()["O56"].id  # the paragraph of 78/132 on its benefits
    page, symbol = "14-the-whole-assembly", str(last["symbol"])
    return Finding("intelligence", counts, page, "14-figure-speaks", symbol, named, draw)


def _behind() -> Finding:
    frame = ages.statements()
    known = frame[frame["behind"].notna()]
    own, council = (known.loc[known["body"] == body, "behind"].astype(float) for body in ("GA", "ECOSOC"))
    counts = {
        "late": int((own > 0).sum()),
        "total": len(own),
        "months": round(own.max()),
        "council_late": int((council > 0).sum()),
        "council": len(council),
    }
    draw = lambda language: charts.behind(language=language)  # noqa: E731 - a chart by its language
    page = "07-digital-divides"
    return Finding("behind", counts, page, "07-figure-behind", "A/RES/78/132", "O21", draw)


def _growth() -> Finding:
    def ends(language: str) -> pd.DataFrame:
        return views.growth(language)

    frame = ends("en")
    counts = {
        "first_year": int(frame["year"].iloc[0]),
        "last_year": int(frame["year"].iloc[-1]),
        "first": lambda language: int(ends(language)["words"].iloc[0]),
        "last": lambda language: int(ends(language)["words"].iloc[-1]),
        "verbs": len(frame["verbs"].iloc[-1]),
    }
    draw = lambda language: charts.growth(views.growth(language), language=language)  # noqa: E731 - its own text
    return Finding("growth", counts, "08-gender-gaps", "08-figure-growth", "A/RES/78/132", "O27", draw)


def _letter() -> Finding:
    readings = {name: library.load(reading=name) for name in ("source", "repaired")}
    acts = {name: reading.table("functions") for name, reading in readings.items()}
    counts = {name: int((frame["force"] == "direction").sum()) for name, frame in acts.items()}
    place = next(one for one in readings["repaired"].repairs if one.place == "O30").place
    draw = lambda language: charts.letter(language=language)  # noqa: E731 - a chart by its language
    values = {**counts, "paragraph": int(place[1:])}
    return Finding("letter", values, "12-trust", "12-figure-letter", "A/RES/78/132", place, draw)


def _joined(words: list[str], language: str) -> str:
    rtl = languages.load(language, "display").get("direction") == "rtl"
    return "، ".join(words) if rtl else f"{', '.join(words[:-1])} and {words[-1]}"


def _own(resolution: Resolution) -> Iterator[Finding]:
    name = str(resolution.symbol or resolution.name)
    tables = resolution.tables()
    paragraphs = resolution.paragraphs
    operative = sum(paragraph.part == "operative" for paragraph in paragraphs)
    words = sum(len(paragraph.text.string.split()) for paragraph in paragraphs)
    counts: _Counts = {"name": name, "total": len(paragraphs), "operative": operative, "words": words}
    yield Finding("structure", counts, "structure", symbol=name, topic="own")
    for one, make in _OWN.items():
        frame = tables.get(one)
        made = make(frame, len(paragraphs)) if frame is not None and len(frame) else None
        if made is not None:
            key, chapter, counts = made
            yield Finding(key, counts, chapter, symbol=name, topic="own")


_Made = tuple[str, str, _Counts] | None


def _acts(frame: pd.DataFrame, _: int) -> _Made:
    verb, count = _most(frame["verb"])
    forces = frame["force"].value_counts()
    counts = {"total": len(frame), "count": count, "verb": _verb(verb)}
    counts |= {force: int(forces.get(force, 0)) for force in ("direction", "exhortation")}
    return "acts", "acts", counts


def _asks(frame: pd.DataFrame, _: int) -> _Made:
    mine = frame[frame["addressee"].fillna("") != ""]  # some address nobody in particular
    if not len(mine):
        return None
    who, count = _most(mine["addressee"])
    named = lambda language: actors.labels(language).get(who, who)  # noqa: E731 - a name by its language
    return "asks", "acts", {"total": len(mine), "who": named, "count": count}


def _cited(frame: pd.DataFrame, _: int) -> _Made:
    mine = frame[frame["verb"].fillna("") != ""]  # the committee's report in the header is cited under no act
    if not len(mine):
        return None
    verb, count = _most(mine.drop_duplicates(["symbol", "verb"])["verb"])
    return "citations", "citations", {"total": mine["symbol"].nunique(), "count": count, "verb": _verb(verb)}


def _dated(frame: pd.DataFrame, _: int) -> _Made:
    latest = max(str(row.end or row.start)[:4] for row in each(frame))
    return "dates", "dates", {"total": len(frame), "latest": latest}


def _themed(frame: pd.DataFrame, paragraphs: int) -> _Made:
    theme, count = _most(frame.drop_duplicates(["paragraph_id", "theme"])["theme"])
    label = lambda language: load_codebook().label(theme, language)  # noqa: E731 - a name by its language
    return "themes", "themes", {"theme": label, "count": count, "total": paragraphs}


def _doubted(frame: pd.DataFrame, _: int) -> _Made:
    return "doubts", "apparatus", {"total": len(frame)}


_OWN: Final[Mapping[str, Callable[[Any, int], _Made]]] = {
    "functions": _acts,
    "asks": _asks,
    "citations": _cited,
    "dates": _dated,
    "tags": _themed,
    "doubts": _doubted,
}


def _most(values: pd.Series[Any]) -> tuple[str, int]:
    """The most frequent value and how often; of two, the first in the alphabet."""
    counts = values.value_counts()
    best = min(str(name) for name, count in counts.items() if count == counts.iloc[0])
    return best, int(counts.iloc[0])


def _verb(verb: str) -> Callable[[str], str]:
    return lambda language: parts.verbs(language).get(verb, verb)
