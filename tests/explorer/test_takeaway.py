"""What is taken away: read back by the programs it is made for, and hostile words shown as words."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import bibtexparser
import mistune
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

import toolkit
from toolkit import library
from toolkit.explorer import Query, Subject, _citing, select, takeaway
from toolkit.explorer._asks import asks
from toolkit.explorer._bundle import bundle
from toolkit.explorer.takeaway import bibtex, citation, line, quotation, to_csv


def entries(text: str) -> list[dict[str, str]]:
    """The entries of a BibTeX text as bibtexparser reads them; all of it must be read."""
    found = bibtexparser.parse_string(text)
    assert not found.failed_blocks
    return [
        {
            "ID": one.key,
            "ENTRYTYPE": one.entry_type,
            **{name: str(field.value) for name, field in one.fields_dict.items()},
        }
        for one in found.entries
    ]


def chosen(subject: Subject, *places: str, **query: object) -> pd.DataFrame:
    return select(subject, Query(paragraphs=places, **query))  # type: ignore[arg-type]


def test_csv_is_read_back(resolution: Subject) -> None:
    rows = select(resolution, Query(themes="gender"))
    back = pd.read_csv(io.StringIO(to_csv(resolution, rows)), keep_default_na=False)
    assert list(back.columns[:2]) == ["symbol", "paragraph_id"]
    assert list(back["paragraph_id"]) == list(rows["paragraph_id"])
    assert list(back["text"]) == list(rows["text"])
    assert [tuple(json.loads(cell)) for cell in back["themes"]] == list(rows["themes"])
    assert set(back["reading"]) == {"repaired"}


def test_csv_leaves_empty_what_is_not_known(series: Subject) -> None:
    """Nobody addressed is a list without members; addressees that were not read are an empty cell."""
    rows = select(series, Query(years=2023, languages="en"))
    back = pd.read_csv(io.StringIO(to_csv(series, rows)), keep_default_na=False)
    assert set(back["addressees"]) == {""}
    assert set(back["text"]) == {""}
    assert "[]" in set(back["cited"])


CITED = [
    (("O05",), "para. 5", "الفقرة 5"),
    (("O05", "O06"), "paras. 5 and 6", "الفقرتان 5 و 6"),
    (("O03", "O05", "O06", "O07"), "paras. 3 and 5–7", "الفقرات 3 و 5 إلى 7"),
    (("O01", "O03", "O09", "O10", "O11"), "paras. 1, 3 and 9–11", "الفقرات 1 و 3 و 9 إلى 11"),
    (("P03",), "preambular para. 3", "الفقرة 3 من الديباجة"),
    (
        ("P03", "P04", "O57"),
        "preambular paras. 3 and 4 and operative para. 57",
        "الفقرتان 3 و 4 من الديباجة والفقرة 57 من المنطوق",
    ),
]


@pytest.mark.parametrize(("places", "english", "arabic"), CITED)
def test_citations(resolution: Subject, places: tuple[str, ...], english: str, arabic: str) -> None:
    rows = chosen(resolution, *places)
    assert citation(resolution, rows, "en") == f"General Assembly resolution 78/132 of 19 December 2023, {english}."
    assert (
        citation(resolution, rows, "ar") == f"قرار الجمعية العامة 78/132 المؤرخ 19 كانون الأول/ديسمبر 2023، {arabic}."
    )


def test_a_whole_resolution_and_nothing(resolution: Subject) -> None:
    whole = citation(resolution, resolution.frame, "en")
    assert whole == "General Assembly resolution 78/132 of 19 December 2023."
    assert citation(resolution, resolution.frame.head(0), "en") == ""
    assert bibtex(resolution, resolution.frame.head(0)) == ""


def test_a_citation_of_several_years(series: Subject) -> None:
    """Each resolution once, with its own date, though its paragraphs stand in two languages."""
    found = citation(series, chosen(series, "O01", years=(2022, 2023)), "en")
    assert found == (
        "General Assembly resolution 77/150 of 14 December 2022, para. 1; "
        "General Assembly resolution 78/132 of 19 December 2023, para. 1."
    )


def test_a_text_without_a_symbol_goes_by_its_name() -> None:
    subject = hostile("harmless words;\n\n2. Urges others")
    assert citation(subject, chosen(subject, "O01"), "en") == "hostile_{name}.txt, para. 1."
    (entry,) = entries(bibtex(subject, chosen(subject, "O01")))
    assert entry["ID"] == "hostile_name_txt"


def test_bibtex_is_read_back(resolution: Subject, series: Subject) -> None:
    (entry,) = entries(bibtex(resolution, chosen(resolution, "O05", "O06", "O07")))
    assert (entry["ID"], entry["ENTRYTYPE"], entry["year"]) == ("A_RES_78_132", "misc", "2023")
    assert entry["number"] == "A/RES/78/132"
    assert entry["note"] == "paras. 5--7"
    assert entry["title"].strip("{}") == toolkit.load().meta["title"]
    assert entry["author"] == "{United Nations General Assembly}"
    many = entries(bibtex(series, select(series, Query(themes="gender"))))
    assert len({one["ID"] for one in many}) == len(many) == 7


PRINTED = """Resolution adopted by the General Assembly

