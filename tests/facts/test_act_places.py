"""Acts: where the phrase of each stands, in which order, and what is none; neighbours on both sides of each rule."""

from __future__ import annotations

import re

import pytest

from toolkit.facts import acts
from toolkit.facts.acts import _base_forms, _decided
from toolkit.facts.acts._find import _CLAUSE, REACH
from toolkit.facts.acts._grammar import grammar

NEVER = re.compile(r"(?!)")


def told(text: str, language: str, part: str) -> list[tuple[int, str, str]]:
    """Order, phrase and verb of each act; the phrase stands where the act says."""
    found = acts.in_text(text, language, part)
    assert [text[act.start : act.end] for act in found] == [act.phrase for act in found]
    return [(act.order, act.phrase, act.verb) for act in found]


@pytest.mark.parametrize(
    ("text", "language", "part", "expected"),
    [
        # the file writes no blank behind the verb
        ("Callsupon States to act, and urges them;", "en", "operative",
         [(1, "Callsupon", "call upon"), (2, "urges", "urge")]),
        ("Callsfor action, and urges them;", "en", "operative", [(1, "Callsfor", "call for"), (2, "urges", "urge")]),
        ("Takesnote of the report;", "en", "operative", [(1, "Takesnote", "take note")]),
        ("Urgesabc States to act;", "en", "operative", []),  # what follows is no word of a verb
        ("تشيرأيضا إلى قرارها، وتطلب إلى الدول العمل", "ar", "operative",
         [(1, "تشيرأيضا إلى", "recall"), (2, "وتطلب", "request")]),
        # the organ's own name, a meeting, a pronoun left out, adverbs that no list has
        ("The Security Council requests States to act, and urges them;", "en", "operative",
         [(1, "requests", "request"), (2, "urges", "urge")]),
        ("The Council the matter of trees;", "en", "operative", []),
        ("The Council members met, and requests States to act;", "en", "operative", [(2, "requests", "request")]),
        ("The Security Council: requests States to act;", "en", "operative", [(2, "requests", "request")]),
        ("Recognize the need to act, and we urge States;", "en", "operative",
         [(1, "Recognize", "recognize"), (2, "we urge", "urge")]),
        ("They the need to act, and we urge States;", "en", "operative", [(2, "we urge", "urge")]),
        ("Bravely rejects the axe, and urges States;", "en", "operative",
         [(1, "rejects", "reject"), (2, "urges", "urge")]),
        ("Bravely children met, and requests them;", "en", "operative", [(2, "requests", "request")]),
        ("Bravely unmasks the axe, and urges States;", "en", "operative",
         [(1, "Bravely unmasks", "unmask"), (2, "urges", "urge")]),
        ("  Unmasks the axe;", "en", "operative", [(1, "Unmasks", "unmask")]),
        ("At its 5th meeting, on 3 March 2044, the Council decided to meet, and requests States to act;", "en",
         "operative", [(1, "decided", "decide"), (2, "requests", "request")]),
        # where a further act begins
        ("Stresses the gap, and strongly urges States;", "en", "operative",
         [(1, "Stresses", "stress"), (2, "strongly urges", "urge")]),
        ("Stresses the gap urges States;", "en", "operative", [(1, "Stresses", "stress")]),
        ("Stresses the gap and urges States;", "en", "operative", [(1, "Stresses", "stress"), (2, "urges", "urge")]),
        ("Stresses the gap and invites States;", "en", "operative",
         [(1, "Stresses", "stress"), (2, "invites", "invite")]),
        ("Stresses the gap, and invites States;", "en", "operative",
         [(1, "Stresses", "stress"), (2, "invites", "invite")]),
        ("Stresses the gap (urges States);", "en", "operative", [(1, "Stresses", "stress")]),
        ("Stresses the gap, requests of States;", "en", "operative", [(1, "Stresses", "stress")]),  # a noun
        ("Stresses the gap, requests to States;", "en", "operative",
         [(1, "Stresses", "stress"), (2, "requests", "request")]),
        ("Stresses the gap, takes note of it;", "en", "operative",
         [(1, "Stresses", "stress"), (2, "takes note", "take note")]),
        ("Stresses the gap, requesting of States;", "en", "operative",
         [(1, "Stresses", "stress"), (2, "requesting", "request")]),
        ("Stresses the gap, guided by reason;", "en", "operative", [(1, "Stresses", "stress")]),  # opens only
        ("Stresses the gap, disturbed by it;", "en", "operative", [(1, "Stresses", "stress")]),
        ("Guided by reason,", "en", "preamble", [(1, "Guided", "be guided")]),
        ("Stressing the gap, and urges States,", "en", "preamble", [(1, "Stressing", "stress")]),
        ("Stressing the gap, and urging States,", "en", "preamble",
         [(1, "Stressing", "stress"), (2, "urging", "urge")]),
        # "we": only with its pronoun
        ("We stress the gap, and we urge States.", "en", "operative",
         [(1, "We stress", "stress"), (2, "we urge", "urge")]),
        ("We stress the gap, and urge States.", "en", "operative", [(1, "We stress", "stress")]),
        ("Stress the gap.", "en", "preamble", [(1, "Stress", "stress")]),
        ("stress the gap.", "en", "preamble", []),
        # a text keeps to its voice
        ("يرحب بالتقرير، ويطلب إلى الدول العمل", "ar", "operative",
         [(1, "يرحب", "welcome"), (2, "ويطلب", "request")]),
        ("يرحب بالتقرير، وتطلب إلى الدول العمل", "ar", "operative", [(1, "يرحب", "welcome")]),
        ("ترحب بالتقرير، ويطلب إلى الدول العمل", "ar", "operative", [(1, "ترحب", "welcome")]),
        ("نرحب بالتقرير، ونطلب إلى الدول العمل", "ar", "operative",
         [(1, "نرحب", "welcome"), (2, "ونطلب", "request")]),
        ("نرحب بالتقرير، وتطلب إلى الدول العمل", "ar", "operative", [(1, "نرحب", "welcome")]),
        ("نرحب بالتقرير، ويطلب إلى الدول العمل", "ar", "operative", [(1, "نرحب", "welcome")]),
        # a further act of Arabic is tied by "and", and needs a sign where a relative clause has begun
        ("ترحب بالتقرير تحث الدول على العمل", "ar", "operative", [(1, "ترحب", "welcome")]),
        ("ترحب بالتقرير وتحث الدول على العمل", "ar", "operative", [(1, "ترحب", "welcome"), (2, "وتحث", "urge")]),
        ("ترحب باللجنة التي تعمل وتحث الدول على العمل", "ar", "operative", [(1, "ترحب", "welcome")]),
        ("ترحب باللجنة التي تعمل، وتحث الدول على العمل", "ar", "operative",
         [(1, "ترحب", "welcome"), (2, "وتحث", "urge")]),
        ("التي تعمل وتحث الدول على العمل", "ar", "operative", []),
        ("ترحب بالتقرير وتأمل في العمل", "ar", "operative", [(1, "ترحب", "welcome")]),  # weak: it needs a sign
        ("ترحب بالتقرير، وتأمل في العمل", "ar", "operative", [(1, "ترحب", "welcome"), (2, "وتأمل", "hope")]),
        ("إذ ثم تحث الدول على العمل", "ar", "operative", []),  # the particle is not the verb's own
        # a form with what has to follow it goes before the same form without
        ("تشير إلى الحاجة إلى العمل", "ar", "operative", [(1, "تشير إلى", "note")]),
        ("تشير إلى قرارها", "ar", "operative", [(1, "تشير إلى", "recall")]),
        ("تقر بأهمية العمل", "ar", "operative", [(1, "تقر", "recognize")]),
        ("تقر ميزانية العمل", "ar", "operative", [(1, "تقر", "approve")]),
        ("تقر ميزانيةالعمل", "ar", "operative", [(1, "تقر", "endorse")]),  # a word, not its first letters
        # up to three adverbs and connectives part the words of a form
        ("Calls upon States;", "en", "operative", [(1, "Calls upon", "call upon")]),
        ("Calls also further again upon States;", "en", "operative",
         [(1, "Calls also further again upon", "call upon")]),
        ("Calls also further again likewise upon States;", "en", "operative",
         [(1, "Calls also further again likewise", "call for")]),
        ("Calls uponly for boats;", "en", "operative", [(1, "Calls", "call for")]),
        ("Calls_upon States;", "en", "operative", []),
        ("Takes also due also note of it;", "en", "operative", [(1, "Takes also due also note", "take note")]),
        ("Takes due heed of note;", "en", "operative", [(1, "Takes", "take")]),
    ],
)  # fmt: skip
def test_where_acts_stand(text: str, language: str, part: str, expected: list[tuple[int, str, str]]) -> None:
    assert told(text, language, part) == expected


