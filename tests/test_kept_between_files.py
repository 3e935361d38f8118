"""What is kept from one file to the next stands for its words and for all else that it depends on."""

from __future__ import annotations

import random

import akn_made
import pytest

from toolkit import library
from toolkit.corpus import _work
from toolkit.corpus._schema import names, schema
from toolkit.references import Symbol
from toolkit.sources import _akn_xml, _doubts
from toolkit.spans import Fragment, Text

ROOTS = frozenset({"akomaNtoso"})


def _root(source: str) -> _akn_xml.Element:
    return _akn_xml.parse(source, name="a.xml", roots=ROOTS)


def test_the_same_words_open_one_kind_of_paragraph_and_not_the_other() -> None:
    words = "Recalling its resolution on lighthouses,"
    assert _doubts._strange(words, "preamble", "en") == ""
    assert _doubts._strange(words, "operative", "en") == "Recalling its resolution"
    assert _doubts._strange(words, "preamble", "en") == ""


def test_the_same_words_open_a_paragraph_in_one_language_only() -> None:
    words = "Recordando su resolución sobre los faros,"
    assert _doubts._strange(words, "preamble", "es") == ""
    assert _doubts._strange(words, "preamble", "en") != ""


def test_the_same_words_begin_within_one_kind_of_paragraph_and_not_the_other() -> None:
    words = "Noting the report on lighthouses, Recalling the tides of the year,"
    assert _doubts._second(words, "preamble", "en") == "Recalling"
    assert _doubts._second(words, "operative", "en") == ""
    assert _doubts._second(words, "preamble", "zh") == ""


def test_tags_of_one_wording_are_elements_of_their_own() -> None:
    root = _root('<akomaNtoso><p class="b">one</p><p class="b">two</p><q class="b"/><a:p class="c"/></akomaNtoso>')
    first, second, third, fourth = root.elements()
    assert [one.name for one in root.elements()] == ["p", "p", "q", "p"]
    assert (first.words(), second.words(), third.words()) == ("one", "two", "")
    assert first.attributes == second.attributes == third.attributes == {"class": "b"}
    assert fourth.attributes == {"class": "c"}


@pytest.mark.parametrize("tag", ['<p\n a="1">', '<p\ta="1">', '<p a="1"\n>', "<p a='1'>"])
def test_a_tag_of_several_lines_has_its_attributes(tag: str) -> None:
    (element,) = _root(f"<akomaNtoso>{tag}</p></akomaNtoso>").elements()
    assert (element.name, element.attributes) == ("p", {"a": "1"})


@pytest.mark.parametrize(
    ("inner", "elements"),
    [
        ("<p />x", [("p", {})]),
        ("<p></p >", [("p", {})]),
        ("<a:p b='1>2'/>", [("p", {"b": "1>2"})]),
        ("<!-- <p> --><q/>", [("q", {})]),
        ("<?p <q>?><r-s.t/>", [("r-s.t", {})]),
        ("<![CDATA[<p>]]>", []),
    ],
)
def test_names_of_tags(inner: str, elements: list[tuple[str, dict[str, str]]]) -> None:
    source = f'<akomaNtoso xmlns:a="x">{inner}</akomaNtoso>'
    assert [(one.name, one.attributes) for one in _root(source).elements()] == elements


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("<num> 1. </num>", ["1."]),
        ("<num>1 -</num>", ["1 -"]),
        ("<num>1<b>.</b></num>", ["1", "."]),
        ("<num>\n1.\n</num>", ["1."]),
    ],
)
def test_a_printed_number_belongs_to_the_spans_of_its_paragraph(number: str, printed: list[str]) -> None:
    source = akn_made.file({"O01": "Asks for <i>boats</i>;"}, "eng").replace("<num>1.</num>", number)
    (paragraph,) = library.loads(source, name="a.xml").paragraphs
    assert [span.of(source) for span in paragraph.raw_spans] == [*printed, "Asks for ", "boats", ";"]


def test_a_raised_number_refers_back_to_a_note_that_stands_before_it() -> None:
    note = '<authorialNote marker="1"><p>A note.</p></authorialNote>'
    texts = {"O01": f"Asks for boats{note};", "O02": "Asks for sails<sup>1</sup>;", "O03": "Asks for oars<sup>2</sup>;"}
    found = library.loads(akn_made.file(texts, "eng"), name="a.xml")
    assert [p.text.string for p in found.paragraphs] == ["Asks for boats;", "Asks for sails;", "Asks for oars2;"]
    assert [[marker for _, marker in p.markers] for p in found.paragraphs] == [["1"], ["1"], []]
    assert [(n.marker, n.place) for n in found.notes] == [("1", "O01")]