The General Assembly,

1. Urges {words};
"""


def hostile(words: str) -> Subject:
    return Subject.of(library.loads(PRINTED.format(words=words), name="hostile_{name}.txt", language="en"))


def shown(markdown: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{mistune.html(markdown)}</div>")


def test_a_quotation_names_source_number_and_reading(resolution: Subject) -> None:
    page = shown(quotation(resolution, chosen(resolution, "O31"), "en"))
    words = page.xpath("string(//blockquote)").strip()
    assert words == resolution.frame["text"][chosen(resolution, "O31").index[0]]
    assert page.xpath("//div[blockquote]/@dir") == ["rtl"]
    said = page.xpath("string(//div[@dir='ltr'])").strip()
    assert said == (
        "— General Assembly resolution 78/132, para. 31 (Arabic text, with the repairs of the toolkit: "
        "A_RES_78_132.ar.txt)"
    )
    source = Subject.of(toolkit.load(reading="source"))
    assert "as written in the source" in quotation(source, chosen(source, "O31"), "en")
    assert "بتصحيحات مجموعة الأدوات" in quotation(resolution, chosen(resolution, "O31"), "ar")


def test_paragraphs_without_words_are_named(series: Subject) -> None:
    said = quotation(series, chosen(series, "O31", years=2023, languages="en"), "en")
    assert "para. 31: its words are not here" in said


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script> & <b onclick=x>bold</b>",
        "*all* **women** _and_ `men` ~~or~~ [both](javascript:alert(1)) ![x](y)",
        "&lt;b&gt; &amp; &copy;",
        "$x^2$ and \\(y\\) at 5$",
        "# no heading | no | table",
        "back\\slash \\* and https://example.org/<x>",
        "<!-- hidden --> <div>",
        "2. no list",
        "- no list",
    ],
)
def test_markdown_shows_words_as_they_are(words: str) -> None:
    """What the renderer shows is the text, and it makes no element of it."""
    subject = hostile(words)
    row = chosen(subject, "O01")
    page = shown(quotation(subject, row, "en"))
    assert page.xpath("string(//blockquote)").strip() == row["text"].iloc[0]
    assert {element.tag for element in page.iter()} == {"div", "blockquote", "p"}


@pytest.mark.parametrize(
    "words", ["- no list", "+ nor this", "* nor this", "12. nor this", "3) nor this", "# no head", "> no"]
)
def test_a_line_that_begins_like_an_instruction(words: str) -> None:
    from toolkit.explorer.takeaway import _markdown

    page = shown(f"> {_markdown(words)}")
    assert page.xpath("string(.)").strip() == words
    assert {element.tag for element in page.iter()} == {"div", "blockquote", "p"}
    below = shown(f"> words\n> {_markdown('===')}\n> {_markdown('---')}")
    assert not below.xpath("//h1 | //h2 | //hr")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_words_survive_markdown(words: str) -> None:
    from toolkit.explorer.takeaway import _markdown

    plain = " ".join(words.split())
    page = shown(f"> {_markdown(words)}")
    assert " ".join(page.xpath("string(.)").split()) == plain
    assert {element.tag for element in page.iter()} <= {"div", "blockquote", "p"}


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_words_make_one_bibtex_entry(words: str) -> None:
    from toolkit.explorer.takeaway import _tex

    found = entries(f"@misc{{a,\n  title = {{{_tex(words)}}},\n}}\n@misc{{b,\n  year = {{1}},\n}}\n")
    assert [entry["ID"] for entry in found] == ["a", "b"]


def test_the_python_line(resolution: Subject, series: Subject) -> None:
    assert line(series, Query()).splitlines()[-1] == "rows = select(Subject.of_series(), Query())"
    assert line(resolution, Query(years=2023)).startswith("import toolkit\n")


PART = "{}\n\n{}\n\nThe General Assembly,\n\nRecalling trees,\n\n1. Decides to count them;\n\n2. Decides to end.\n\n"
PARTS = "A/RES/99/7\n\n99/7. Trees\n\n" + PART.format("A", "Oaks") + PART.format("B", "Elms")


def test_a_citation_keeps_the_part() -> None:
    subject = Subject.of(library.loads(PARTS))
    rows = subject.frame.set_index("paragraph_id", drop=False)
    (one,) = _citing.by_resolution(subject, rows.loc[["A-O01", "A-O02", "B-O01"]])
    named = "General Assembly resolution 99/7, part A, paras. 1 and 2; part B, para. 1"
    assert _citing.cited(one, subject, _citing.vocabulary("en")) == named
    arabic = "قرار الجمعية العامة 99/7، الفقرتان 1 و 2، الجزء A؛ الفقرة 1، الجزء B"
    assert _citing.cited(one, subject, _citing.vocabulary("ar")) == arabic


def test_a_quotation_for_word_holds_the_words_and_their_source(resolution: Subject, tmp_path: Path) -> None:
    """Read back by the toolkit's own reader of Word files; Arabic paragraphs run from the right."""
    rows = chosen(resolution, "O30", "O31")
    path = tmp_path / "quoted.docx"
    path.write_bytes(takeaway.word(resolution, rows, "en"))
    with zipfile.ZipFile(path) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    names = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    lines = ["".join(one.itertext()) for one in document.iterfind(".//w:p", names)]
    assert len(lines) == 4
    assert lines[0] == f"“{rows['text'].iloc[0]}”"
    assert lines[1] == "— General Assembly resolution 78/132 of 19 December 2023, para. 30."
    assert [one.find(".//w:bidi", names) is not None for one in document.iterfind(".//w:p", names)] == [True, False] * 2
    assert takeaway.word(resolution, rows, "en") == path.read_bytes()


