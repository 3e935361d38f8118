"""Repairs and readings: what a rule may change, what it may not, and that nothing else changes a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import collate, library
from toolkit.apparatus import collation, errata, rules
from toolkit.apparatus.apply import apply, ordered
from toolkit.errors import DataError, ToolkitError
from toolkit.model import Repair, Resolution


@pytest.fixture(scope="module")
def repaired() -> Resolution:
    return library.load()


@pytest.fixture(scope="module")
def source() -> Resolution:
    return library.load(reading="source")


def _made(preamble: str = "إذ تشير إلى القرار،", operative: str = "**تقرر** أمرا.") -> Resolution:
    text = f"إن الجمعية العامة،\n\n{preamble}\n\n1 - {operative}\n\n2 - **تطلب** تقريرا.\n"
    return library.loads(text, reading="source", language="ar")


def test_the_forum_paragraph_in_both_readings(repaired: Resolution, source: Resolution) -> None:
    """The source decides, the repaired text acknowledges, and the repair says on what evidence."""
    (repair,) = [r for r in repaired.repairs if r.place == "O30"]

    assert str(source["O30"].text).startswith("تقرّر تمديد ولاية")
    assert str(repaired["O30"].text).startswith("تقر تمديد ولاية")
    assert (repair.evidence, repair.as_written, repair.repaired) == ("official", "تقرّر", "تقر")


def test_repairs_are_what_the_readings_differ_in(repaired: Resolution, source: Resolution) -> None:
    """Putting every repair into the source's words gives the repaired words, and nothing else does."""
    for before, after in zip(source.passages(), repaired.passages(), strict=True):
        own = [r for r in repaired.repairs if r.place == before.id]
        assert before.text.repaired(source.source, own).string == after.text.string
        assert bool(own) == (before.text.string != after.text.string)
        for repair in own:
            assert source.source[repair.raw_start : repair.raw_end] == repair.as_written


def test_switching_readings_back_and_forth(repaired: Resolution, source: Resolution) -> None:
    """A reading can be switched off and on again."""
    assert [str(p.text) for p in repaired.with_reading("source").passages()] == [str(p.text) for p in source.passages()]
    assert [str(p.text) for p in source.with_reading("repaired").passages()] == [
        str(p.text) for p in repaired.passages()
    ]


def test_markers_keep_their_words(repaired: Resolution, source: Resolution) -> None:
    """A footnote marker stands after the same word in both readings."""
    for before, after in zip(source.paragraphs, repaired.paragraphs, strict=True):
        assert [m for _, m in before.markers] == [m for _, m in after.markers]
        for (x, _), (y, _) in zip(before.markers, after.markers, strict=True):
            assert before.text.string[:x].split()[-1] == after.text.string[:y].split()[-1]


@pytest.mark.parametrize(
    ("preamble", "opening"),
    [
        ("إنه تشير إلى القرار،", "إذ"),
        ("وإنه تؤكد من جديد القرار،", "وإذ"),
        ("وإن تنوه بدور اللجنة،", "وإذ"),
        ("إذتسلم بأن القرار مهم،", "إذ تسلم"),
    ],
)
def test_openings_are_repaired(preamble: str, opening: str) -> None:
    """A misread opening particle is repaired to the particle it stands for."""
    resolution = _made(preamble)
    (repair,) = rules.general(resolution)

    assert (repair.place, repair.repaired, repair.evidence) == ("P01", opening, "internal")


@pytest.mark.parametrize(
    "preamble",
    [
        "إذ تشير إلى القرار، وأن تؤكد الدول التزامها،",  # "and that States reaffirm"
        "إذ تؤكد أنه، وإن كان القرار مهما، لا يكفي،",  # "even though"
        "واقتناعا منها بأن القرار مهم،",
        "وإذ يساورها القلق،",
    ],
)
def test_right_openings_are_left_alone(preamble: str) -> None:
    """Words that are like a misread particle but right where they stand are not touched."""
    assert rules.general(_made(preamble)) == []


@pytest.mark.parametrize(
    ("operative", "changes"),
    [
        ("**تهييب** بالدول؛", [("تهييب", "تهيب")]),
        ("**تهيل** بالدول أن تعمل؛", [("تهيل", "تهيب")]),  # four letters are enough to know a verb by
        ("**تقدر** جهود الدول؛", []),  # one letter from another verb, but a verb itself
        ("تهييب بالدول؛", []),  # not emphasised: no evidence that it is the lead
        ("**تقرر** أن تعمم النكاه الاصطناعي؛", [("النكاه", "الذكاء")]),
        ("**تقرر** أن ترسل إلى للأمم المتحدة؛", []),  # the joined article is no misreading
        ("**تقرر** بالألا يترك أحد؛", [("بالألا", "بألا")]),
        ("**تقرر** ما في [125/70](#) من أمر؛", [("[125/70](#)", "125/70")]),
        ("**تقرر** ما في [الفقرة] (أ) من أمر؛", []),
    ],
)
def test_words_and_marks(operative: str, changes: list[tuple[str, str]]) -> None:
    """Each rule repairs its own kind of error and leaves its neighbours."""
    assert [(r.as_written, r.repaired) for r in rules.general(_made(operative=operative))] == changes


