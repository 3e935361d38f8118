"""Themes of texts: the rules of the codebook, with neighbours that earn nothing."""

from __future__ import annotations

from functools import partial

import pytest
from timing import spent

import toolkit
from toolkit import themes


def given(text: str, language: str = "en") -> set[str]:
    return {one.theme for one in themes.tag(text, language=language)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # rule 2: names earn nothing, own instruments do
        ("the Commission on Science and Technology for Development", set()),
        ("the World Health Organization", set()),
        ("the United Nations Framework Convention on Climate Change", set()),
        ("the Second Ministerial Forum on Rural Health Statistics", set()),
        ("the Joint United Nations Programme on HIV/AIDS", set()),
        ("HIV/AIDS prevention by the Programme", {"health"}),
        ("the Nairobi Conference on Girls’ Education and Vaccines", set()),
        ("the Nairobi Conference on Girls' Education and Vaccines", set()),
        ("the Nairobi Conference on Trade ’ vaccines", {"health"}),
        ("science and technology", {"science_technology"}),
        ("the 2030 Agenda for Sustainable Development", {"sustainable_development"}),
        ("the Technology Bank for the Least Developed Countries", {"science_technology", "special_situations"}),
        ("the Addis Ababa Action Agenda", {"finance", "sustainable_development"}),
        ("the Internet Governance Forum", {"igf", "internet_governance"}),
        ("information and communications technologies for sustainable development", set()),
        # rule 3: a title earns nothing, what a work examines does
        ("the report entitled “Women and climate”", set()),
        ("the report entitled The State of Broadband 2020, and others", set()),
        ("the report entitled 'Health for all by 2030'", set()),
        ("the report entitled 'Women's health' and the role of data flows", {"data"}),
        ("the report entitled 'Girls' health and climate' and the role of data flows", {"data"}),
        ("the report entitled ‘Health for all’", set()),
        ("the report on women's health", {"gender", "health"}),
        ("the session on the theme 'Women and climate'", {"gender", "environment_food"}),
        ("the report “Girls and climate”", set()),
        ("the study 'Girls and climate' and data flows", {"data"}),
        ("the report on girls and “climate”", {"gender", "environment_food"}),
        ("the panel “Girls and climate”", {"gender", "environment_food"}),
        ("the report, which examines the role of data flows", {"data"}),
        # rule 4: themes and slogans count
        ("the session held under the theme “Women and climate”", {"gender", "environment_food"}),
        # rule 5 and 6
        ("in particular the least developed countries", {"special_situations"}),
        ("in particular developing countries", set()),
        # rule 7 and 8
        ("information and communications technologies", set()),
        ("an inclusive society for all", set()),
        ("digital inclusion, leaving no one behind", {"inclusion"}),
        # conditions and exceptions
        ("affordable access to the Internet", {"affordability", "connectivity"}),
        ("affordable COVID-19 vaccines", {"health"}),
        ("an enabling environment", {"policy_regulation"}),
        ("the protection of the environment", {"environment_food"}),
        ("the illicit trade in small arms", set()),
        ("international trade", {"digital_economy"}),
        ("South Africa", set()),
        ("in Africa", {"special_situations"}),
        ("international law and the rule of law", set()),
        ("innovation", set()),
        # false friends, each beside what it is taken for
        ("the poor quality of roads", set()),
        ("the poor and the landless", {"inclusion"}),
        ("healthy competition", {"digital_economy"}),
        ("a healthy and fair competition", {"digital_economy"}),
        ("a healthy debate", set()),
        ("healthy lives", {"health"}),
        ("safe and healthy working conditions", {"health"}),
        ("mother tongues", {"multilingualism"}),
        ("mothers", {"gender"}),
    ],
)
def test_english(text: str, expected: set[str]) -> None:
    """The codebook's rules in English."""
    assert given(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اللجنة المعنية بتسخير العلم والتكنولوجيا لأغراض التنمية", set()),
        ("منظمة الصحة العالمية", set()),
        ("برنامج الأمم المتحدة المشترك المعني بفيروس نقص المناعة البشرية/الإيدز", set()),
        ("البرنامج المشترك المعني بفيروس نقص المناعة البشرية/الإيدز", set()),
        ("الوقاية من فيروس نقص المناعة البشرية/الإيدز", {"health"}),
        ("اليوم الدولي للمرأة والفتاة في ميدان العلوم", set()),
        ("المرأة والفتاة في ميدان العلوم", {"gender", "science_technology"}),
        ("العلم والتكنولوجيا", {"science_technology"}),
        ("خطة التنمية المستدامة لعام 2030", {"sustainable_development"}),
        ("منتدى إدارة الإنترنت", {"igf", "internet_governance"}),
        ("مصرف التكنولوجيا لأقل البلدان نموا", {"science_technology", "special_situations"}),
        ('التقرير المعنون "النساء والمناخ"', set()),
        ("التقرير المعنون 'النساء والمناخ'", set()),
        ("تحت شعار 'النساء والمناخ'", {"gender", "environment_food"}),
        ('التقرير "النساء والمناخ"', set()),
        ("الدراسة «النساء والمناخ»", set()),
        ('التقرير عن النساء و"المناخ"', {"gender", "environment_food"}),
        ('تحت شعار "النساء والمناخ"', {"gender", "environment_food"}),
        ("ولا سيما البلدان النامية", set()),
        ("ولا سيما أقل البلدان نمواً", {"special_situations"}),
        ("تكنولوجيات المعلومات والاتصالات", set()),
        ("تسخير تكنولوجيات المعلومات والاتصالات لأغراض التنمية المستدامة", set()),
        ("بيئة مواتية", {"policy_regulation"}),
        ("حماية البيئة", {"environment_food"}),
        ("للنساءِ والفَتَيَات", {"gender"}),
        ("الذكـاء الاصطناعي", {"emerging_technologies"}),
        ("سد الفجوات الرقميه", {"digital_divides"}),
        ("جنوب أفريقيا", set()),
        ("بلدان أفريقيا", {"special_situations"}),
        ("عدم ترك أي أحد خلف الركب", {"inclusion"}),
    ],
)  # fmt: skip
def test_arabic(text: str, expected: set[str]) -> None:
    """The same rules in Arabic, however it is spelled."""
    assert given(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Takes note of the report of the Secretary-General", True),
        ("Recalling the report of the Secretary-General", False),
        ("Welcomes the establishment of the Panel", False),
        ("Requests the Secretary-General to submit a report on the matter to it", True),
        ("Decides to include in the provisional agenda of its next session the item", True),
        ("Stresses the importance of reports", False),
    ],
)
def test_follow_up(text: str, *, expected: bool) -> None:
    """Reports count when asked for, awaited, welcomed or taken note of, not when only recalled."""
    found = themes.explain(text, "en", part="operative")
    assert ("follow_up" in found.themes) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Requests the Secretary-General to submit a report", "en", True),
        ("7. Also requests the Secretary-General to submit a report", "en", True),
        ("Recalling its request that the Secretary-General submit a report", "en", False),
        ("Also recalling that it requests the Secretary-General to submit a report", "en", False),
        ("the Secretary-General submits a report", "en", False),
        ("تطلب إلى الأمين العام أن يقدم تقريرا", "ar", True),
        ("وإذ تطلب إلى الأمين العام أن يقدم تقريرا", "ar", False),
    ],
)
def test_part_of_a_text(text: str, language: str, *, expected: bool) -> None:
    """A text alone is operative if it opens with a finite verb, not with a participle, a particle or a noun."""
    assert ("follow_up" in given(text, language)) is expected
    assert ("follow_up" in themes.explain(text, language).themes) is expected