def test_what_is_asked_follows_verbs_and_addressees(resolution: Subject) -> None:
    """O31 requests the Secretary-General to report, O57 to the next session; O08 and O32 invite Member States."""
    found = asks(resolution, Query(addressees=("secretary_general",)))
    assert list(found["paragraph_id"]) == ["O31", "O57"]
    assert set(found["verb"]) == {"request"}
    assert list(found["due"]) == ["", "79"]
    several = asks(resolution, Query(verbs=("request", "invite"), addressees=("secretary_general", "member_states")))
    assert list(several["paragraph_id"]) == ["O08", "O31", "O32", "O57"]
    assert asks(Subject.of_series()).empty


def test_each_row_is_cited_as_it_would_be_alone(resolution: Subject, series: Subject) -> None:
    for subject in (resolution, series):
        rows = subject.frame.iloc[::37]
        alone = [citation(subject, rows.iloc[at : at + 1], "ar") for at in range(len(rows))]
        assert takeaway.citations(subject, rows, "ar") == alone


def test_a_text_of_ones_own_without_a_year_is_taken_away_too() -> None:
    own = Subject.of(library.loads("The General Assembly,\n\n1. Decides to end.\n", name="own.txt", language="en"))
    assert takeaway.plain(own, own.frame, "en") == "“Decides to end.”\nown.txt."
    assert takeaway.word(own, own.frame, "en")[:2] == b"PK"
    (row,) = bundle(own)["rows"]
    assert row["year"] is None
    assert row["citation"]["en"] == "own.txt."


@pytest.mark.parametrize(("language", "letters"), [("en", "[a-z]"), ("ar", "[\u0621-\u064a]")])
def test_repairs_are_explained_in_each_language_of_the_page(resolution: Subject, language: str, letters: str) -> None:
    """Kind of evidence and reason of each repair; in Arabic no English word."""
    told = [why[language] for row in bundle(resolution)["rows"] for _, _, why in row.get("repairs", ())]
    assert len(told) > 50
    assert all(re.search(letters, words.casefold()) for one in told for words in one)
    assert language == "en" or not [words for one in told for words in one if re.search("[a-z]{4}", words)]
    assert len({reason for _, reason in told}) > 20
