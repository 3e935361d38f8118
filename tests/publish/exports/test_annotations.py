"""Web Annotations: an independent resolver finds the same words by position and by quotation; pyld expands the file."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import toolkit
from toolkit import library
from toolkit.model import Resolution
from toolkit.publish.exports import web_annotations

OA = "http://www.w3.org/ns/oa#"
#: The terms of the Web Annotation context that our files use, with the addresses that its specification gives.
CONTEXT: dict[str, Any] = {
    "oa": OA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    **{
        name: f"oa:{name}"
        for name in (
            "Annotation",
            "TextualBody",
            "SpecificResource",
            "TextPositionSelector",
            "TextQuoteSelector",
            "tagging",
            "classifying",
            "identifying",
            "linking",
            "describing",
            "editing",
            "commenting",
        )
    },
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "first": {"@type": "@id", "@id": "as:first"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "exact": {"@type": "xsd:string", "@id": "oa:exact"},
    "prefix": {"@type": "xsd:string", "@id": "oa:prefix"},
    "suffix": {"@type": "xsd:string", "@id": "oa:suffix"},
    "label": {"@type": "xsd:string", "@id": "rdfs:label"},
    "value": {"@type": "xsd:string", "@id": "rdf:value"},
    "language": {"@type": "xsd:string", "@id": "dc:language"},
    "rights": {"@type": "@id", "@id": "dcterms:rights"},
}


def collection(resolution: Resolution) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(web_annotations.content(resolution))
    return read


def by_position(source: str, selector: dict[str, Any]) -> tuple[int, int]:
    return selector["start"], selector["end"]


def by_quotation(source: str, selector: dict[str, Any]) -> list[tuple[int, int]]:
    """Every place where prefix, words and suffix stand together."""
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    found, at = [], source.find(whole)
    while at >= 0:
        start = at + len(selector["prefix"])
        found.append((start, start + len(selector["exact"])))
        at = source.find(whole, at + 1)
    return found


def check_selectors(resolution: Resolution) -> int:
    repaired = [(r.raw_start, r.raw_end) for r in resolution.repairs] if resolution.reading == "repaired" else []
    compared = 0
    for item in collection(resolution)["first"]["items"]:
        read = []
        for target in item["target"]:
            position, quotation = target["selector"]
            start, end = by_position(resolution.source, position)
            assert (start, end) in by_quotation(resolution.source, quotation)
            read.append(resolution.source[start:end])
        row = item["row"]
        words = row.get("as_written") or row.get("phrase") or row.get("evidence") or row.get("ask")
        spans = [by_position(resolution.source, target["selector"][0]) for target in item["target"]]
        mended = any(low < end and start < high for low, high in repaired for start, end in spans)
        literal = "&" not in "".join(read) and not resolution.source.lstrip().startswith("<")
        if item["table"] == "repairs" or (literal and not mended):
            # a line end in the source is a space in the words, and what stands for it has no character of its own
            assert "".join("".join(read).split()) == "".join(words.split()), item["id"]
            compared += 1
    return compared


def test_both_selectors_find_the_words(resolution: Resolution) -> None:
    assert check_selectors(resolution) > (500 if len(resolution.paragraphs) > 50 else 5)


def test_a_row_each_of_every_table_that_stands_on_words(resolution: Resolution) -> None:
    read = collection(resolution)
    frames = resolution.tables()
    counted: dict[str, int] = {}
    for item in read["first"]["items"]:
        counted[item["table"]] = counted.get(item["table"], 0) + 1
    apart = ("paragraphs", "passages", "footnotes", "places")  # what is annotated, and where it stands in the file
    expected = {n: len(f) for n, f in frames.items() if n not in apart and len(f)}
    assert counted == expected
    assert read["total"] == sum(expected.values())
    ids = [item["id"] for item in read["first"]["items"]]
    assert len(set(ids)) == len(ids)


def test_words_parted_by_a_page_have_several_targets() -> None:
    """Twelve paragraphs are cut by a page end; what stands across one has two targets, without the note between."""
    items = collection(toolkit.load())["first"]["items"]
    parted = [item for item in items if len(item["target"]) > 1]
    assert parted
    for item in parted:
        spans = [by_position("", target["selector"][0]) for target in item["target"]]
        assert all(before[1] < after[0] for before, after in pairwise(spans))


def test_pyld_expands_it_without_the_network(resolution: Resolution) -> None:
    from pyld import jsonld

    def loader(url: str, _: Any) -> dict[str, Any]:
        assert url == web_annotations.CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}, "contentType": ""}

    expanded = jsonld.expand(collection(resolution), {"documentLoader": loader})
    (page,) = expanded[0]["http://www.w3.org/ns/activitystreams#first"]
    items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == collection(resolution)["total"]
    for item in items:
        assert item["@type"] == [f"{OA}Annotation"]
        assert item[f"{OA}motivatedBy"][0]["@id"].startswith(OA)
        for target in item[f"{OA}hasTarget"]:
            assert target[f"{OA}hasSource"][0]["@id"].startswith("ni:///sha-256;")
            kinds = [selector["@type"][0] for selector in target[f"{OA}hasSelector"]]
            assert kinds == [f"{OA}TextPositionSelector", f"{OA}TextQuoteSelector"]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["A_RES_78_132.ar.xml", "A_RES_77_150.en.xml"])
def test_selectors_point_into_the_xml_itself(shared: Path, name: str) -> None:
    check_selectors(library.load(shared / "unxml" / "series" / name))
