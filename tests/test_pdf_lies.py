"""Text layers that lie are noticed, clean ones never; pages are read from their picture where tesseract is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import typst

from toolkit import library
from toolkit.errors import SourceError
from toolkit.model import Resolution
from toolkit.sources import _ocr, _pdf_file, pdf
from toolkit.sources._pdf_lies import lies, lying
from toolkit.sources._pdf_page import Page

# Letters for letters, as in files whose fonts say them wrongly.
SWAPPED = str.maketrans("اتدرسعقلمنهوي", "ختؤحصنفاكبءزض")

BEGIN = """الأمم المتحدة

A/RES/99/7

99/7 - تسخير الأنهار لأغراض الملاحة

إن الجمعية العامة،

إذ تشير إلى أن الأنهار الإقليمية تمر بها السفن الصغيرة والكبيرة في كل فصل من فصول السنة،

1 - تقرر أن تبقي المسألة قيد نظرها خلال دورتها القادمة في جميع الأحوال؛

2 - تطلب إلى الأمين العام أن يعد تقريرا عن الملاحة في الأنهار والبحيرات والقنوات، وأن ينشره باللغات الست؛
"""
MORE = """3 - تدعو الدول التي تمر بها هذه الأنهار إلى أن تنشئ مدارس لتعليم الملاحين، وأن تتبادل الكتب والخرائط والأدوات
التي يحتاجون إليها، وأن تسمح للسفن بالمرور في الليل والنهار من غير رسوم ولا تأخير؛

4 - تقرر أن تنظر في هذه المسألة مرة كل سنتين، بعد أن تستمع إلى آراء الملاحين وأصحاب السفن وسكان القرى الواقعة
على ضفاف الأنهار.
"""
PAGE = """#set page(width: 16cm, height: 20cm, margin: 1.5cm)
#set text(font: "Amiri", size: 13pt, dir: rtl, lang: "ar")
#set par(leading: 1em, spacing: 2em)
"""


@pytest.fixture(scope="module")
def shipped() -> str:
    return library.load(reading="source").source


def made(tmp_path: Path, root: Path, body: str) -> bytes:
    source = tmp_path / "page.typ"
    source.write_text(PAGE + body, encoding="utf-8")
    return typst.compile(str(source), font_paths=[str(root / "data" / "fonts")])


def test_clean_arabic_is_never_doubted(shipped: str) -> None:
    assert {lies(shipped[at : at + 1500]) for at in range(0, len(shipped), 500)} == {""}


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda text: text.translate(SWAPPED), "do not follow each other"),
        (lambda text: text.replace("لا", "لككككا").replace("سي", "سككككي").replace("ني", "نككككي"), "strokes"),
        (lambda text: text.replace("الم", "ا'").replace("الأ", "اÆ"), "names of other signs"),
        (lambda text: text.encode().decode("cp1252", "replace"), "encoding"),
        (lambda text: "".join("\ue000" if char.isalpha() else char for char in text), "no name"),
    ],
    ids=["swapped", "strokes", "ligatures", "bytes", "nameless"],
)
def test_what_arabic_never_does_is_noticed(shipped: str, spoil, says: str) -> None:  # noqa: ANN001
    assert says in lies(spoil(shipped[3000:6000]))


def test_words_that_look_alike_are_no_lie() -> None:
    # neighbours: a Latin word or number after a dash, a date with a stroke, a lengthened word, letters of a list
    assert lies("كوفيد-19 في كانون الأول/ديسمبر، الأمــــم، (أ) و(ب) و(ج) " * 30) == ""


def test_lying_page_is_doubted_at_its_first_passage(tmp_path: Path, root: Path) -> None:
    content = made(tmp_path, root, BEGIN + "\n#pagebreak()\n" + MORE.translate(SWAPPED))
    assert list(lying(_prepared(content))) == [2]
    (doubt,) = [doubt for doubt in pdf.read(content, name="page.pdf").doubts if doubt.kind == "text_layer"]
    assert doubt.says.startswith("page 2: ")
    assert "--ocr" in doubt.says


def test_clean_pages_bear_no_doubt(tmp_path: Path, root: Path) -> None:
    content = made(tmp_path, root, BEGIN + "\n#pagebreak()\n" + MORE)
    assert lying(_prepared(content)) == {}


def test_file_of_lying_pages_is_refused_with_what_helps(tmp_path: Path, root: Path) -> None:
    content = made(tmp_path, root, (BEGIN + MORE).translate(SWAPPED))
    with pytest.raises(SourceError, match=r"is not what its pages show.*--ocr"):
        pdf.read(content, name="page.pdf")


def test_without_tesseract_the_message_says_what_helps(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SourceError, match=r"tesseract is not installed.*tesseract-ocr-ara"):
        pdf.read(made(tmp_path, root, (BEGIN + MORE).translate(SWAPPED)), name="page.pdf", ocr=True)


def _prepared(content: bytes) -> list[Page]:
    from toolkit.sources import _pdf_rtl

    return _pdf_rtl.prepared(_pdf_file.pages(content, name="page.pdf"))


@pytest.fixture
def scanned(tmp_path: Path, root: Path) -> bytes:
    """The same words as pictures of pages."""
    if not _ocr.available():
        pytest.skip("needs tesseract")
    content = made(tmp_path, root, BEGIN + "\n#pagebreak()\n" + MORE)
    shown = _pdf_file.pictures(content, (1, 2), name="page.pdf", dpi=200, edge=4000)
    for number, _, picture in shown:
        (tmp_path / f"{number}.png").write_bytes(picture)
    body = '#set page(margin: 0cm)\n#image("1.png", width: 16cm)\n#pagebreak()\n#image("2.png", width: 16cm)'
    return made(tmp_path, root, body)


@pytest.mark.heavy
def test_scan_is_read_from_its_pictures(scanned: bytes) -> None:
    with pytest.raises(SourceError, match="--ocr"):
        library.read(scanned, name="scan.pdf")
    found: Resolution = library.read(scanned, name="scan.pdf", ocr=True)
    assert found.witness == "ocr"
    assert [paragraph.id for paragraph in found.paragraphs] == ["P01", "O01", "O02", "O03", "O04"]
    said = " ".join(found["O03"].text.string.split())
    assert "مدارس لتعليم الملاحين" in said
    assert all(doubt.place for doubt in found.doubts if "little confidence" in doubt.says)