@pytest.mark.parametrize(("behind", "opens"), [(0, True), (1, True), (2, True)])
def test_signs_before_the_opening_are_no_words(behind: int, *, opens: bool) -> None:
    assert bool(acts.lead("(" * behind + "Urges States;", "en", "operative")) is opens


def test_a_phrase_far_from_the_opening_has_its_adverb() -> None:
    """Offsets count from the start of the paragraph, however long it is."""
    text = "Stresses " + "the long and winding gap of gardens " * 5 + "far away, and strongly urges States;"
    assert told(text, "en", "operative")[1:] == [(2, "strongly urges", "urge")]
    we = "We stress " + "the long and winding gap of gardens " * 5 + "far away, and we also urge States."
    assert told(we, "en", "operative")[1:] == [(2, "we also urge", "urge")]


def test_an_opening_verb_opens_near_the_start_only() -> None:
    """Within the reach of a clause boundary; what stands further on is no opening."""
    assert REACH == 90
    near, far = " " * REACH + "Urges States;", " " * (REACH + 1) + "Urges States;"
    assert [act.order for act in acts._find._known(near, grammar("en"), "operative")] == [1]
    assert acts._find._known(far, grammar("en"), "operative") == ()


def test_a_relative_clause_reaches_no_further_than_a_clause() -> None:
    """The word "which" hides a verb without a sign before it, as long as it stands near enough."""
    assert _CLAUSE == 600
    start = "ترحب باللجنة "
    for fill, verbs in ((_CLAUSE - len("التي"), ["welcome"]), (_CLAUSE - len("التي") + 1, ["welcome", "urge"])):
        text = start + "التي" + " " * fill + "وتحث الدول على العمل"
        assert [act.verb for act in acts.in_text(text, "ar", "operative")] == verbs


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Emphatically rejects it", 13),
        ("Emphatically openly bravely calmly rejects it", 28),  # three at most
        (" " * 187 + "Emphatically rejects it", 200),
        (" " * 188 + "Emphatically rejects it", 0),  # a verb stands near the start
        ("Emph\u0640atically rejects it", 0),  # offsets would be others
        ("Emphatically ", 0),
        ("Supply rejects it", 0),
        ("Rejects it", 0),
    ],
)
def test_adverbs_before_the_verb(text: str, end: int) -> None:
    assert _base_forms.adverbs(text, "en", NEVER) == end
    assert _base_forms.adverbs("Emphatically rejects it", "zz", NEVER) == 0