def test_a_broken_errata_table_names_its_line(tmp_path: Path) -> None:
    """An erratum whose words are not in the source is refused; the source is never searched for them."""
    table = tmp_path / "errata.csv"
    table.write_text(",".join(errata.COLUMNS) + "\nP01,0,4,wood,word,letter,internal,high,because\n", encoding="utf-8")

    with pytest.raises(DataError, match=r"errata\.csv, line 2: the source has 'some' at 0-4, not 'wood'"):
        errata.read(table, "some words")


def _repair(start: int, end: int) -> Repair:
    return Repair("P01", start, end, "x" * (end - start), "y", "letter", "internal", "high", "test")


def test_repairs_may_not_touch() -> None:
    """Two repairs of the same characters are refused: neither may win silently."""
    with pytest.raises(DataError, match="touch the same characters"):
        ordered([_repair(0, 4), _repair(3, 6)])


def test_repair_across_a_line_end() -> None:
    """A repair of a word that a page break cuts replaces both halves at once."""
    resolution = _made("إذ تشير إلى القر\n\nار الأول،")
    start = resolution.source.index("القر")
    end = resolution.source.index("ار الأول") + 2
    broken = resolution.source[start:end]
    mended = apply(
        resolution, [Repair("P01", start, end, broken, "القرار", "letter", "internal", "high", "test")], "repaired"
    )

    assert str(mended["P01"].text) == "إذ تشير إلى القرار الأول،"


def test_official_texts_are_not_repaired(shared: Path) -> None:
    """Over 136 files of the United Nations' own, not even where the file itself runs two words together."""
    found = [
        (path.name, r.as_written, r.repaired)
        for language in ("ar", "en")
        for path in sorted((shared / "unxml").glob(f"*/*.{language}.xml"))
        for r in library.load(path).repairs
    ]

    assert found == []


def test_collation_of_identical_witnesses(source: Resolution) -> None:
    """A text collated with itself has no difference and no error rate."""
    result = collate(source, source)

    assert (result.differences, result.cer, result.wer) == ((), 0.0, 0.0)


def test_collation_names_each_kind() -> None:
    """Spelling, punctuation, symbol order, words, divisions and lacunae are told apart, by counts made by hand."""
    a = _made('إذ تشير إلى القرار 150/77 وإلى خطةٍ، "كبيرة"،')
    b = _made("إذ تشير إلى القرار 77/150 وإلى خطة، ”كبيرة“ جدا،")

    counts = collate(a, b).counts()

    assert counts == {"word": 1, "symbol_order": 1, "punctuation": 1, "orthography": 1, "division": 0, "lacuna": 0}


def test_collation_with_the_official_file(shared: Path, repaired: Resolution, source: Resolution) -> None:
    """After the repairs one word differs (the official file's own slip in O27); five notes are lacunae."""
    official = library.load(shared / "unxml" / "series" / "A_RES_78_132.ar.xml")

    before, after = collate(source, official), collate(repaired, official)

    assert [d.place_a for d in after.differences if d.kind == "word"] == ["O27"]
    assert after.counts()["lacuna"] == before.counts()["lacuna"] == 5
    assert after.cer < before.cer
    assert after.wer < before.wer


def test_collation_needs_one_language(source: Resolution) -> None:
    """Witnesses in two languages are refused."""
    english = library.loads("The General Assembly,\n\n1. Decides something.\n", language="en")
    with pytest.raises(ToolkitError, match="cannot collate"):
        collate(source, english)


CORRECT = [
    "**تسلط** الضوء على أهمية الأشجار؛",
    "**تحيل** إلى المؤتمر قائمة الأشجار؛",
    "**تنبّه** إلى قطع الأشجار؛",
    "**يؤكد** أهمية الأشجار؛",  # of a council
    "**يطلب** إلى الأمين العام تقريرا؛",
    "**يهيب** بجميع الدول؛",
    "**وتشير** إلى الأشجار؛",  # with its conjunction
    "**تقرر** ما يمليه الضمير العام؛",
    "**تقرر** الأدوات الرقمية؛",
    "**تقرر** الإطار الخاص؛",
    "**تقرر** التوعية العامة؛",
]


