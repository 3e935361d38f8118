"""How exports are written: letters as they are, a line a thing, declarations; and the small parts they share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import toolkit
from toolkit import library
from toolkit.errors import ToolkitError
from toolkit.model import Paragraph, Span
from toolkit.publish.exports import (
    _cited,
    _common,
    _layout,
    _order,
    csl,
    datapackage,
    graphml,
    run,
    web_annotations,
)
from toolkit.publish.provenance import crate
from toolkit.spans import Fragment, Text

ARABIC = "قرار"


def made(*operative: str) -> Any:
    body = "\n\n".join(f"{number}. {words}" for number, words in enumerate(operative, 1))
    return library.loads(f"The General Assembly,\n\nRecalling old boats,\n\n{body}\n", language="en")


def laid_out(text: str, blanks: int) -> bool:
    """Whether JSON has a line a thing, each level so many blanks further in, and ends with a line end."""
    second = text.split("\n")[1]
    return text.endswith(("}\n", "]\n")) and len(second) - len(second.lstrip()) == blanks


def test_json_is_for_people_too(tmp_path: Path) -> None:
    own = toolkit.load()
    package = datapackage.files(own)["datapackage.json"].decode()
    assert laid_out(package, 2)
    assert "\\u" not in package
    cited = csl.content(made("Recalls resolution 77/150 of 14 December 2022;")).decode()
    assert laid_out(cited, 2)
    run.save(run.FORMATS["csl"], own, tmp_path / "a.json")
    sidecar = (tmp_path / "a.json.provenance.json").read_text(encoding="utf-8")
    assert laid_out(sidecar, 2)
    (tmp_path / "crate").mkdir()
    (tmp_path / "crate" / "a.csv").write_text("a", encoding="utf-8")
    parameters = {"words": ARABIC, "list": [ARABIC], "map": {"b": 1, "a": 2}}
    graph = crate.write(tmp_path / "crate", title=ARABIC, parameters=parameters).read_text(encoding="utf-8")
    assert laid_out(graph, 2)
    assert ARABIC in graph
    assert "\\u" not in graph
    assert list(json.loads(graph)) == ["@context", "@graph"]
    values = {one["name"]: one["value"] for one in json.loads(graph)["@graph"] if one["@type"] == "PropertyValue"}
    assert values == {"words": ARABIC, "list": f'["{ARABIC}"]', "map": '{"a": 2, "b": 1}'}


def test_annotations_are_a_line_each_with_their_letters() -> None:
    text = web_annotations.content(toolkit.load()).decode()
    assert "\\u06" not in text
    assert len(text.split("\n")) == json.loads(text)["total"] + 3  # the head, what closes it, and the line end
    with pytest.raises(ValueError, match="not JSON compliant"):
        web_annotations._json(float("nan"))


@pytest.mark.parametrize(
    ("start", "end", "prefix", "suffix"),
    [(0, 2, 0, 32), (31, 33, 31, 32), (32, 40, 32, 32), (33, 40, 32, 32), (60, 68, 32, 32), (60, 69, 32, 31)],
)
def test_a_quotation_has_thirty_two_characters_about_it(start: int, end: int, prefix: int, suffix: int) -> None:
    text = "".join(chr(0x4E00 + n) for n in range(100))
    place, quote = web_annotations._selectors(Span(start, end), text)
    assert (place["start"], place["end"], quote["exact"]) == (start, end, text[start:end])
    assert (quote["prefix"], quote["suffix"]) == (text[start - prefix : start], text[end : end + suffix])


def test_annotations_say_the_words_about_them() -> None:
    items = json.loads(web_annotations.content(toolkit.load()))["first"]["items"]
    quotes = [part for one in items for target in one["target"] for part in target["selector"][1:]]
    assert {len(quote["prefix"]) for quote in quotes} == {32}
    assert max(len(quote["suffix"]) for quote in quotes) == 32
    repairs = [one["id"].rpartition(":")[2] for one in items if one["table"] == "repairs"]
    assert repairs == [str(number) for number in range(len(repairs))]


def test_xml_is_indented_between_containers() -> None:
    root = etree.fromstring("<a><b><p>one <i>two</i></p><p>three</p></b><c/></a>")
    assert _layout.serialised(root, {"p"}).decode().split("\n") == [
        "<?xml version='1.0' encoding='UTF-8'?>", "<a>", "  <b>", "    <p>one <i>two</i></p>", "    <p>three</p>",
        "  </b>", "  <c/>", "</a>", "",
    ]  # fmt: skip


def test_a_network_declares_its_letters() -> None:
    text = graphml.content(toolkit.load()).decode()
    assert text.startswith("<?xml version='1.0' encoding='utf-8'?>\n<graphml ")
    assert text.endswith("</graphml>\n")
    assert "\n  <graph " in text


def test_a_file_is_named_by_its_symbol_or_its_name() -> None:
    own = toolkit.load()
    assert _common.stem(own) == "A_RES_78_132.ar"
    assert _common.stem(toolkit.load(reading="source")) == "A_RES_78_132.ar.source"
    unnamed = made("Decides to sail.")
    assert _common.stem(unnamed.replace(name="old boats.v2.txt", symbol=None)) == "old_boats_v2.en"
    assert _common.stem(unnamed.replace(name="سفن.txt", symbol=None)) == "resolution.en"
    assert _common.stem(unnamed.replace(name="b" * 90 + ".txt", symbol=None)) == "b" * 80 + ".en"


def test_a_cell_as_json_has_it() -> None:
    import numpy as np
    import pandas as pd

    values = [np.int64(3), [np.float64(1.5), (1,)], None, pd.NA, float("nan"), "", 0, pd.NaT]
    assert [_common.plain(one) for one in values] == [3, [1.5, [1]], None, None, None, "", 0, None]


def test_characters_that_xml_cannot_carry() -> None:
    assert _common.printable("a\x0bb\ufffec\td\ne") == "a\ufffdb\ufffdc\td\ne"


@pytest.mark.parametrize(
    ("symbol", "year"),
    [("E/RES/2023/3", "2023"), ("A/RES/78/132", ""), ("S/RES/2231 (2015)", "2015"), ("A/78/62", "")],
)
def test_the_year_of_a_symbol(symbol: str, year: str) -> None:
    assert _cited._year(symbol) == year


def test_documents_that_are_cited() -> None:
    """A longer date wins, places and verbs stand once each."""
    text = made(
        "Recalls its resolution 77/150, and resolution 77/150 of 14 December 2022;",
        "Reaffirms resolution 77/150;",
        "Notes the report A/78/62.",
    )
    found = {one.symbol: one for one in _cited.cited(text)}
    assert list(found) == ["A/78/62", "A/RES/77/150"]
    one = found["A/RES/77/150"]
    assert (one.date, one.places, one.title) == ("2022-12-14", ["O01", "O02"], "Resolution A/RES/77/150")
    assert one.verbs == ["recall", "reaffirm"]
    assert (
        one.note(text.replace(symbol=None, name="here/boats.txt")) == "Cited in boats.txt O01, O02 (recall, reaffirm)"
    )
    bare = _cited.CitedDocument("A/1", "document", "", "", "", ["P01"])
    assert bare.note(toolkit.load()) == "Cited in A/RES/78/132 P01"


def test_numbers_that_are_printed() -> None:
    own = made("Decides to sail;", "Asks for boats.")
    numbers = [_order.printed_number(own, paragraph) for paragraph in own.paragraphs]
    assert numbers == ["", "1.", "2."]
    assert [block.id for block in _order.blocks(own)] == ["P01", "O01", "O02"]


def test_one_file_or_a_folder(tmp_path: Path) -> None:
    own = made("Decides to sail.")
    with pytest.raises(ToolkitError, match="is no place for csl"):
        run.save(run.FORMATS["csl"], own, tmp_path / "a.txt")
    assert [path.name for path in run.save(run.FORMATS["csl"], own, tmp_path / "a.json")] == [
        "a.json",
        "a.json.provenance.json",
    ]
    assert [path.name for path in run.save(run.FORMATS["bibtex"], own, tmp_path / "a.bib")] == ["a.bib"]
    (tmp_path / "out.json").mkdir()
    assert len(run.save(run.FORMATS["csl"], own, tmp_path / "out.json")) == 2


@pytest.mark.parametrize(
    ("source", "fragments", "number"),
    [
        ("1. Asks for 2 boats", [Fragment(3, 19)], "1."),
        ("012. Asks", [Fragment(5, 9)], "12."),
        ("Recalling 70/1 and\nresolution 71/2", [Fragment(0, 18), Fragment(19, 34)], ""),  # none before its words
        ("- Asks for 2 boats", [Fragment(2, 18)], ""),  # nor is one among them
        ("7", [], ""),  # without words nothing stands before them
    ],
)
def test_a_number_stands_before_the_first_words(source: str, fragments: list[Fragment], number: str) -> None:
    text = Text.of("".join(source[one.start : one.end] for one in fragments), fragments)
    block = Paragraph("O01", text, (Span(0, len(source)),), "operative")
    assert _order.printed_number(made().replace(source=source), block) == number


def test_a_package_is_named_by_its_symbol() -> None:
    package = json.loads(datapackage.files(toolkit.load())["datapackage.json"])
    assert package["title"] == "Tables of A/RES/78/132 (ar, repaired)"
