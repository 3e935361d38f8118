"""Where a list of addressees begins, goes on and ends, and where what is asked begins; both sides of each rule."""

from __future__ import annotations

import pytest

from toolkit.facts import addressees
from toolkit.facts.addressees import _find, asks
from toolkit.facts.addressees import actors as actors_of
from toolkit.text import fold


def asked(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Addressee and ask of each row; both stand where the records say."""
    rows = asks.in_text(text, language, "operative")
    assert [text[row.start : row.end] for row in rows] == [row.ask for row in rows]
    for one in addressees.in_text(text, language, "operative"):
        assert text[one.start : one.end] == one.phrase
    return [(row.addressee, row.ask) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Urges States to act;", [("member_states", "to act")]),
        ("Urges States, donors and the media to act.", [("member_states", "to act"), ("donors", "to act"),
                                                        ("media", "to act")]),
        ("Urges States and the media, to act;", [("member_states", "to act"), ("media", "to act")]),
        ("Urges States, media;", [("member_states", ""), ("media", "")][:0]),  # nothing is asked
        ("Urges boats to sail to States;", [("", "boats to sail to States")]),
        ("Urges   States  to act ;", [("member_states", "to act")]),
        ("Requests, in this regard, the Secretary-General to report;", [("secretary_general", "to report")]),
        ("Calls upon States concerned to act;", [("member_states", "to act")]),
        ("Calls upon States alike, and donors, to act;", [("member_states", "to act"), ("donors", "to act")]),
        # "to" before a noun, and behind "pursuant", ends nothing
        ("Urges States, pursuant to it, and donors to act;", [("member_states", "to act"), ("donors", "to act")]),
        ("Urges States with access to the lake, and donors to act;", [("member_states", "to act"),
                                                                     ("donors", "to act")]),
        ("Urges States with boats to act, and donors to pay;", [("member_states", "to act, and donors to pay")]),
        ("Urges States, boats, donors to act;", [("member_states", "to act"), ("donors", "to act")]),
        ("Urges States with boats;", [("member_states", "with boats")]),
        # in passing
        ("Urges States, through donors, to act;", [("member_states", "to act")]),
        ("Urges States, through donors;", [("member_states", "through donors")]),
        ("Urges States, together with donors, to act;", [("member_states", "to act")]),
        ("Urges States together with donors to act;", [("member_states", "to act")]),
        # agents
        ("Encourages progress by donors;", [("donors", "progress by donors")]),
        ("Encourages progress by boats;", [("", "progress by boats")]),
        ("Encourages progress of donors;", [("", "progress of donors")]),
        # the organ itself, and nobody
        ("Decides to meet;", [("self", "to meet")]),
        ("Decides that States shall act;", [("self", "that States shall act")]),
        ("Approves the plan of States;", [("", "the plan of States")]),
        # the class once
        ("Urges States, Governments and other States to act;",
         [("member_states", "to act"), ("governments", "to act")]),
        # a clause of its own
        ("Demands that States act;", [("member_states", "act")]),
        ("Demands that boats of States sail;", [("", "that boats of States sail")]),
        # the act behind
        ("Urges States to act, and also invites donors to pay;", [("member_states", "to act"), ("donors", "to pay")]),
        ("Urges States to act, stresses the gap, and invites donors to pay;",
         [("member_states", "to act"), ("donors", "to pay")]),
        # back to those before
        ("Urges States to act, and invites them to pay;",
         [("member_states", "to act"), ("member_states", "them to pay")]),
        ("Urges States to act, and invites themselves to pay;",
         [("member_states", "to act"), ("", "themselves to pay")]),
        ("Urges them to act;", [("", "them to act")]),
        ("Urges States to act, and calls upon them to pay;",
         [("member_states", "to act"), ("member_states", "them to pay")]),
        ("Urges States and donors to act, and reiterates its call upon them to pay;",
         [("member_states", "to act"), ("donors", "to act"), ("member_states", "its call upon them to pay"),
          ("donors", "its call upon them to pay")]),
        ("Welcomes the gap;", []),
        ("Decides, in this regard, to meet;", [("self", "to meet")]),
        ("Approves, in this regard, the plan;", [("", "the plan")]),
        ("Encourages, in this regard, progress by donors;", [("donors", "progress by donors")]),
        ("Urges, in this regard, States to act;", [("member_states", "to act")]),
        ("Urges States and boats and donors to act;", [("member_states", "to act"), ("donors", "to act")]),
        # the same behind a clause or another verb may belong to what is asked
        ("Demands that States open ports and donors;", [("member_states", "open ports and donors")]),
        ("Urges States in boats and donors to act;", [("member_states", "to act")]),
        ("Urges States to act, and in this regard also, in particular, invites donors to pay;",
         [("member_states", "to act"), ("donors", "to pay")]),
    ],
)  # fmt: skip
def test_who_is_asked_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تحث الدول الأعضاء على العمل؛", [("member_states", "على العمل")]),
        ("تحث الدول الأعضاء والجهات المانحة على العمل؛", [("member_states", "على العمل"), ("donors", "على العمل")]),
        ("تحثها على العمل؛", [("", "على العمل")]),
        (
            "تدعو الدول الأعضاء إلى العمل، وتحثها على الدفع؛",
            [("member_states", "إلى العمل"), ("member_states", "على الدفع")],
        ),
        ("تدعو الدول الأعضاء إلى العمل، وتحث على الدفع؛", [("member_states", "إلى العمل"), ("", "على الدفع")]),
        ("تقرر أن تجتمع؛", [("self", "أن تجتمع")]),
    ],
)
def test_who_is_asked_what_in_arabic(text: str, expected: list[tuple[str, str]]) -> None:
    assert asked(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # plain heads may have words before them of which no list knows; figures and small words are none
        ("Invites debtor and creditor countries to act;", "member_states"),
        ("Invites bakers of bread countries to act;", ""),
        ("Invites 3 countries to act;", ""),
        # a list that begins with one whom no list has, and one that has such a member
        ("Invites the Guild of Bakers, donors and the media to act;", "donors media"),
        ("Invites the Guild and donors to act;", "donors"),
        ("Invites bread with butter, donors and the media to act;", ""),
        ("Invites States, the Guild and donors to act;", "member_states donors"),
        ("Invites States in a position to do so, and donors, to act;", "member_states donors"),
        # whose the members are
        ("Invites the agencies, bodies and organizations of the United Nations system to act;",
         "un_entities un_system"),
        ("Invites agencies, and organizations of the United Nations system to act;", "un_entities un_system"),
        ("Invites agencies, bodies, organizations of the United Nations system to act;",
         "specialized_agencies international_organizations un_system"),
        ("Invites the agencies of States and organizations of the United Nations system to act;",
         "specialized_agencies un_system"),
        ("Invites institutions of the United Nations system and donors to act;", "un_system donors"),
        ("Invites institutions and donors to act;", "donors"),
        # an agent stands near the verb, before a comma, and has no participle before it
        ("Encourages early funding by donors;", "donors"),
        ("Encourages early funding by donors and States, especially the media;", "donors member_states media"),
        ("Encourages early funding by donors of boats, especially the media;", "donors"),
        ("Encourages early funding, by donors;", ""),
        ("Encourages boats painted by donors;", ""),
        ("Encourages " + "early " * 9 + "funding by donors;", ""),
        # no actor before a further noun, and no subject to which something is done
        ("Requests the United Nations to act;", "un_system"),
        ("Requests the United Nations choir to act;", ""),
        ("Requests that missions report;", "un_system"),
        ("Requests that missions be promptly provided with boats;", ""),
        ("Urges parties involved in armed conflict to act;", "parties"),
        ("Urges the entire international community to act;", "international_community"),
    ],
)  # fmt: skip
def test_who_is_in_a_list(text: str, names: str) -> None:
    assert [one.addressee for one in addressees.in_text(text, "en", "operative")] == names.split()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # what is asked begins without a marker: nobody is addressed behind it
        ("تهيب بالدول الأعضاء سن القوانين اللازمة، بما في ذلك القطاع الخاص؛", "member_states"),
        ("تهيب بالدول الأعضاء القادرة، بما في ذلك القطاع الخاص، أن تعمل؛", "member_states private_sector"),
        # words left open never stand for a further member
        ("تدعو المنظمات المعنية التابعة لمنظومة الأمم المتحدة إلى العمل؛", "un_system"),
        ("تدعو المنظمات والصناديق التابعة لمنظومة الأمم المتحدة إلى العمل؛", "un_system un_funds_programmes"),
        ("تدعو المؤسسات والبرامج التابعة لمنظومة الأمم المتحدة إلى العمل؛", "un_system un_funds_programmes"),
        ("تدعو المؤسسات والجهات المانحة إلى العمل؛", "donors"),
        # the list goes on behind whose the members are, and over words of theirs; a name's first letter joins nothing
        ("تدعو الوكالات المتخصصة التابعة لمنظومة الأمم المتحدة وصناديقها إلى العمل؛",
         "specialized_agencies un_funds_programmes"),
        ("تدعو الدول غير الساحلية والجهات المانحة إلى العمل؛", "member_states donors"),
        ("تدعو الدول المعنية بقضية فلسطين إلى العمل؛", "member_states"),
        ("تدعو نقابة الخبازين والجهات المانحة إلى العمل؛", "donors"),
        ("تدعو التعاون بين الخبازين والجهات المانحة إلى العمل؛", ""),
        # agents
        ("تشجع على التمويل المبكر من جانب الجهات المانحة؛", "donors"),
        ("تشجع الجهود المتواصلة التي تبذلها الدول الأعضاء؛", "member_states"),
        ("تطلب من جديد إلى الأمين العام أن يعمل؛", "secretary_general"),
        ("تدعو الدول، بما يشمل الجهات المانحة، إلى العمل؛", "member_states donors"),
        ("تدعو الدول، إلى جانب الجهات المانحة، إلى العمل؛", "member_states"),
    ],
)  # fmt: skip
def test_who_is_in_an_arabic_list(text: str, names: str) -> None:
    assert [one.addressee for one in addressees.in_text(text, "ar", "operative")] == names.split()


def test_an_addressee_stands_near_its_verb() -> None:
    """The addressees of an act end within so many letters; what is asked does not."""
    assert (_find._FAR, _find._COMPLEMENT, _find._NEAR) == (700, 90, 60)
    for more, found in ((0, ["donors"]), (1, [""])):
        text = "Encourages " + "x" * (700 - len("  progress by donors") + more) + " progress by donors"
        assert [name for name, _ in asked(text + " of boats;")] == found


@pytest.mark.parametrize(
    ("words", "place", "stop"),
    [("  , to act", 0, 4), ("to act", 0, 0), (" \u060cx", 0, 2), ("   ", 0, 3), ("a , b", 1, 4), ("", 0, 0)],
)
def test_blanks_and_commas_are_passed_over(words: str, place: int, stop: int) -> None:
    assert _find._skip(words, place) == stop


@pytest.mark.parametrize(
    ("words", "place", "at"),
    [("a, b", 0, 1), ("a\u060c b", 0, 1), (",a\u060c", 0, 0), ("\u060ca,", 0, 0), ("a, b", 2, 4), ("ab", 0, 2)],
)
def test_the_first_comma_of_either_script(words: str, place: int, at: int) -> None:
    assert _find._comma(words, place) == at


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("to act", (0, 6)),
        (" ; to act ;.", (3, 9)),
        (".to act", (0, 7)),
        ("...", (0, 0)),
        (";;", (0, 0)),
        ("a", (0, 1)),
        ("\u00a0a\u061b", (1, 2)),
    ],
)
def test_an_ask_has_no_signs_at_its_ends(text: str, span: tuple[int, int]) -> None:
    assert _find._trimmed(text, 0, len(text)) == span


def test_a_phrase_of_two_classes_gives_both_once() -> None:
    told = [("donors+media", 0, 5), ("media", 7, 9), ("donors", 10, 12), ("governments", 13, 14)]
    assert _find._once(told) == (("donors", 0, 5), ("media", 0, 5), ("governments", 13, 14))


@pytest.mark.parametrize(
    ("words", "place", "start"),
    [
        ("to act", 0, 0),
        ("boats to act", 0, 6),
        ("to act", 1, None),
        ("pursuant to it, to act", 0, 16),
        ("boats to the lake", 0, None),
        ("boats unto act", 0, None),
        ("x" * 30 + " to act", 0, 31),
        ("pursuant to act", 9, 9),  # what stands before the place is another's
    ],
)
def test_the_marker_that_ends_a_list(words: str, place: int, start: int | None) -> None:
    names = actors_of.actors("en")
    assert names is not None
    found = names.ends(words, place)
    assert (found and found.start()) == start


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("States to act", ("member_states", "states")),
        ("all other States", ("member_states", "states")),
        ("the Government of Norway", ("named_states", "government of")),
        ("Statesmen", None),
        ("States-in-waiting", None),
        ("boats", None),
    ],
)
def test_an_actor_and_the_words_before_it(text: str, found: tuple[str, str] | None) -> None:
    names = actors_of.actors("en")
    assert names is not None
    words = fold(text)
    actor = names.at(words, 0)
    assert (actor and (actor[0], words[actor[1] : actor[2]])) == found


@pytest.mark.parametrize(
    ("text", "deadline", "session"),
    [
        ("Requests States to act by 2025, and urges donors to pay by 2030;", ["2025", "2030"], ["", ""]),
        ("Requests States to report at its eightieth session, and urges donors to pay;", ["", ""], ["80", ""]),
        ("Requests States to act in 2025;", [""], [""]),
        ("Requests States to act by May 2025;", ["2025-05"], [""]),
        ("Requests States to act by 9 May 2025;", ["2025-05-09"], [""]),
        ("Requests States to act by 2025-05-09;", ["2025-05-09"], [""]),
    ],
)
def test_each_ask_has_its_own_deadline(text: str, deadline: list[str], session: list[str]) -> None:
    rows = asks.in_text(text, "en", "operative")
    assert ([row.deadline for row in rows], [row.session for row in rows]) == (deadline, session)


@pytest.mark.parametrize(
    ("text", "language", "phrases"),
    [
        ("Urges all States, donors and the media to act;", "en", ["States", "donors", "media"]),
        ("Stresses the gap, and urges other States to act;", "en", ["States"]),
        ("Decides to meet;", "en", ["Decides"]),
        ("Urges States to act, and invites them to pay;", "en", ["States", "invites"]),
        ("Encourages progress by the donors;", "en", ["donors"]),
        ("Invites intergovernmental and non-governmental organizations to act;", "en",
         ["intergovernmental and non-governmental organizations"] * 2),
        ("تحث الدول الأعضاء والجهات المانحة على العمل؛", "ar", ["الدول الأعضاء", "الجهات المانحة"]),
    ],
)  # fmt: skip
def test_the_words_that_name_an_addressee(text: str, language: str, phrases: list[str]) -> None:
    assert [one.phrase for one in addressees.in_text(text, language, "operative")] == phrases


@pytest.mark.parametrize("far", [False, True])
def test_how_far_a_list_goes_on_without_commas(*, far: bool) -> None:
    """In Arabic: over a member that no list has, and over what belongs to a member."""
    unknown = "تحث الدول الأعضاء و" + "x" * (90 - len(" و و") + far) + " والجهات المانحة على العمل"
    belongs = "تحث الدول الأعضاء ذات " + "x" * (90 - len(" ذات  و") + far) + " والجهات المانحة على العمل"
    for text in (unknown, belongs):
        names = [one.addressee for one in addressees.in_text(text, "ar", "operative")]
        assert names == ["member_states", *([] if far else ["donors"])]
