"""Printed resolutions in French, Spanish, Russian and Chinese; the texts are made up."""

from __future__ import annotations

import pytest

from toolkit import _first_words, library
from toolkit._openings import openings
from toolkit.errors import SourceError
from toolkit.sources._closings import closes
from toolkit.sources._dates import iso_date
from toolkit.sources._hyphens import Hyphens, unsaid
from toolkit.sources._language import detect_language
from toolkit.sources._pdf_lines import _cells, _line
from toolkit.sources._pdf_page import Char, Font
from toolkit.text import is_han

FRENCH = """A/RES/99/7

Résolution adoptée par l’Assemblée générale le 3 mars 2044

[sur la base du rapport de la Deuxième Commission (A/99/70, par. 8)]

99/7. Les bateaux au service des îles

L’Assemblée générale,

Rappelant sa résolution 98/6 du 2 mars 2043,

Se déclarant préoccupée par l’état des bateaux,

Consciente de la longueur des traversées,

1. Prie les îles de compter leurs bateaux ;

2. Se félicite de la longueur des jetées ;

3. Décide de rester saisie de la question.

90e séance plénière
3 mars 2044
"""
SPANISH = """A/RES/99/7

Resolución aprobada por la Asamblea General el 3 de marzo de 2044

[sobre la base del informe de la Segunda Comisión (A/99/70, párr. 8)]

99/7. Las barcas al servicio de las islas

La Asamblea General,

Recordando su resolución 98/6, de 2 de marzo de 2043,

Profundamente preocupada por el estado de las barcas,

Consciente de la longitud de las travesías,

1. Solicita a las islas que cuenten sus barcas;

2. Acoge con beneplácito la longitud de los muelles;

3. Decide seguir ocupándose de la cuestión.

90a sesión plenaria
3 de marzo de 2044
"""
RUSSIAN = """A/RES/99/7

Резолюция, принятая Генеральной Ассамблеей 3 марта 2044 года

[по докладу Второго комитета (A/99/70, пункт 8)]

99/7. Лодки на службе островов

Генеральная Ассамблея,

ссылаясь на свою резолюцию 98/6 от 2 марта 2043 года,

с удовлетворением отмечая число лодок,

будучи обеспокоена длиной переправ,

1. просит острова сосчитать свои лодки;

2. с удовлетворением отмечает длину причалов;

3. постановляет продолжать заниматься этим вопросом.

90-е пленарное заседание,
3 марта 2044 года
"""
CHINESE = """A/RES/99/7

2044年3月3日大会决议

[根据第二委员会的报告(A/99/70，第8段)]

99/7. 船只为岛屿服务

大会，

回顾其2043年3月2日第98/6号决议，

深为关切船只的状况，

又认识到航程很长，

1. 请各岛屿清点船只；

2. 赞赏地注意到码头的长度；

3. 决定继续处理此案。

第90次全体会议
2044年3月3日
"""
TEXTS = {"fr": FRENCH, "es": SPANISH, "ru": RUSSIAN, "zh": CHINESE}
TITLES = {
    "fr": "Les bateaux au service des îles",
    "es": "Las barcas al servicio de las islas",
    "ru": "Лодки на службе островов",
    "zh": "船只为岛屿服务",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_printed_text_says_its_paragraphs_and_itself(language: str) -> None:
    found = library.read(TEXTS[language].encode(), name=f"{language}.txt")
    assert found.language == language
    assert [p.id for p in found.paragraphs] == ["P01", "P02", "P03", "O01", "O02", "O03"]
    said = (str(found.symbol), found.meta["title"], found.meta["adopted"], found.meta["meeting"], found.meta["organ"])
    assert said == ("A/RES/99/7", TITLES[language], "2044-03-03", "90", "General Assembly")
    assert not found.doubts


@pytest.mark.parametrize(
    ("language", "words", "date"),
    [
        ("fr", "le 1er mars 2044", "2044-03-01"),
        ("es", "el 21 de marzo de 2044", "2044-03-21"),
        ("es", "21 de marzo del 2044", "2044-03-21"),
        ("ru", "21 марта 2044 года", "2044-03-21"),
        ("zh", "2044年3月21日大会决议", "2044-03-21"),
        ("zh", "2044年13月21日", ""),
        ("fr", "mars 2044", ""),
    ],
)
def test_dates(language: str, words: str, date: str) -> None:
    assert iso_date(words, language) == date


@pytest.mark.parametrize(
    ("language", "words", "form"),
    [
        ("fr", "Se déclarant préoccupée", "preamble"),
        ("fr", "Se félicite de", "operative"),
        ("fr", "Avant les bateaux", ""),
        ("es", "Habiendo examinado el informe", "preamble"),
        ("es", "Mundo de barcas", ""),
        ("ru", "с глубокой обеспокоенностью отмечая", "preamble"),
        ("ru", "с удовлетворением отмечает", "operative"),
        ("ru", "лодки отмечая", ""),
        ("zh", "还深为关切船只，", "preamble"),
        ("zh", "还深为关切船只；", "operative"),
        ("zh", "船只注意到岛屿，", ""),
    ],
)
def test_openings(language: str, words: str, form: str) -> None:
    assert openings(language).form(words) == form


def test_the_formula_that_stands_alone_says_the_language() -> None:
    assert detect_language(f"{SPANISH}\n\nThe General Assembly adopted it.", name="a.txt") == "es"
    assert detect_language("ссылаясь на лодки", name="a.txt") == "ru"
    with pytest.raises(SourceError, match=r"printed languages: ar, en, es, fr, ru, zh"):
        detect_language("στα πλοία", name="a.txt")


def test_the_name_of_the_organ_in_a_page_head_is_no_formula() -> None:
    found = library.read(f"联合国\n\n大会\n\n{CHINESE}".encode(), name="zh.txt")
    assert (found.meta["title"], len(found.paragraphs), found.doubts) == (TITLES["zh"], 6, ())


def test_arabic_title_beside_a_number_with_two_marks_or_none() -> None:
    for number in ("99/7. -", "99/7", "99/7 -"):
        text = f"A/RES/99/7\n\n{number} القوارب\n\nإن الجمعية العامة،\n\nإذ تشير إلى قرارها 98/6،\n\n1 - تطلب القوارب؛"
        assert library.read(text.encode(), name="a.txt").meta["title"] == "القوارب"


@pytest.mark.parametrize(
    ("line", "closing"),
    [
        ("90e séance plénière", True),
        ("Notant la séance tenue en 2044,", False),
        ("第90次全体会议", True),
        ("全体会议", False),
    ],
)
def test_closing_lines_begin_with_their_number(line: str, closing: bool) -> None:
    words = ("séance", "全体会议")
    assert closes(line, words) is closing


FRENCH_LINES = ["les îles et les bateaux, ses soixante-", "seizième et", "le budget-", "programme des îles, les jetées"]
BROKEN = [
    *(["les bateaux de l'assem-", "blée, les îles des"] * 6),
    "les îles et les bateaux, ses soixante-",
    "seizième",
]
SPANISH_LINES = ["los barcos de los puertos del mar, y los muelles", "del puerto"] * 3
RUSSIAN_LINES = ["лодки и острова, и причалы островов, и переправы между островами, и лодки, и острова, и их"] * 3


@pytest.mark.parametrize(
    ("lines", "above", "below", "falls", "doubted"),
    [
        (FRENCH_LINES, "ses soixante-", "seizième", False, False),
        (FRENCH_LINES, "le bateau-", "phare", False, True),  # this document breaks no words, as far as it shows
        (FRENCH_LINES, "les jetées-", "phares", False, False),
        (BROKEN, "soixante-dix-", "septième", False, False),
        (BROKEN, "les deux sous-", "programmes", False, False),
        (BROKEN, "ils vont sous-", "crire", True, False),
        (BROKEN, "le bien-", "être", False, False),
        (BROKEN, "une inter-", "diction", True, False),
        (FRENCH_LINES * 9 + ["tel sous-", "", "groupe", ""] * 9, "appareil-", "lage", False, True),  # nor do these
        (SPANISH_LINES, "el tránsi-", "to", True, True),
        (SPANISH_LINES, "la alianza público-", "privada", False, False),
        (BROKEN, "ses soixante-", "seizième", False, False),
        (BROKEN, "l'assem-", "blée", True, False),
        ([*RUSSIAN_LINES, "социально-", "экономических"], "социально-", "экономических", False, False),
        ([*RUSSIAN_LINES, *["остро-", "вами"] * 6], "лод-", "ками", True, False),
        (["the boats of the islands, anti-", "storm"], "anti-", "storm", False, True),
    ],
)
def test_hyphens_in_other_languages(lines: list[str], above: str, below: str, falls: bool, doubted: bool) -> None:
    hyphens = Hyphens(lines)
    assert (hyphens.soft(above, below), hyphens.unsure(above, below)) == (falls, doubted)


def test_particles_keep_their_hyphen_where_a_russian_document_breaks_words() -> None:
    known = Hyphens(["длинная доро-", "га по берегу моря и обратно домой"] * 9)
    assert known.breaks
    assert not known.soft("в каком-", "либо порту")
    assert not known.unsure("в каком-", "либо порту")
    assert known.soft("длинная доро-", "га по")


def test_an_english_word_hangs_below_no_spanish_hyphen() -> None:
    for lines, joined in ((SPANISH_LINES, True), (["the boats of the sea"], False)):
        source = "\n".join([*lines, "el tránsi-", "to del mar"])
        found = list(unsaid(source, 0, len(source), Hyphens(source.splitlines())))
        assert [source[span.start : span.end] for span in found] == (["-\n"] if joined else [])


def test_chinese_signs() -> None:
    assert [is_han(sign) for sign in "船，（a-1"] == [True, True, True, False, False, False]


def _row(*words: tuple[str, float]) -> list[Char]:
    """Characters of a row, six points wide, each word from its place on, with a blank behind it."""
    chars = []
    for word, start in words:
        for at, sign in enumerate(f"{word} "):
            x = start + 6 * at
            chars.append(Char(sign, x, 90, x + 6, 100, 92, Font(size=10.0), 1, len(chars), pen=x, end=x + 6))
    return chars


def test_a_line_of_few_words_that_is_spread_is_no_row_of_a_table() -> None:
    spread = _row(("14.", 0), ("рекомендует", 40), ("государствам", 160), ("и", 286))
    table = _row(("14.", 0), ("рекомендует", 40), ("лодкам", 160), ("и", 290))
    assert [len(list(_cells(row))) for row in (spread, table)] == [1, 3]


def test_a_letter_follows_its_label_after_a_blank() -> None:
    rows = [
        [*_row((label, 0))[:-1], *_row((word, 6 * len(label) + 1))]
        for label, word in (("(a)", "To"), ("11.", "просит"))
    ]
    assert [_line(row).text for row in rows] == ["(a) To", "11. просит"]
    assert _line([*_row(("A.", 0))[:-1], *_row(("B", 13))]).text == "A.B"


@pytest.mark.parametrize(
    ("word", "misread"),
    [
        ("وإد", True),  # its last letter
        ("رإذ", True),  # its first
        ("رإد", False),  # two letters
        ("وإذ", False),  # itself
        ("واذ", False),  # itself, without the seat of hamza
        ("وهد", False),  # another word: the last letter differs, and one before it
    ],
)
def test_a_particle_is_misread_by_one_letter(word: str, misread: bool) -> None:
    assert _first_words.misread(word, "وإذ") is misread
