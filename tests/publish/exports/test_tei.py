"""TEI: an independent reader takes either reading out of the one file, word for word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

import toolkit
from toolkit import library
from toolkit.model import Note, Resolution
from toolkit.publish.exports import tei
from toolkit.publish.exports._common import printable

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def words(element: etree._Element, reading: str) -> str:
    """The words of an element in a reading (``lem`` or ``rdg``), its notes left out."""
    out = element.text or ""
    for child in element:
        if child.tag == f"{T}app":
            out += words(child.find(T + reading), reading)
        elif child.tag != f"{T}note" and child.get("type") != "note":
            out += words(child, reading)
        out += child.tail or ""
    return out


def check_readings(resolution: Resolution) -> etree._Element:
    root = etree.fromstring(tei.content(resolution))
    places = {e.get(ID): e for e in root.iter() if e.get(ID)}
    for kind, reading in (("lem", "repaired"), ("rdg", "source")):
        for passage in resolution.with_reading(reading).passages():
            if isinstance(passage, Note) and passage.status == "missing":
                assert places[passage.id].find(f"{T}gap") is not None
            else:
                assert words(places[passage.id], kind) == printable(str(passage.text)), (passage.id, kind)
    return root


def test_both_readings_word_for_word(resolution: Resolution) -> None:
    check_readings(resolution)


def test_every_repair_is_in_the_apparatus_with_its_evidence() -> None:
    resolution = toolkit.load()
    apps = list(etree.fromstring(tei.content(resolution)).iter(f"{T}app"))
    assert len(apps) == len(resolution.repairs) == 71
    official = [app for app in apps if "#UN" in app.find(f"{T}lem").get("wit").split()]
    assert len(official) == 17, "data/resolution/README.md: 17 rows are official"
    assert all(app.find(f"{T}note").text and app.find(f"{T}lem").get("cert") for app in apps)


def test_witnesses_lists_and_targets_hold_together(resolution: Resolution) -> None:
    root = etree.fromstring(tei.content(resolution))
    ids = [e.get(ID) for e in root.iter() if e.get(ID)]
    assert len(ids) == len(set(ids))
    asked = {word for e in root.iter() for word in (e.get("wit") or "").split()}
    asked |= {e.get("target") for e in root.iter(f"{T}ref") if (e.get("target") or "").startswith("#")}
    assert asked <= {f"#{one}" for one in ids}
    lists = {one.get("type"): len(one.findall(f"{T}item")) for one in root.iter(f"{T}list")}
    parts = [p.part for p in resolution.paragraphs]
    assert lists == {"preamble": parts.count("preamble"), "operative": parts.count("operative")}
    for one in root.iter(f"{T}list"):
        labels = [child.tag for child in one if child.tag == f"{T}label"]
        assert len(labels) in (0, len(one.findall(f"{T}item")))


def test_the_same_file_for_either_reading() -> None:
    assert tei.content(toolkit.load()) == tei.content(toolkit.load(reading="source"))


def test_a_repair_without_words_is_listed() -> None:
    """A repair that no passage shows is not lost: it stands in a list with its place."""
    from toolkit.model import Repair

    resolution = toolkit.load()
    stray = Repair("header", 0, 1, resolution.source[0], "", "markup", "internal", "high", "stray sign", "test")
    root = etree.fromstring(tei.content(resolution.replace(repairs=(stray, *resolution.repairs))))
    (listed,) = root.iter(f"{T}listApp")
    assert [app.get("loc") for app in listed] == ["header 0-1"]


@pytest.mark.shared
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_reference_file_keeps_both_readings(shared: Path, language: str) -> None:
    for path in sorted((shared / "unxml").glob(f"series/*.{language}.xml")):
        check_readings(library.load(path))


def test_each_note_stands_once_and_a_second_marker_leads_to_it() -> None:
    """The marker of note 1 is put into another paragraph too."""
    resolution = toolkit.load()
    [bearer] = [p for p in resolution.paragraphs if "1" in [marker for _, marker in p.markers]]
    after = next(p for p in resolution.paragraphs if p.part == "operative")
    twice = replace(after, markers=(*after.markers, (len(after.text), "1")))
    changed = resolution.replace(paragraphs=tuple(twice if p is after else p for p in resolution.paragraphs))
    root = etree.fromstring(tei.content(changed))
    ids = [e.get(ID) for e in root.iter(f"{T}note") if e.get(ID)]
    assert sorted(ids) == sorted(note.id for note in resolution.notes)
    places = {e.get(ID): e for e in root.iter() if e.get(ID)}
    assert [e.get(ID) for e in places[bearer.id].iter(f"{T}note") if e.get(ID)][:1] == ["fn1"]
    [second] = [e for e in places[after.id].iter(f"{T}ref") if e.get("target") == "#fn1"]
    assert second.text == "1"