def test_named_part_wins() -> None:
    """The part that is named goes before what the opening says."""
    text = "Requests the Secretary-General to submit a report"
    assert "follow_up" not in themes.explain(text, "en", part="preamble").themes


def test_offsets() -> None:
    """The evidence is the exact words of the text, diacritics and proclitics included."""
    resolution = toolkit.load()
    tags = themes.tag(resolution)
    assert len({one.theme for one in tags}) == 25
    for one in tags:
        text = resolution[one.paragraph_id].text.string
        assert text[one.start : one.end] == one.evidence
        assert one.evidence.strip() == one.evidence != ""


def test_frame() -> None:
    """The ``tags`` table has the contract's columns first, and a row for each tag."""
    resolution = toolkit.load()
    frame = themes.frame(resolution)
    assert list(frame.columns[:5]) == ["paragraph_id", "theme", "evidence", "start", "end"]
    assert len(frame) == len(themes.tag(resolution))
    assert themes.frame([]).empty


def test_no_memory() -> None:
    """A paragraph's tags do not depend on its neighbours (rule 9)."""
    resolution = toolkit.load()
    together = themes.tag(resolution.paragraphs, language="ar")
    alone = tuple(one for paragraph in resolution.paragraphs for one in themes.tag(paragraph, language="ar"))
    assert together == alone


def test_repairs_matter() -> None:
    """A misread letter invents an environment paragraph; the repaired reading does not have it."""
    source, repaired = (toolkit.load(reading=reading) for reading in ("source", "repaired"))
    assert "environment_food" in {t.theme for t in themes.tag(source["O16"], language="ar")}
    assert "environment_food" not in {t.theme for t in themes.tag(repaired["O16"], language="ar")}