@pytest.mark.parametrize("operative", CORRECT)
def test_correct_words_are_left_alone_even_where_rules_run(operative: str) -> None:
    """Verbs that no list of openings has, those of masculine organs, and words beside a set phrase."""
    assert rules.general(_made(operative=operative)) == []


@pytest.mark.parametrize(
    ("operative", "repaired"),
    [
        ("**تقرر** تعزيز المجتفع المدني.", ["المجتمع"]),  # one letter
        ("**تقرر** تعزيز المحتفع المدني.", ["المجتمع"]),  # two
        ("**تقرر** تعزيز المحتفغ المدني.", []),  # three: another word
        ("**تقرر** تعزيز المجتمع المدني.", []),  # none
        ("**تقرر** تعزيز المجتفع الدولي.", []),  # no set phrase
        ("**تقرر** تعزيز المجتمعع المدني.", []),  # a letter more
        ("**تقرر** تعزيز بناه القدرات.", []),  # of four letters
        ("**تقرر** تعزيز المجتفع المدني وكل المجتفع.", []),  # twice: a word of the text
    ],
)
def test_a_word_nearly_like_that_of_a_set_phrase(operative: str, repaired: list[str]) -> None:
    found = list(rules.set_phrases(_made(operative=operative), set()))
    assert [repair.repaired for repair in found] == repaired
    taken = {(repair.raw_start, repair.raw_end) for repair in found}
    assert list(rules.set_phrases(_made(operative=operative), taken)) == []


def test_a_clean_text_is_no_transcription() -> None:
    """One slip is not enough: its words stand, and the reader hears of no repair."""
    slip = library.loads("إن الجمعية العامة،\n\nإنه تشير إلى القرار،\n\n1 - **تقرر** أمرا.\n", language="ar")
    assert (slip.witness, slip.repairs) == ("text", ())
    assert str(slip["P01"].text).startswith("إنه")


@pytest.mark.parametrize(
    "preamble",
    [
        "إنه تشير إلى القرار،\n\nوإنه تؤكد من جديد القرار،",  # two misread openings
        "إنه تشير إلى القرار [125/70](#)،",  # one, and a link that no page prints
    ],
)
def test_several_misread_words_show_a_transcription(preamble: str) -> None:
    """Then the rules run, and each repair is in the apparatus."""
    text = f"إن الجمعية العامة،\n\n{preamble}\n\n1 - **تقرر** أمرا.\n\n2 - **تطلب** تقريرا.\n"
    found = library.loads(text, language="ar")
    assert (found.witness, len(found.repairs)) == ("transcription", 2)
    assert str(found["P01"].text).startswith("إذ تشير")


def test_links_and_pages_alone_show_no_transcription() -> None:
    """A converter leaves links, and a page its furniture: the words are those of the file."""
    text = "The General Assembly,\n\nRecalling [70/1](#),\n\n1. Decides to act.\n\n2. Requests a report.\n"
    assert library.loads(text, language="en").witness == "text"


def test_the_text_that_ships_is_a_transcription(repaired: Resolution) -> None:
    """It has a dozen misread openings and two links."""
    assert (repaired.witness, len(repaired.repairs)) == ("transcription", 71)


def test_the_case_of_correct_words(shared: Path) -> None:
    """Nothing is repaired, forced or not."""
    found = library.load(shared / "real" / "cases" / "arabic_correct_words_repaired.txt")
    assert (found.witness, found.repairs, rules.general(found)) == ("text", (), [])


def test_no_rule_changes_a_correct_word_of_a_session(shared: Path) -> None:
    """Forced on every tenth Arabic file of the seventy-eighth session: nothing.

    In all sessions there are five repairs, of slips: 74/175 and 79/188 write a particle with a letter too many, 74/230
    with two conjunctions, 77/27 and 77/36 run it together with its verb.
    """
    import zipfile

    from toolkit import sources

    with zipfile.ZipFile(shared / "corpus" / "GA_78.zip") as files:
        names = sorted(name for name in files.namelist() if name.startswith("Arabic/"))[::10]
        read = [sources.read(files.read(name), name=name) for name in names]
    assert len(read) > 25
    assert [(r.name, repair) for r in read for repair in rules.general(r)] == []


def test_what_one_witness_lacks_is_the_whole_passage_of_the_other() -> None:
    found = collation._lacuna("O01", "abc", "")
    assert found == collation.Difference("O01", "O01", "lacuna", "abc", "", 0, 3, 0, 0)
