"""Frames behind charts of one text, of the summit and of phrases, each reckoned by hand from a few made-up rows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from toolkit.views import citations, divides, forum, phrases, structure, themes, wsis


def test_happenings_and_the_meetings_that_they_lack() -> None:
    """A meeting whose day the timeline has as one of the Forum's is there already; another thing of its day is not."""
    timeline = pd.DataFrame(
        [
            ("2005-11-16", "summit", "summit", "Tunis", "", "primary", ""),
            ("2006-10-30", "IGF", "igf", "Athens", "", "primary", ""),
            ("2012-05", "forum", "forum", "Geneva", "", "secondary", "place"),
            ("2010-12-31", "review", "review", "New York", "A/1", "primary", "start_date"),
        ],
        columns=["start_date", "event", "kind", "place", "symbol", "source_kind", "unproven_fields"],
    )
    meetings = pd.DataFrame(
        [
            ("2007-11-12", 2, "Rio", "Brazil", "primary", ""),
            ("2006-10-30", 1, "Athens", "Greece", "primary", ""),
            ("2005-11-16", 9, "Tunis", "Tunisia", "primary", ""),
        ],
        columns=["start_date", "number", "city", "country", "source_kind", "unproven_fields"],
    )
    found = wsis.events(timeline, meetings)
    assert found[["start", "event", "place", "symbol"]].to_numpy().tolist() == [
        ["2005-11-16", "summit", "Tunis", ""],
        ["2005-11-16", "IGF 9", "Tunis, Tunisia", ""],
        ["2006-10-30", "IGF", "Athens", ""],
        ["2007-11-12", "IGF 2", "Rio, Brazil", ""],
        ["2010", "review", "New York", "A/1"],  # whose day is not proven
        ["2012-05", "forum", "", ""],  # nor the place of this one
    ]
    assert found["unproven"].tolist() == ["", "", "", "", "start_date", "place"]


def test_statistics_stand_beside_quoted_figures_from_their_first_year_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the edition of their own year, turned into who is offline; quoted ones since 2019, of the world."""
    quoted = pd.DataFrame(
        [
            ("share not using", "World", 2018, 52, "A/18"),
            ("share not using", "World", 2019, 49, "A/19"),
            ("share without access", "World", 2021, 37, "A/21"),
            ("share not using", "LDCs", 2020, 80, "A/20"),
            ("share using", "World", 2022, 66, "A/22"),
        ],
        columns=["measure", "group", "year", "number", "symbol"],
    ).assign(bound="", state="new")
    shown = pd.DataFrame(
        [
            ("ITU 2018", 2018, False, 48, ""),
            ("ITU 2019", 2019, False, 53.5, "<"),
            ("ITU 2021", 2021, False, 63, ">"),
            ("ITU 2021", 2020, False, 60, ""),  # of an edition of another year
            ("ITU 2022", 2022, True, 66, ""),  # of the series
        ],
        columns=["edition", "year", "series", "value", "bound"],
    )
    monkeypatch.setattr(divides, "assembly", lambda one: one)
    monkeypatch.setattr(divides, "world", lambda one: one)
    assert divides.offline(quoted, shown)[["year", "side", "value", "bound", "source"]].to_numpy().tolist() == [
        [2019, "resolution", 49, "", "A/19"],
        [2019, "statistics", 46.5, ">", "ITU 2019"],
        [2021, "resolution", 37, "", "A/21"],
        [2021, "statistics", 37, "<", "ITU 2021"],
    ]


def test_where_the_paragraphs_on_the_forum_stand() -> None:
    """From nought, the first paragraph of its resolution, to one, the last; the second one is of the mandate."""
    rows = [("A", 1, ["igf"]), ("A", 2, ["gender", "igf"]), ("A", 5, ["gender"]), ("B", 3, ["igf"]), ("B", 3, [])]
    frame = pd.DataFrame(rows, columns=["symbol", "order", "themes"])
    frame["paragraph_id"] = [f"O0{order}" for order in frame["order"]]
    frame = frame.assign(short="s", year=2020, force="f", verb="v")
    found = forum.place(frame, frame[1:3])
    assert found[["symbol", "order", "total", "at", "mandate"]].to_numpy().tolist() == [
        ["A", 1, 5, 0, False],
        ["A", 2, 5, 0.25, True],
        ["B", 3, 3, 1, False],
    ]


def document(*parts: str, notes: tuple[str, ...] = (), doubts: int = 0) -> Any:
    return SimpleNamespace(
        paragraphs=[SimpleNamespace(part=part) for part in parts],
        notes=[SimpleNamespace(status=status) for status in notes],
        meta={"title": "Boats"},
        symbol="A/1",
        language="en",
        reading="source",
        repairs=["a"],
        doubts=["b"] * doubts,
    )


def test_facts_of_a_document() -> None:
    """What nothing is known of has no row; nor have annexes and doubts where there are none."""
    plain = structure.facts(document("preamble", "operative", "operative", notes=("missing", "found", "missing")))
    assert dict(plain.to_numpy().tolist()) == {
        "symbol": "A/1", "title": "Boats", "language": "en", "reading": "source", "preambular paragraphs": "1",
        "operative paragraphs": "2", "notes": "3", "missing notes": "2", "repairs": "1",
    }  # fmt: skip
    more = dict(structure.facts(document("annex", "annex", "annex", doubts=2)).to_numpy().tolist())
    assert (more["annexed paragraphs"], more["doubts"], more["operative paragraphs"]) == ("3", "2", "0")


@pytest.mark.parametrize(
    ("width", "before", "after"),
    [(8, "aaa bbb", "ddd eee"), (7, "bbb", "ddd"), (6, "bbb", "ddd"), (5, "bbb", "ddd"), (20, "aaa bbb", "ddd eee")],
)
def test_words_around_a_find_are_whole(width: int, before: str, after: str) -> None:
    """Eight characters stand on each side; what is cut is cut at a blank."""
    text = SimpleNamespace(string="aaa bbb find ddd eee")
    tags = pd.DataFrame(
        [("O01", "sea", 8, 12, "find"), ("O02", "land", 0, 3, "aaa")],
        columns=["paragraph_id", "theme", "start", "end", "evidence"],
    )
    asked: Any = SimpleNamespace(passage=lambda _: SimpleNamespace(text=text))
    rows = themes.concordance(asked, tags, "sea", width=width).to_numpy().tolist()
    assert rows == [["O01", before, "find", after]]


def test_themes_that_one_reading_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of the text, then of the themes, whichever reading has them; the first find of each."""
    found = {
        "repaired": [("O02", "sea", "b1"), ("O02", "sea", "b2"), ("O01", "sea", "a"), ("O02", "boats", "c")],
        "source": [("O01", "sea", "a"), ("O02", "land", "d"), ("O02", "zeal", "e")],
    }
    monkeypatch.setattr(
        themes,
        "tag",
        lambda one, **_: [
            SimpleNamespace(paragraph_id=place, theme=theme, evidence=words)
            for place, theme, words in found[one.reading]
        ],
    )
    one, other = (
        SimpleNamespace(reading=name, paragraphs=[SimpleNamespace(id="O01"), SimpleNamespace(id="O02")])
        for name in found
    )
    assert themes.audit(one, other).to_numpy().tolist() == [  # type: ignore[arg-type]
        ["O02", "boats", "repaired", "c"],
        ["O02", "land", "source", "d"],
        ["O02", "sea", "repaired", "b1"],
        ["O02", "zeal", "source", "e"],
    ]


