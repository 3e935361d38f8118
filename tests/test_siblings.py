"""Documents of many organs and languages in their own forms, made up here; what each says comes from reading it."""

from __future__ import annotations

import pytest

from toolkit import library
from toolkit._openings import openings
from toolkit.errors import SourceError
from toolkit.model import Resolution


def read(text: str, name: str = "boats.txt") -> Resolution:
    return library.read(text.encode(), name=name)


def ids(found: Resolution) -> str:
    return " ".join(p.id for p in found.paragraphs)


# Blocks of the text; ids of its paragraphs; its organ (the beginning); what its head says, by key.
FORMS: dict[str, tuple[tuple[str, ...], str, str, dict[str, str]]] = {
    "meeting of five digits": (
        (
            "القرار 2999 (2044)",
            "الذي اتخذه مجلس الأمن في جلسته 10404، المعقودة في 4 آذار/مارس 2044",
            "إن مجلس الأمن،",
            "استجابة لطلب حكومة بوردوريا،",
            "1 - يقرر بناء المراكب.",
        ),
        "P01 O01", "Security Council", {"meeting": "10404", "adopted": "2044-03-04"},
    ),
    "item above a title, in Spanish": (
        (
            (
                "99.ª ASAMBLEA MUNDIAL DE LA SALUD          WHA99.15\nPunto 15.2 del orden del día         1 de "
                "junio de 2044"
            ),
            "Salud de los remeros",
            "La 99.ª Asamblea Mundial de la Salud,",
            "Habiendo examinado el informe;",
            "1. INSTA a remar.",
        ),
        "P01 O01", "World Health Assembly", {"title": "Salud de los remeros", "session": "99"},
    ),
    "sponsors before a wide colon": (
        (
            "A/C.6/99/L.9\n大会\n第九十九届会议\n议程项目80",
            "阿尔比亚和博尔多里亚：决议草案",
            "船舶法",
            "大会，",
            "回顾其第98/94号决议，",
            "1. 赞赏地注意到报告。",
        ),
        "P01 O01", "General Assembly", {"title": "船舶法"},
    ),
    "participles of a masculine organ": (
        (
            "Résolution 2999 (2044)",
            "Le Conseil de sécurité,",
            "Déçu par l’absence de bateaux,",
            "Attaché à la voile,",
            "1. Décide de ramer.",
        ),
        "P01 P02 O01", "Security Council", {},
    ),
    "a conference of ministers": (
        (
            "Résolution 991 (LVI)\nBateaux d’Afrique",
            (
                "La Conférence des ministres africains des finances, de la planification et du développement "
                "économique,"
            ),
            "Rappelant sa résolution 970 (LIII),",
            "1. Invite la Commission à ramer.",
        ),
        "P01 O01", "Conference of African Ministers", {"title": "Bateaux d’Afrique"},
    ),
    "a session in the series of a symbol": (
        (
            "HSP/HA.2/Res.19",
            "2/19. Villes de bateaux",
            "L’Assemblée des Nations Unies pour l’habitat,",
            "Consciente des crues,",
            "1. Invite à ramer.",
        ),
        "P01 O01", "United Nations Habitat Assembly", {"session": "2", "title": "Villes de bateaux"},
    ),
    "a decision of health, in Arabic": (
        (
            "جمعية الصحة العالمية التاسعة والتسعون          ج ص ع99(14)",
            "صحة البحارة",
            "قررت جمعية الصحة العالمية التاسعة والتسعون، بعد النظر في تقرير المدير العام، ما يلي:",
            "(1) أن تعتمد الخطة؛",
            "(2) أن تطلب تقريرا.",
        ),
        "O01", "World Health Assembly", {"session": "99", "title": "صحة البحارة"},
    ),
    "a head in Russian below the number": (
        (
            "GC(88)/RES/9\nСентябрь 2044 года",
            "Международное агентство\nВосемьдесят восьмая очередная сессия\nПункт 15 повестки дня",
            "Лодки",
            "Генеральная конференция,",
            "a) отмечая доклад,",
            "1. утверждает план.",
        ),
        "P01 O01", "General Conference of the International Atomic", {"session": "88", "title": "Лодки"},
    ),
    "a symbol above, the number with the title below": (
        (
            "CBD/COP/DEC/19/14\n1 November 2044",
            "CONFERENCE OF THE PARTIES\nNineteenth meeting",
            "19/14. Reed birds",
            "The Conference of the Parties,",
            "Noting the report,",
            "1. Adopts the plan.",
        ),
        "P01 O01", "Conference of the Parties to the Convention on Biological",
        {"session": "19", "title": "Reed birds"},
    ),
    "dashes before each paragraph, not before verbs alone": (
        (
            "ق.ق: 812 د.ع (64) - 17/5/2044",
            "دعم المراكب",
            "إن مجلس جامعة الدول العربية على مستوى القمة،",
            "- بعد اطلاعه على مذكرة الأمانة،",
            "- وعلى تقرير الأمين العام،",
            "- وفي ضوء المناقشات،",
            "يقرر:",
            "1- دعم المراكب.",
        ),
        "P01 P02 P03 O01", "Council of the League",
        {"session": "64", "title": "دعم المراكب", "adopted": "2044-05-17"},
    ),
    "a formula that says place and days": (
        (
            "RESOLUTION NO. 11/61-PIL\nON BOATS",
            (
                "The Sixty-first Session of the Council of Foreign Ministers of the Organization of Islamic "
                "Cooperation (Session of Rivers in a World of Many Boats), held in Klow, Republic of Syldavia, on "
                "25-26 Dhul Hijjah 1466H (21-22 June 2044),"
            ),
            "Having considered the report;",
            "1. URGES boats.",
        ),
        "P01 O01", "Council of Foreign Ministers", {},
    ),
    "clauses in small letters": (
        (
            "Résolution C 27/2041",
            "Poste fluviale",
            "Le Congrès,",
            "vu\nla résolution C 7/2036,",
            "considérant\nque la poste rame,",
            "charge\nle Conseil\n– de ramer,",
            "invite\nles Pays-membres à ramer.",
        ),
        "P01 P02 O01 O02", "Congress of the Universal Postal Union", {"title": "Poste fluviale"},
    ),
    "a decision in one Chinese sentence": (
        (
            "99/512. 推迟审议船舶项目",
            "大会2044年12月5日第50次全体会议根据第五委员会的建议，决定推迟到第一百届会议审议题为“船舶”的项目。",
        ),
        "O01", "General Assembly", {"meeting": "50", "adopted": "2044-12-05"},
    ),
    "bullets for numbers that are lost": (
        (
            "A/RES/99/99",
            "أمن المراكب",
            "إن الجمعية العامة،",
            "• إذ تشير إلى قرارها 98/99،",
            "• تحيط علما بالتقرير؛",
            "• تهيب بالدول أن تتعاون.",
        ),
        "P01 O01 O02", "General Assembly", {"title": "أمن المراكب"},
    ),
    "an operative paragraph that adopts what stands below": (
        (
            "A/RES/99/41",
            "99/41 - إعلان المراكب",
            "إن الجمعية العامة،",
            "إذ تشير إلى قرارها 98/41،",
            "تعتمد الإعلان التالي:",
            "إعلان المراكب",
            "نحن، رؤساء الدول، وقد اجتمعنا في كلو،",
            "1 - نلتزم بالتجديف؛",
            "2 - نبني المراكب.",
        ),
        "P01 O01", "General Assembly", {},
    ),
    "a comma for the point of an Arabic number": (
        (
            "القرار 999 (1982)",
            "إن مجلس الأمن،",
            "وإذ يساوره القلق،",
            "١، يطلب مراكب؛",
            "٢- يناشد الدول.",
        ),
        "P01 O01 O02", "Security Council", {},
    ),
    "another conference by its Russian number": (
        (
            "88 C/Резолюция 19",
            "Лодки",
            "Генеральная конференция,",
            "ссылаясь на резолюцию 87 C/19,",
            "1. приветствует лодки.",
        ),
        "P01 O01", "General Conference of UNESCO", {"session": "88", "title": "Лодки"},
    ),
    "an Arabic line of adoption below the title": (
        (
            "GC(89)/RES/12\n\nأيلول/سبتمبر 2045\nتوزيع عام\n\nالبند 17 من جدول الأعمال",
            "المراكب",
            "قرار اعتُمد في 19 أيلول/سبتمبر 2045 أثناء الجلسة العامة العاشرة",
            "إن المؤتمر العام،",
            "(أ) إذ يستذكر قراره،",
            "1- يحث على التجديف.",
        ),
        "P01 O01", "General Conference of the International Atomic", {"title": "المراكب", "adopted": "2045-09-19"},
    ),
    "a meeting before the Chinese verb": (
        (
            "第2999(2044)号决议",
            "安全理事会2044年4月8日第10422次会议通过",
            "安全理事会，",
            "回顾其以往各项决议，",
            "1. 决定划船。",
        ),
        "P01 O01", "Security Council", {"meeting": "10422", "adopted": "2044-04-08"},
    ),
    "verbs that are headings, in Russian": (
        (
            "РЕЗОЛЮЦИЯ 130 (ПЕРЕСМ. БУХАРЕСТ, 2022 Г.)",
            "Лодки",
            "Полномочная конференция Международного союза электросвязи (Бухарест, 2022 г.),",
            "напоминая",
            "a) резолюцию о лодках;",
            "b) резолюцию о веслах,",
            "решает",
            "1 грести;",
            "2 строить лодки.",
        ),
        "P01 P02 O01 O02", "Plenipotentiary Conference", {"title": "Лодки"},
    ),
    "a number above the preamble, the formula below it": (
        (
            "Conf. 29.7          Reed birds",
            "RECALLING Resolution Conf. 9.24, adopted by the Conference at its ninth meeting;",
            "THE CONFERENCE OF THE PARTIES TO THE CONVENTION",
            "1. URGES Parties to row;",
            "2. DIRECTS the Secretariat to report.",
        ),
        "P01 O01 O02", "Conference of the Parties to the Convention on International Trade", {"title": "Reed birds"},
    ),
    "a number that stands twice": (
        (
            "ICC-ASP/43/Res.4",
            "قرار اتخذته جمعية الدول الأطراف المعقودة في 7 كانون الأول/ديسمبر 2044",
            "ICC-ASP/43/Res.4\nحماية المراكب",
            "إن جمعية الدول الأطراف،",
            "إذ تذكر بقراراتها،",
            "1- ترحب بالتقرير.",
        ),
        "P01 O01", "Assembly of States Parties", {"title": "حماية المراكب", "session": "43"},
    ),
    "a numbered preamble of a board": (
        (
            "316 EX/Decision 5.I.A",
            "Ferries",
            "The Executive Board,",
            "1. Having examined document 316 EX/5,",
            "2. Takes note of the ferries;",
            "3. Requests a report.",
        ),
        "P01 O02 O03", "Executive Board of UNESCO", {"title": "Ferries", "session": "316"},
    ),
    "a Russian opening that no list has": (
        (
            "Резолюция 2999 (2044)",
            "Совет Безопасности,",
            "ссылаясь на свои резолюции,",
            "предугадывая половодье на всех реках Бордурии,",
            "1. постановляет грести.",
        ),
        "P01 P02 O01", "Security Council", {},
    ),
    "capital letters before recitals in Spanish": (
        (
            "P10_TA(2044)0043",
            "El Parlamento Europeo,",
            "– Visto el Tratado,",
            "A. Considerando que los remos guían;",
            "B. Considerando que faltan remos;",
            "1. Pide a la Comisión que reme.",
        ),
        "P01 P02 P03 O01", "European Parliament", {},
    ),
    "a short name behind the organ's": (
        (
            "القرار 351 (د-34)\nصندوق للمراكب",
            "إن اللجنة الاقتصادية والاجتماعية لغرب آسيا (الإسكوا)،",
            "إذ تلاحظ تراجع المراكب،",
            "1- تقرر إنشاء صندوق.",
        ),
        "P01 O01", "Economic and Social Commission for Western Asia", {"title": "صندوق للمراكب"},
    ),
    "a line of a date below the kind of text": (
        (
            "COUNCIL RESOLUTION",
            "of 24 June 2044",
            "THE COUNCIL OF THE EUROPEAN UNION,",
            "CONSIDERING that boats link islands;",
            "1. INVITES Member States to row.",
        ),
        "P01 O01", "Council of the European Union", {"adopted": "2044-06-24"},
    ),
    "an Arabic reason as a preambular paragraph": (
        (
            "القرار 95 (1951)\nالمؤرخ 1 أيلول/سبتمبر 1951",
            "إن مجلس الأمن،",
            "إذ يلاحظ التقرير،",
            "وبالنظر إلى أن المراكب لا تزال راسية،",
            "يدعو بوردوريا إلى التجديف.",
        ),
        "P01 P02 O01", "Security Council", {"adopted": "1951-09-01"},
    ),
    "a letter for a Russian number": (
        (
            "Резолюция 553 (1984)\nот 15 октября 1984 года",
            "Совет Безопасности,",
            "напоминая о лодках,",
            "1, постановляет грести;",
            "2. просит доклад;",
            "\u0417. постановляет плыть дальше.",
        ),
        "P01 O01 O02 O03", "Security Council", {"adopted": "1984-10-15"},
    ),
    "openings that are adjectives": (
        (
            "A/HRC/RES/99/7\n99/7. Boats",
            "The Human Rights Council,",
            "Proud of the rowers,",
            "Wary of the reeds, and recalling UNEP/COP.9/INF/3 and Amend.1,",
            "1. Decides to row.",
        ),
        "P01 P02 O01", "Human Rights Council", {"title": "Boats", "session": "99"},
    ),
    "letters for digits in a year": (
        (
            "RESOLUTION 488 (l98l)\nof l9 June l98l",
            "The Security Council,",
            "Having studied the report,",
            "1. Decides to row.",
        ),
        "P01 O01", "Security Council", {"adopted": "1981-06-19"},
    ),
    "numbers without a point, and an annex with such": (
        (
            "RESOLUTION MEPC.999(99)\n(adopted on 11 April 2044)",
            "RULES FOR BOATS",
            "THE MARINE ENVIRONMENT PROTECTION COMMITTEE,",
            "NOTING that boats burn oil,",
            "1 ADOPTS the Rules, as set out in the annex;",
            "2 AGREES to keep the Rules under review.",
            "ANNEX",
            "RULES FOR BOATS",
            "1 Introduction",
            "1.1 These Rules apply to boats.",
        ),
        "P01 O01 O02", "Marine Environment Protection Committee", {"title": "RULES FOR BOATS", "session": "99"},
    ),
    "decisions below a colon in Chinese": (
        (
            "2044/219. 渡船论坛的报告",
            "经济及社会理事会2044年6月5日第20次全体会议：",
            "(a) 注意到论坛的报告；",
            "(b) 决定论坛第四届会议在克洛举行。",
        ),
        "O01", "Economic and Social Council", {"meeting": "20", "adopted": "2044-06-05"},
    ),
    "a closing line in brackets below a decision": (
        (
            "NINETY-EIGHTH WORLD HEALTH ASSEMBLY          WHA98(17)",
            "Boats",
            "The Ninety-eighth World Health Assembly, having considered the report by the Director-General,",
            "Decided:",
            "(1) to row;",
            "(2) to report in 2047.",
            "(Ninth plenary meeting, 27 May 2045)",
        ),
        "O01", "World Health Assembly", {"adopted": "2045-05-27"},
    ),
    "the session in a number, behind the word": (
        ("Resolución 82 C/31", "Barcos", "La Conferencia General,", "Recordando su decisión,", "Invita a remar."),
        "P01 O01", "General Conference of UNESCO", {"session": "82", "title": "Barcos"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_form(form: str) -> None:
    """Paragraphs, organ and head are read as they stand, and nothing is doubted."""
    blocks, paragraphs, organ, head = FORMS[form]
    found = read("\n\n".join(blocks))

    assert ids(found).partition(" X1-")[0] == paragraphs
    assert found.meta["organ"].startswith(organ)
    assert {key: found.meta.get(key) for key in head} == head
    assert not found.doubts


def test_what_is_read_and_doubted() -> None:
    """One line of French, also with typographic apostrophes; a table with a language in each column."""
    line = read(
        "A/HRC/RES/99/14 99/14. Droits des bateliers Le Conseil des droits de l’homme, Guidé par la Charte des Nations "
        "Unies et par les rames, Rappelant sa résolution 98/9 du 3 avril 2043, 1. Engage les États à protéger les "
        "bateliers ; 2. Prie le Haut-Commissaire d’établir un rapport ; 3. Décide de rester saisi de la question."
    )
    rows = (
        ("إن مجلس الأمن،", "The Security Council,"),
        ("إذ يشير إلى القارب،", "Recalling the boat,"),
        ("1 - يدين الثقب؛", "1. Condemns the hole;"),
        ("2 - يقرر أن يجدف.", "2. Decides to row."),
    )
    table = read(f"<table>{''.join(f'<tr><td>{a}</td><td>{b}</td></tr>' for a, b in rows)}</table>", "boats.html")

    assert (ids(line), [doubt.kind for doubt in line.doubts]) == ("P01 P02 O01 O02 O03", ["reading_order"])
    assert (ids(table), [doubt.kind for doubt in table.doubts]) == ("P01 O01 O02", ["parts"])
    assert table["O02"].text.string == "يقرر أن يجدف."


def test_a_russian_word_is_broken_at_a_lines_end() -> None:
    """One that stands elsewhere in the text is joined; a compound keeps its hyphen; what nothing shows is doubted."""
    head = (
        "Генеральная Ассамблея,\n\nотмечая важность торгово-\nэкономического сотрудничества на восемьде-\nсят первой "
        "сессии,\n\n1. "
    )
    shown = read(f"{head}просит Генерального сек-\nретаря о докладе;\n\n2. благодарит секретаря Ассамблеи и гребцов.\n")
    bare = read(f"{head}постановляет построить лодки и провести гонку на реке и на озере этой весной и летом.\n")

    for found in (shown, bare):
        assert str(found["P01"].text).endswith("торгово-экономического сотрудничества на восемьдесят первой сессии,")
    assert shown["O01"].text.string == "просит Генерального секретаря о докладе;"
    assert [(doubt.place, doubt.kind) for doubt in bare.doubts] == [("P01", "broken_word")]


def test_a_french_word_is_broken_at_a_lines_end() -> None:
    """It is joined where the text has a word that begins so; a word of two halves keeps its hyphen."""
    found = read(
        "A/HRC/RES/99/7\n\n99/7. Bateaux\n\nLe Conseil des droits de l’homme,\n\n"
        "Rappelant les organisations des bateliers,\n\n"
        "1. Prie les organi-\nsations de ramer à sa quatre-vingt-\ndeuxième session.\n"
    )

    assert found["O01"].text.string == "Prie les organisations de ramer à sa quatre-vingt-deuxième session."
    assert not found.doubts


def test_a_short_recital_of_a_recommended_draft_is_no_formula() -> None:
    """In Arabic XML it is as short as a formula is; it opens in italics."""

    def recital(verb: str, rest: str, name: str = "x") -> str:
        return f'<container name="{name}"><p>”<span class="italic">{verb}</span>{rest}،</p></container>'

    inner = (
        f"{recital('إن الجمعية العامة', '', 'formula')}{recital('إذ تشير', ' إلى قرارها 98/9')}"
        f"{recital('وإذ تلاحظ', ' المراكب')}<paragraph><num>”1 -</num><content><p>"
        '<span class="italic">تحث</span> على التجديف.“</p></content></paragraph>'
    )
    found = read(
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta>'
        '<identification source="#x"><FRBRWork><FRBRthis value="/akn/un/statement/deliberation/ecosoc/2044-06-07/'
        '2044-14/!main/"/></FRBRWork><FRBRExpression><FRBRlanguage language="ara"/></FRBRExpression></identification>'
        '</meta><preamble><formula name="enactingFormula"><p>إن المجلس الاقتصادي والاجتماعي،</p></formula></preamble>'
        '<mainBody><paragraph><content><p><span class="italic">يوصي</span> الجمعية العامة باعتماد مشروع القرار التالي:'
        f"</p><embeddedStructure>{inner}</embeddedStructure></content></paragraph></mainBody></statement></akomaNtoso>",
        "boats.xml",
    )

    assert ids(found) == "O01 X1-P01 X1-P02 X1-01"
    assert found.meta["session"] == "2044"


def test_parts_of_symbols_are_no_markers() -> None:
    """A symbol may end in "Corr.2,", and parliaments write their verbs in small letters below a number."""
    notes = read(
        "A/RES/99/14\n\n99/14. Barcos\n\nLa Asamblea General,\n\nHabiendo examinado BARCO 12/4 y Corr.2,\n\n"
        "1. Decide remar.\n"
    )
    small = read(
        "P10_TA(2044)0042\n\nLe Parlement européen,\n\n– vu le traité,\n\nA. considérant que les rames guident;\n\n"
        "1. souligne les rames;\n\n2. charge sa Présidente de ramer.\n"
    )

    assert (ids(notes), ids(small)) == ("P01 O01", "P01 P02 O01 O02")
    assert not (*notes.doubts, *small.doubts)


def test_no_blank_stands_where_a_chinese_line_ends() -> None:
    """Nor where its number and its sign are parted; between Latin words there is one."""
    found = read("99/43. 古老\n船舶\n\n大会，\n\n回顾其第98/43号\n决议和IMO\nCode 2044\n年版，\n\n1. 请保护\n船舶。\n")

    assert found["P01"].text.string == "回顾其第98/43号决议和IMO Code 2044年版，"
    assert (found["O01"].text.string, found.meta["title"]) == ("请保护船舶。", "古老船舶")


def test_notes_that_stand_as_plain_words_at_the_end() -> None:
    """A marker may be raised with its brackets while the note has them as plain words; a title has a note too."""
    page = read(
        "<p>99/3. Boats</p><p><i>The Human Rights Council</i>,</p>"
        "<p><i>Recalling</i> its resolution 98/3<sup>(1)</sup>,</p>"
        "<p>1. <i>Urges</i> States to row.</p><hr><p>(1) Of 8 July 2044.</p>",
        "boats.html",
    )
    title = read(
        "Resolution 2999 (2044)1\n\nBoats\n\nParliamentary Assembly\n\n1. The Parliamentary Assembly notes boats.\n\n"
        "2. It invites the Committee of Ministers to row.\n\n1. Text adopted by the Assembly on 29 January 2044.\n"
    )

    assert [(note.marker, note.place, str(note.text)) for note in page.notes] == [("1", "P01", "Of 8 July 2044.")]
    assert page["P01"].text.string == "Recalling its resolution 98/3,"
    assert [(note.marker, note.place) for note in title.notes] == [("1", "header")]
    assert (ids(title), title.meta["adopted"]) == ("O01 O02", "2044-01-29")


def test_what_is_none_stays_none() -> None:
    """Numbered paragraphs of leaders in the first person are no resolution."""
    with pytest.raises(SourceError, match="has no paragraphs of a resolution"):
        read("DECLARATION ON FERRIES\n\n1. We, the Ministers, met in Klow.\n\n2. We reaffirm ferries.\n\n21 May 2044\n")


@pytest.mark.parametrize(
    ("line", "may"), [("إن مجلس البحيرات،", True), ("أن مجلس البحيرات دعا في النص نفسه أصحاب القوارب،", False)]
)
def test_an_arabic_clause_that_begins_with_that_is_no_formula(line: str, may: bool) -> None:
    """Folded, both begin alike; after a page's end the clause was a heading."""
    assert openings("ar").may_be_formula(line) is may