@pytest.mark.parametrize(
    ("text", "verb"),
    [("Aids the act", "aid"), ("Ads the act", None), ("Brs the act", None), ("Brrs the act", None),
     ("Eyes the act", "eye"), ("Fuss the act", None), ("Focus the act", None)],
)  # fmt: skip
def test_a_stem_has_three_letters_and_a_vowel(text: str, verb: str | None) -> None:
    found = _base_forms.unknown(text, "en", "operative")
    assert (found and found.verb) == verb


MEETING = "At its 5th meeting, on 3 March 2044, "


@pytest.mark.parametrize(
    ("words", "phrase", "force"),
    [
        ("the General Assembly took note of it.", "took note", "background"),
        ("the General Assembly requested its bureau to meet.", "requested", "direction"),
        ("the General Assembly urged all to meet.", "urged", "exhortation"),
        ("the General Assembly welcomed it.", "welcomed", "evaluation"),
        ("the General Assembly elected a bureau.", "elected", "direction"),
        ("the Council also decided to meet.", "decided", "direction"),
        ("the Council: (a) took note of it; (b) decided to meet.", "took note", "background"),
        ("the elected Chair of the choir spoke.", "", ""),
        ("the choir of the general decided to sing.", "", ""),
    ],
)
def test_what_a_meeting_did(words: str, phrase: str, force: str) -> None:
    """The force is that of the verb's other forms; a verb that no list has directs."""
    act = _decided.decided(MEETING + words, "en", grammar("en"))  # type: ignore[arg-type]
    assert (act.phrase, act.force, act.order) == (phrase, force, 1) if act else not phrase