def test_the_history_of_words_by_year_and_body(monkeypatch: pytest.MonkeyPatch) -> None:
    spans = pd.DataFrame(
        [
            ("A/3", "en", "O01", "A/1", "2019-12-01", 0, 8, False),
            ("A/3", "en", "O02", "A/1", "2019-12-01", 10, 15, False),
            ("A/3", "en", "O02", "E/2", "2020-07-01", 0, 9, True),
            ("A/3", "ar", "O01", "A/1", "2019-12-01", 0, 30, False),
            ("A/4", "en", "O01", "A/1", "2019-12-01", 0, 50, False),
        ],
        columns=["symbol", "language", "paragraph_id", "first", "date", "start", "end", "may_be_older"],
    )
    monkeypatch.setattr(phrases, "spans", lambda: spans)
    resolutions = pd.DataFrame({"symbol": ["A/1"], "committee": ["Second"]})
    monkeypatch.setattr(phrases.corpus, "assembly", lambda _: resolutions)
    assert phrases.history("A/3").to_numpy().tolist() == [
        ["2019", "A", "Second", False, 13],
        ["2020", "E", "", True, 9],
    ]
    assert phrases.history("A/3", paragraph="O01")["words"].tolist() == [8]
    assert phrases.history("A/3", "ar")["words"].tolist() == [30]


def test_years_of_what_is_cited(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report counts where its row is proven and has a symbol; a resolution without a day has no year."""
    adopted = pd.DataFrame({"symbol": ["A/1", "A/2"], "date": ["2020-12-01", ""]})
    events = pd.DataFrame(
        [
            ("report", "yes", "R/1", "2015-01-01"),
            ("report", "partial", "R/2", "2016-01-01"),
            ("report", "yes", "", "2017-01-01"),
            ("summit", "yes", "R/4", "2018-01-01"),
        ],
        columns=["kind", "verified", "symbol", "start_date"],
    )
    monkeypatch.setattr(citations, "assembly", lambda _: adopted)
    monkeypatch.setattr(citations.tables, "load", lambda _: events)
    monkeypatch.setattr(citations.panel, "years", lambda: {"A/9": 2010})
    assert citations._known_years.__wrapped__() == {"A/1": 2020, "A/9": 2010, "R/1": 2015}