def test_a_table_keeps_the_least_and_the_greatest_of_its_common_columns_alone() -> None:
    import io

    import pyarrow.parquet as pq

    found = _work._Gathered()
    found.add(("a.xml", "A/1", "en"), [("x", "y", "z", "r")])
    content = _work._written(_work._table("failures", found, _work.Task("", ())))
    group = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(0)
    columns = [group.column(at) for at in range(group.num_columns)]
    assert [one.path_in_schema for one in columns if one.is_stats_set] == ["file", "symbol", "language"]


def test_ends_of_a_range_are_those_of_its_spans() -> None:
    chance = random.Random(5)
    source = "".join(chance.choice("abcd \n") for _ in range(400))
    for _ in range(200):
        places = sorted(chance.sample(range(400), 8))
        fragments = [Fragment(*pair) for pair in zip(places[::2], places[1::2], strict=True)]
        fragments.insert(chance.randrange(5), Fragment(places[0], places[0] + 1, chance.choice(["", "x", "yz"])))
        text = Text.of(source, chance.sample(fragments, len(fragments)))
        for _ in range(20):
            start, end = (chance.randrange(len(text) + 1) for _ in range(2))
            spans = text.raw(start, end)
            assert text.ends(start, end) == ((spans[0].start, spans[-1].end) if spans else None)


def test_tables_without_rows_have_a_file_each_with_their_own_columns() -> None:
    import io

    import pyarrow.parquet as pq

    for name in names():
        read = pq.read_table(io.BytesIO(_work._empty(name)))
        assert (len(read), read.schema) == (0, schema(name))


def test_rows_of_several_files_begin_with_their_own_file() -> None:
    found = _work._Gathered()
    found.add(("a.xml", "A/1", "en"), [("x", "y", "z", "r"), ("x2", "y", "z", "r")])
    found.add(("b.xml", "A/2", "fr"), [])
    found.add(("c\ud800.xml", "A/3", "fr"), [("\ud800", "y", "z", "r")])
    table = _work._table("failures", found, _work.Task("", ()))
    assert table["file"].to_pylist() == ["a.xml", "a.xml", "c?.xml"]
    assert table["language"].to_pylist() == ["en", "en", "fr"]
    assert table.column(3).to_pylist() == ["x", "x2", "?"]


def test_what_is_no_symbol_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="not a document symbol"):
            Symbol.parse("1/2")
        with pytest.raises(ValueError, match="no session"):
            Symbol.parse("A/RES/934 (XXXVIII)")
        assert str(Symbol.parse("A/RES/78/132")) == "A/RES/78/132"


def test_asks_of_the_same_words_are_those_of_their_language_and_part() -> None:
    from toolkit.facts.addressees import asks

    words = "Requests the Secretary-General to report on lighthouses by 2031;"
    (ask,) = asks.in_text(words, "en", "operative")
    assert (ask.addressee, ask.deadline) == ("secretary_general", "2031")
    assert asks.in_text(words, "ar", "operative") == asks.in_text(words, "fr", "operative") == ()
    assert asks.in_text(words, "en", "operative") == (ask,)
    whereas = "Noting the request of the Council,"
    assert asks.in_text(whereas, "en", "preamble") == ()


@pytest.mark.parametrize("opening", ["Annex II", "\u200fالمرفق الثاني", "附件一"])
def test_a_long_paragraph_that_opens_as_an_annex_does_says_more_than_that(opening: str) -> None:
    from toolkit.sources._headings import is_annex

    assert is_annex(opening, alone=True)
    assert is_annex(f"{opening} {'lighthouse ' * 100}") == is_annex(f"{opening} lighthouse")
    assert not is_annex(f"{opening} {'lighthouse ' * 100}", alone=True)


def test_spans_are_written_alike_whether_one_or_several() -> None:
    from toolkit.spans import Span
    from toolkit.tables import _spans

    assert _spans([]) == "[]"
    assert _spans([Span(3, 9)]) == "[[3, 9]]"
    assert _spans([Span(3, 9), Span(12, 20)]) == "[[3, 9], [12, 20]]"


def test_the_longest_name_of_a_state_counts_wherever_it_begins() -> None:
    from toolkit import _states

    written = "Congo, Guinea, Guinea-Bissau, Democratic Republic of the Congo, Côte d’Ivoire and Niger"
    codes = [one.state for one in _states.sponsors(written, "sponsor")]
    assert codes == ["COG", "GIN", "GNB", "COD", "CIV", "NER"]