def test_the_verb_of_a_meeting_stands_near() -> None:
    rules = grammar("en")
    head, tail = MEETING + "the Council, " + "x" * 300 + ", ", "decided to meet."
    fill = _decided._FAR - len(MEETING) - len("the Council decided")
    assert _decided._FAR == 900
    for blanks, found in ((fill, True), (fill + 1, False)):
        text = MEETING + " " * blanks + "the Council decided to meet."
        assert (_decided.decided(text, "en", rules) is not None) is found  # type: ignore[arg-type]
    assert _decided.decided(head + tail, "en", rules) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language", "modifiers", "force"),
    [
        ("Also notes with deep concern the gap;", "en", ("also", "deep concern"), "evaluation"),
        ("Notes with concern also the gap;", "en", ("also", "concern"), "evaluation"),
        ("Notes with appreciation and also with concern;", "en", ("appreciation",), "background"),
        ("Notes also with deep and growing concern the gap;", "en", ("also", "deep concern"), "evaluation"),
        (
            "Notes further again also strongly firmly fully warmly the gap;",
            "en",
            ("further", "once again", "also", "strongly", "firmly", "fully"),
            "background",
        ),  # twice three
        ("Notes also with concern further the gap;", "en", ("also", "further", "concern"), "evaluation"),
        ("Is deeply concerned by it;", "en", ("deep concern",), "evaluation"),
        ("Remains deeply concerned by it;", "en", ("deep concern",), "evaluation"),
        ("Remains concerned by it;", "en", ("concern",), "evaluation"),
        ("Strongly remains concerned by it;", "en", ("strongly", "concern"), "evaluation"),
        ("Reiterates its call for action;", "en", (), "exhortation"),
        ("Reiterates its strong condemnation of it;", "en", (), "evaluation"),
        ("Reiterates its request for action;", "en", (), "direction"),
        ("Reiterates its wish for action;", "en", (), "background"),
        ("Welcomes its request for action;", "en", (), "evaluation"),
        ("وإذ تؤكد من جديد من جديد قرارها", "ar", ("once again",), "background"),
        ("تؤكد من جديد قرارها", "ar", (), "background"),
        ("وإذ تشعر ببالغ القلق إزاء القطع", "ar", ("deep concern",), "evaluation"),
        ("وإذ تشعر بالقلق إزاء القطع", "ar", ("concern",), "evaluation"),
    ],
)
def test_modifiers_and_force(text: str, language: str, modifiers: tuple[str, ...], force: str) -> None:
    act = acts.lead(text, language, "operative")
    assert act is not None
    assert (act.modifiers, act.force) == (modifiers, force)


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        ("ترحب بالتقرير، وتؤكد من جديد قرارها", ()),
        ("ترحب بالتقرير، وتؤكد من جديد أيضا قرارها", ("also",)),
        ("ترحب بالتقرير، وتلاحظ من جديد قرارها", ("once again",)),
    ],
)
def test_an_adverb_of_the_form_itself_is_no_modifier(text: str, modifiers: tuple[str, ...]) -> None:
    """Wherever the act stands."""
    assert acts.in_text(text, "ar", "operative")[1].modifiers == modifiers