def test_explain() -> None:
    """An explanation names what is hidden, what counts by which rule, and what does not count and why."""
    found = themes.explain("The World Health Organization and the health of women", "en")
    assert found.themes == ("health", "gender")
    assert [found.text[m.start : m.end] for m in found.masks] == ["World Health Organization"]
    assert [(found.text[one.start : one.end], one.reason) for one in found.refused] == [
        ("Health", "inside a name (body)")
    ]
    assert "earns nothing" in str(found)
    assert "health/phrases" in str(found)
    assert "  none" not in str(found)
    assert "themes\n  none" in str(themes.explain("The tide was low", "en"))


def test_bulk_equals_tag() -> None:
    """Bulk frames, batch by batch, hold the tags of `tag`."""
    from toolkit.themes import bulk

    resolution = toolkit.load()
    units = [(p.id, p.text.string, p.part) for p in resolution.paragraphs]
    table = bulk.table(units, "ar")
    expected = [
        (t.paragraph_id, t.theme, t.start, t.end, t.rule) for t in themes.tag(resolution.paragraphs, language="ar")
    ]
    assert list(table.itertuples(index=False, name=None)) == expected
    parts = list(bulk.frames(iter(units), "ar", batch=7))
    assert [len(part) for part in parts] == [
        sum(row[0] in {u[0] for u in units[n : n + 7]} for row in expected) for n in range(0, len(units), 7)
    ]
    assert bulk.table([], "ar").empty
    occurrences = bulk.occurrences([units[0][1]], "ar")
    assert set(occurrences.columns) == {"text", "phrase", "start", "end"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u200f",
        "12345",
        "“" * 3000,
        "entitled “" * 2000,
        "entitled '" * 2000,
        "report ‘s' " * 2000,
        "The " * 4000,
        "A of the B " * 3000,
    ],
)
def test_odd_texts(text: str) -> None:
    """Texts with nothing to find, or made to confuse, give no tags and no error."""
    assert given(text) == set()


def test_explained_is_given() -> None:
    """An explanation, which looks at every name, keeps what `tag` gives."""
    resolution = toolkit.load()
    for paragraph in resolution.paragraphs:
        found = themes.explain(paragraph, "ar")
        tags = themes.tag(paragraph, language="ar")
        assert [(one.theme, one.start, one.end) for one in found.kept] == [(t.theme, t.start, t.end) for t in tags]
    for text in ("a Conference on Health and health", "Health Forum on data", "the Forum on Data and the data"):
        assert set(themes.explain(text, "en").themes) == given(text)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Requests report takes note of the report to the Assembly; affordable Internet women entitled “x” "),
        ("ar", 'تطلب تقرير تحيط علما بتقرير إلى الجمعية ميسورة التكلفة الإنترنت المعنون "أ" النساء بيئة مواتية '),
    ],
)  # fmt: skip
def test_hostile(language: str, words: str) -> None:
    """Very many finds and conditions in one paragraph take time in proportion, not in its square."""
    given("warm", language)
    times = [spent(partial(themes.tag, words * count, language=language)) for count in (300, 2400)]
    assert times[1] < max(24 * times[0], 15)


