"""The documents cited: networkx, bibtexparser and citeproc read what we write; a date is one that a text states."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import bibtexparser
import pytest

import toolkit
from toolkit import library
from toolkit.errors import ToolkitError
from toolkit.model import Resolution
from toolkit.publish.exports import bibtex, csl, graphml
from toolkit.publish.exports._cited import cited


def symbols(resolution: Resolution) -> set[str]:
    return set(resolution.tables(["citations"])["citations"]["symbol"])


def network(resolution: Resolution) -> Any:
    import networkx as nx

    return nx.read_graphml(io.BytesIO(graphml.content(resolution)), force_multigraph=True)


def test_networkx_reads_the_network(resolution: Resolution) -> None:
    graph = network(resolution)
    (own,) = [node for node, data in graph.nodes(data=True) if data["role"] == "citing"]
    frame = resolution.tables(["citations"])["citations"]
    text = frame[frame["place"] != "header"]
    assert set(graph) - {own} == set(text["symbol"]) - {own}
    edges = {(cited_, data["verb"]): data for _, cited_, data in graph.edges(data=True)}
    assert len(edges) == len(text.groupby(["symbol", "verb"]))
    for (symbol, verb), rows in text.groupby(["symbol", "verb"]):
        assert edges[symbol, verb]["places"].split() == list(rows["place"])
        assert edges[symbol, verb]["count"] == len(rows)


def test_the_network_says_who_recalls_what() -> None:
    """P01 recalls 77/150; its note lists earlier resolutions; 70/1 is reaffirmed in P03."""
    graph = network(toolkit.load())
    assert graph.get_edge_data("A/RES/78/132", "A/RES/77/150")["recall"]["places"] == "P01"
    assert "P03" in graph.get_edge_data("A/RES/78/132", "A/RES/70/1")["reaffirm"]["places"].split()
    assert graph.nodes["A/RES/77/150"]["kind"] == "resolution"
    assert graph.nodes["E/RES/2023/3"]["body"] == "Economic and Social Council"


def entries(content: bytes) -> dict[str, dict[str, str]]:
    """The entries of a BibTeX file by key, as bibtexparser reads them; braces around values removed."""
    read = bibtexparser.parse_string(content.decode("utf-8"))
    assert read.failed_blocks == []
    return {e.key: {f.key: str(f.value).strip("{}") for f in e.fields} for e in read.entries}


def test_bibtexparser_reads_every_document(resolution: Resolution) -> None:
    found = entries(bibtex.content(resolution))
    assert {e["number"] for e in found.values()} == symbols(resolution)
    assert len(found) == len(symbols(resolution)), "every key is its own"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("50% & $3 #1 a_b {x}", r"50\% \& \$3 \#1 a\_b \{x\}"),
        ("a\\b~c^d", r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d"),
        ("two\nlines\x0b\x00", "two lines "),
        ("قرار", "قرار"),
    ],
)
def test_latex_takes_no_sign_for_a_command(text: str, expected: str) -> None:
    assert bibtex.escaped(text) == expected


def test_a_hostile_name_opens_no_entry_and_no_command(resolutions: dict[str, Resolution]) -> None:
    content = bibtex.content(resolutions["hostile"]).decode("utf-8")
    assert content.count("@") == content.count("@misc{") + content.count("a@b")
    for line in content.splitlines():
        assert not (line.startswith("%") and "@" in line)
    assert r"a@b \{evil\} \& <x>.txt" in content


def test_dates_are_those_that_the_text_states() -> None:
    """77/150 is dated in P01; E/RES/2012/5 bears its year; 59/220 stands without a date, and gets none."""
    found = {one.symbol: one for one in cited(toolkit.load())}
    assert found["A/RES/77/150"].date == "2022-12-14"
    assert found["E/RES/2012/5"].date == "2012"
    assert found["A/RES/59/220"].date == ""
    assert found["A/RES/59/220"].places == ["fn1", "fn5"]


@pytest.mark.filterwarnings("ignore")  # citeproc-py speaks of fields that the style does not use
def test_citeproc_renders_every_document(resolution: Resolution) -> None:
    import citeproc
    from citeproc.source.json import CiteProcJSON

    items = json.loads(csl.content(resolution))
    assert {item["id"] for item in items} == symbols(resolution)
    style = citeproc.CitationStylesStyle("harvard1", validate=False) if _has("harvard1") else _bundled(citeproc)
    bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON(items), citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"].lower())]))
    lines = [str(line) for line in bibliography.bibliography()]
    assert len(lines) == len(items)
    assert any("A/RES/77/150" in line and "2022" in line for line in lines)


def _styles() -> Path:
    import citeproc

    return Path(citeproc.__file__).parent / "data" / "styles"


def _has(name: str) -> bool:
    return (_styles() / f"{name}.csl").is_file()


def _bundled(citeproc: Any) -> Any:
    return citeproc.CitationStylesStyle(str(next(iter(sorted(_styles().glob("*.csl"))))), validate=False)


@pytest.mark.shared
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_reference_file_is_read(shared: Path, language: str) -> None:
    for path in sorted((shared / "unxml").glob(f"series/*.{language}.xml")):
        resolution = library.load(path)
        assert {e["number"] for e in entries(bibtex.content(resolution)).values()} == symbols(resolution), path.name
        assert len(network(resolution)) >= 1


@pytest.mark.shared
@pytest.mark.parametrize("module", [graphml, bibtex, csl])
def test_a_language_whose_citations_are_not_read_is_refused(shared: Path, module: Any) -> None:
    """An empty list would say that the document cites nothing."""
    with pytest.raises(ToolkitError, match="no citations for language 'fr'"):
        module.content(library.load(shared / "unxml" / "series" / "A_RES_78_132.fr.xml"))


@pytest.mark.parametrize(
    ("symbol", "kind"), [("A/RES/77/150", "legislation"), ("A/DEC/77/568", "legislation"), ("A/78/62", "report")]
)
def test_the_type_of_an_item(symbol: str, kind: str) -> None:
    """A decision is legislation as a resolution is; a document is a report."""
    text = toolkit.lessons.sample("own").replace(
        "resolution 99/12 of 4 October 2044 on the lending of books,",
        "resolution 77/150, its decision 77/568 and the report contained in document A/78/62,",
    )
    items = json.loads(csl.content(toolkit.loads(text, name="own.txt", language="en")))
    assert {item["id"]: item["type"] for item in items}[symbol] == kind