#: Made-up paragraphs in both languages, one or more for each kind of fault that the two languages showed of each other.
PAIRS = [
    # names: hidden in both, whether the language writes them with capitals or not
    ("Welcomes the work of the Committee on Fisheries", "ترحب بعمل لجنة مصائد الأسماك", set()),
    ("as decided by the Youth Climate Summit", "على نحو ما قررته قمة الشباب بشأن المناخ", set()),
    (
        "the Special Rapporteur on the situation of human rights in the region",
        "المقرر الخاص المعني بحالة حقوق الإنسان في المنطقة",
        set(),
    ),
    # ... and the same words outside a name count
    ("the catch of fisheries", "مصيد مصائد الأسماك", {"environment_food"}),
    # inflected forms and the particles a word carries
    ("Notes the needs of women migrants", "تلاحظ احتياجات العاملات المهاجرات", {"gender", "inclusion"}),
    ("compliance with their legal obligations", "الامتثال للالتزامات القانونية", {"policy_regulation"}),
    ("the value chain", "سلسلة القيمة", {"digital_economy"}),
    # words that stand apart in one language
    ("national policies and programmes", "السياسات والبرامج الوطنية", {"policy_regulation"}),
    ("inclusive and sustainable development", "التنمية الشاملة والمستدامة", {"sustainable_development"}),
    ("technical and financial assistance", "المساعدة التقنية والمالية", {"finance"}),
    ("new information technologies", "تكنولوجيات المعلومات الجديدة", {"emerging_technologies"}),
    # terms too broad: databases and statements are no data, the Indian Ocean is no environment
    ("a public database", "قاعدة بيانات عامة", set()),
    ("the statements made by delegations", "البيانات التي أدلت بها الوفود", set()),
    ("the Indian Ocean region", "منطقة المحيط الهندي", set()),
    ("ships at sea and maritime traffic", "السفن في البحر والملاحة البحرية", set()),
    ("policies on dance", "سياسات بشأن الرقص", set()),
    ("in harmony with nature", "في انسجام مع الطبيعة", {"environment_food"}),
    # conditions: enhanced cooperation is the Internet's only beside it; access is the Internet's, not a programme's
    ("Encourages enhanced cooperation between the two offices", "تشجع التعاون المعزز بين المكتبين", set()),
    (
        "enhanced cooperation, as set out in the Tunis Agenda",
        "التعاون المعزز على النحو المبين في برنامج عمل تونس",
        {"internet_governance", "wsis"},
    ),
    ("Internet shutdowns", "عمليات قطع الإنترنت", {"connectivity"}),
    ("resilience is to be strengthened", "تعزيز القدرة على الصمود", set()),
    ("the right of peoples to self-determination", "حق الشعوب في تقرير المصير", {"human_rights"}),
    # a region is no state of nearly its name; a trade-off is no trade; what is not binding is no law
    ("the Central African subregion", "منطقة وسط أفريقيا دون الإقليمية", {"special_situations"}),
    ("the Central African Republic", "جمهورية أفريقيا الوسطى", set()),
    ("trade-offs between the two", "المفاضلة بين الأمرين", set()),
    ("trade between the two", "التجارة بين البلدين", {"digital_economy"}),
    ("non-legally binding guidelines", "مبادئ توجيهية غير ملزمة قانونا", set()),
    ("legally binding rules", "قواعد ملزمة قانونا", {"policy_regulation"}),
    ("a cost-effective use of the Internet", "استخدام الإنترنت على نحو يتسم بفعالية التكلفة", set()),
    ("the cost of the Internet", "تكلفة الإنترنت", {"affordability"}),
    # what stands between a right and who has it, and a fund with a name in small letters
    (
        "the rights, participation and needs of persons with disabilities",
        "حقوق الأشخاص ذوي الإعاقة ومشاركتهم واحتياجاتهم",
        {"human_rights", "inclusion"},
    ),
    ("the United Nations trust fund on dance", "صندوق الأمم المتحدة الاستئماني للرقص", {"finance"}),
    ("access to credit and to land", "الحصول على القروض والأراضي", {"finance"}),
    ("the lending of multilateral banks", "الإقراض المقدم من المصارف المتعددة الأطراف", {"finance"}),
    ("the lending of books", "إعارة الكتب", set()),
    ("to protect the environment for the benefit of all", "حماية البيئة لمنفعة الجميع", {"environment_food"}),
    ("scientific and technical advice", "المشورة العلمية والتقنية", {"science_technology"}),
    (
        "the International Decade for Action, “Water for Sustainable Development”",
        "العقد الدولي للعمل، ”الماء من أجل التنمية المستدامة“",
        set(),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("english", "arabic", "expected"), PAIRS)
def test_two_languages_say_the_same(english: str, arabic: str, expected: set[str]) -> None:
    """A paragraph and its translation have the same themes."""
    assert (given(english), given(arabic, "ar")) == (expected, expected)


@pytest.mark.parametrize(
    ("english", "arabic", "expected"),
    [
        # The words of the title as plain words: English writes them without capitals, Arabic has none.
        (
            "Urges all to work for the right to food;",
            "تحث الجميع على العمل من أجل الحق في الغذاء؛",
            {"human_rights", "environment_food"},
        ),
        (
            "Decides to speak of “The right to food” at its next session;",
            "تقرر أن تتكلم عن ”الحق في الغذاء“ في دورتها المقبلة؛",
            set(),
        ),
    ],
)
def test_the_own_title_is_a_name_where_it_is_quoted(english: str, arabic: str, expected: set[str]) -> None:
    """The title as the codebook's rule 2 has it: quoted it earns nothing, its plain words do, in both languages."""
    for text, language, title in ((english, "en", "The right to food"), (arabic, "ar", "الحق في الغذاء")):
        found = themes.explain(text, language, title=title)
        assert {one.theme for one in found.kept} & {"human_rights", "environment_food"} == expected, language
