"""Acts: verbs, forces, modifiers and places, in Arabic and English.

Expected values come from reading the resolution and from the drafting forms of the United Nations.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import spent

import toolkit
from toolkit.evaluation import acts as evaluate_acts
from toolkit.facts import acts

SHARED = Path(__file__).resolve().parents[3] / "shared" / "unxml"
shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the AKN4UN files in ../shared/unxml")


def said(text: str, language: str, part: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(act.verb, act.force, act.modifiers) for act in acts.in_text(text, language, part)]


@pytest.mark.parametrize(
    ("text", "part", "verb", "force", "modifiers"),
    [
        ("Recalling also its resolution 1 (I),", "preamble", "recall", "background", ("also",)),
        ("Also requests the Secretary-General to report;", "operative", "request", "direction", ("also",)),
        ("Takes note with appreciation of the report;", "operative", "take note", "background", ("appreciation",)),
        ("Notes with appreciation the efforts;", "operative", "note", "background", ("appreciation",)),
        ("Noting with grave concern that hunger grows,", "preamble", "note", "evaluation", ("grave concern",)),
        ("Deeply concerned that hunger grows,", "preamble", "be concerned", "evaluation", ("deep concern",)),
        ("Expresses its deep concern at the delays;", "operative", "express", "evaluation", ("deep concern",)),
        ("Strongly condemns all acts of violence;", "operative", "condemn", "evaluation", ("strongly",)),
        ("Once again calls upon States to act;", "operative", "call upon", "exhortation", ("once again",)),
        ("Calls once again upon States to act;", "operative", "call upon", "exhortation", ("once again",)),
        ("Calls for a stop to all delays;", "operative", "call for", "exhortation", ()),
        ("Reiterates its request to the Secretary-General;", "operative", "reiterate", "direction", ()),
        ("Reiterates its call upon States to act;", "operative", "reiterate", "exhortation", ()),
        ("Reiterating the pledge that no one will be left behind,", "preamble", "reiterate", "background", ()),
        ("Reiterates its grave concern at the delays;", "operative", "reiterate", "evaluation", ("grave concern",)),
        ("Having considered the report,", "preamble", "consider", "background", ()),
        ("Considers that the gap must close;", "operative", "consider", "evaluation", ()),
        ("Mindful of the needs of all,", "preamble", "bear in mind", "background", ()),
        ("We recognize that the divide persists.", "operative", "recognize", "evaluation", ()),
        ("We pledge to close the divide.", "operative", "commit", "background", ()),
        ("Reaffirm General Assembly resolution 78/132;", "operative", "reaffirm", "background", ()),
        ("Calling attention to the gap,", "preamble", "draw attention", "evaluation", ()),
        ("Having listened to the statements,", "preamble", "hear", "background", ()),
        ("Sharing the concern of others,", "preamble", "share", "evaluation", ()),
    ],
)
def test_english_opening(text: str, part: str, verb: str, force: str, modifiers: tuple[str, ...]) -> None:
    """An opening gives verb, force and modifiers, whatever stands before or within it."""
    assert said(text, "en", part) == [(verb, force, modifiers)]


@pytest.mark.parametrize(
    ("text", "part", "verb", "force", "modifiers"),
    [
        ("وإذ تعيد في هذا الصدد تأكيد التزامها", "preamble", "reaffirm", "background", ()),
        ("و إذ تعيد تأكيد التزامها", "preamble", "reaffirm", "background", ()),
        ("تشيرأيضا إلى قرارها", "operative", "recall", "background", ("also",)),
        ("تعربعن تقديرها للجهود", "operative", "express", "evaluation", ("appreciation",)),
        ("تشدد من جديد على الأهمية", "operative", "re-emphasize", "evaluation", ()),
        ("تعلن يوم 1 أيار/مايو يوما دوليا", "operative", "proclaim", "direction", ()),
        ("تعلن أن التدابير باطلة", "operative", "declare", "direction", ()),
        ("وإذ تعلم أن الفجوة قائمة", "preamble", "be aware", "evaluation", ()),
        ("وإذ تضع في الحسبان نتائج التقرير", "preamble", "take into account", "background", ()),
        ("وقد هالها أن الفجوة قائمة", "preamble", "be alarmed", "evaluation", ("alarm",)),
        ("وإذ تؤكد من جديد أيضا قرارها", "preamble", "reaffirm", "background", ("also",)),
        ("تؤكد مجددا الالتزام", "operative", "reaffirm", "background", ()),
        ("تؤكد أهمية الدور", "operative", "stress", "evaluation", ()),
        ("تشدد، في هذا الصدد، على الأهمية الحيوية", "operative", "emphasize", "evaluation", ()),
        ("وإذ تلاحظ بقلق بالغ أن الفجوة قائمة", "preamble", "note", "evaluation", ("deep concern",)),
        ("وإذ تلاحظ أن الفجوة قائمة", "preamble", "note", "background", ()),
        ("تلاحظ مع التقدير الجهود", "operative", "note", "background", ("appreciation",)),
        ("وتعرب عن قلقها إزاء استمرار الفجوات", "operative", "express", "evaluation", ("concern",)),
        ("وإذ يساورها بالغ القلق", "preamble", "be concerned", "evaluation", ("deep concern",)),
        ("تدعو جميع أصحاب المصلحة إلى العمل", "operative", "invite", "exhortation", ()),
        ("تدعو إلى تشجيع البحوث", "operative", "call for", "exhortation", ()),
        ("تكرر دعوتها لدعم التفعيل", "operative", "reiterate", "exhortation", ()),
        ("تكرر في هذا الشأن طلبها الموجه", "operative", "reiterate", "direction", ()),
        ("وإذ تكرر تأكيد التعهّد بعدم ترك أحد", "preamble", "reiterate", "background", ()),
        ("تهيب كذلك بالمجتمع الدولي", "operative", "call upon", "exhortation", ("further",)),
        ("تُقِرُّ بأهمية التعاون", "operative", "recognize", "evaluation", ()),
        ("وإنه تشير أيضا إلى قرار", "preamble", "recall", "background", ("also",)),
        ("وإن تنوه بدور اللجنة", "preamble", "recognize", "evaluation", ()),
        ("نسلم بأن البيانات مهمة", "operative", "recognize", "evaluation", ()),
        ("وإذ يضع في اعتباره الحاجة", "preamble", "bear in mind", "background", ()),
    ],
)
def test_arabic_opening(text: str, part: str, verb: str, force: str, modifiers: tuple[str, ...]) -> None:
    """Split forms, diacritics, a misread particle and the first person give the same verb."""
    assert said(text, "ar", part) == [(verb, force, modifiers)]


@pytest.mark.parametrize(
    ("text", "language", "part", "verbs"),
    [
        ("Recognizes the gap, noting that it grows, and urges all to act;", "en", "operative", "recognize note urge"),
        ("Welcomes the report, while noting the gaps;", "en", "operative", "welcome note"),
        ("Stresses the gap, and in this regard invites States to act;", "en", "operative", "stress invite"),
        ("Welcomes the forum, which notes the gaps;", "en", "operative", "welcome"),
        ("Notes the report, as requested by the Council;", "en", "operative", "note"),
        ("Notes the requests and calls of States;", "en", "operative", "note"),
        ("Recalling a plan that supports and reaffirms the goals,", "en", "preamble", "recall"),
        ("تسلم بالدور، وتحث بناء على ذلك الحكومات على العمل، وتطلب إلى الأمين العام", "ar", "operative",
         "recognize urge request"),
        ("وإذ تسلم بالدور، وتعترف بالحاجة", "ar", "preamble", "recognize acknowledge"),
        ("ترحب بالبرنامج، ولكنها تلاحظ الفجوة", "ar", "operative", "welcome note"),
        ("تؤكد الحاجة، مع الإحاطة علما بالجهود", "ar", "operative", "stress take_note"),
        ("ترحب بالدول، وتشجعها على العمل", "ar", "operative", "welcome encourage"),
        ("تلاحظ، وفقا لطلب المجلس، أن اللجنة ستقدم تقريرا", "ar", "operative", "note"),
        ("تلاحظ التقرير الذي يطلب إلى الدول العمل", "ar", "operative", "note"),
        ("تهيب بالجهات أن تدعم العمل وأن تشجع البحوث", "ar", "operative", "call_upon"),
        ("يرحب بالتقرير، ويطلب إلى الأمين العام العمل", "ar", "operative", "welcome request"),
        ("ترحب بالبرنامج الذي يرحب بالعمل، ويطلب إلى الدول العمل", "ar", "operative", "welcome"),
        ("ترحب بما يبدو أنه توافق في الآراء", "ar", "operative", "welcome"),
        ("ترحب بتفعيل المصرف لأقل البلدان نمواً وتدعو الدول", "ar", "operative", "welcome invite"),
    ],
)  # fmt: skip
def test_further_acts(text: str, language: str, part: str, verbs: str) -> None:
    """A further act needs a clause of the organ's own; other subjects, reports and nouns give none."""
    assert [act.verb.replace(" ", "_") for act in acts.in_text(text, language, part)] == verbs.split()


def test_a_paragraph_without_opening_verb_starts_at_order_two() -> None:
    """Order 1 is kept for the opening verb."""
    given = acts.in_text("The report of the Committee, and requests the Secretary-General to act;", "en", "operative")
    assert [act.order for act in given] == [2]
    assert acts.lead("The report of the Committee;", "en", "operative") is None


def test_a_language_without_data_has_no_acts() -> None:
    assert acts.in_text("Rappelant sa résolution", "fr", "preamble") == ()


def test_phrases_round_trip_to_the_source() -> None:
    """Offsets give the words of the phrase, and raw offsets lie within the paragraph's spans of the source."""
    resolution = toolkit.load()
    given = acts.find(resolution)
    assert {act.paragraph_id for act in given} == {p.id for p in resolution.paragraphs}
    for act in given:
        assert str(resolution[act.paragraph_id].text)[act.start : act.end] == act.phrase
    frame = resolution.table("functions")
    assert tuple(frame.columns[:6]) == ("paragraph_id", "order", "phrase", "verb", "force", "modifiers")
    for row in frame.itertuples():
        spans = resolution[row.paragraph_id].raw_spans
        assert any(span.start <= row.raw_start < span.end for span in spans)
    assert set(frame.force) <= set(acts.FORCES)


def test_the_shipped_resolution_against_its_labels() -> None:
    """Forces as read; the verb as far as Arabic can say it (stress, emphasize and underline share two verbs)."""
    scores = evaluate_acts.evaluate().set_index("item")
    assert scores.loc["opening force", "f1"] >= 0.99
    assert scores.loc["all forces", "f1"] >= 0.98
    assert scores.loc["opening verb", "f1"] >= 0.90
    assert scores.loc["all verbs", "f1"] >= 0.90


@pytest.mark.shared
@shared
def test_labels_of_other_resolutions() -> None:
    """What reading found in 52 paragraphs of other resolutions."""
    frame = evaluate_acts.evaluate(SHARED)
    scores = frame[frame.split == "other resolutions"].set_index(["language", "item"])["f1"]
    assert scores["en", "opening verb"] >= 0.97
    assert scores["en", "all verbs"] >= 0.95
    assert scores["ar", "opening force"] >= 0.97
    assert scores["ar", "all forces"] >= 0.95
    assert scores["ar", "all verbs"] >= 0.88


@pytest.mark.shared
@shared
def test_both_languages_of_the_series_agree() -> None:
    """The acts of the Arabic and the English version have the same forces; each difference is named with its cause."""
    total, differing = evaluate_acts.agreement(SHARED)
    assert total.labelled > 1400
    assert total.f1 >= 0.97, differing.to_string()
    assert set(differing.cause) <= {"more in Arabic", "more in English", "other force", "both"}


@pytest.mark.heavy
@pytest.mark.parametrize("language", ["ar", "en"])
def test_hostile_text_takes_linear_time(language: str) -> None:
    """Eight times the text takes about eight times the time, whatever it repeats."""
    unit = {"ar": "، وتحث في هذا الصدد أيضا ", "en": ", and in this regard also further urges "}[language]
    lines = (unit, "((((", "1234567890", unit.strip(" ،,") + " ", "\u202e\u200f", "and ", "و")
    for line in lines:
        times = []
        for size in (6_000, 48_000):
            text = line * (size // len(line))
            times.append(spent(partial(acts.in_text, text, language, "operative")))
        assert times[1] < 20 * times[0] + 0.1, line  # a square takes 64 times as long


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="وتحث إذ،, andurges;().\u202e\u064b", max_size=120), st.sampled_from(["ar", "en"]))
def test_any_text_gives_ordered_acts(text: str, language: str) -> None:
    """Offsets are within the text, ascending, and give the phrase."""
    given_ = acts.in_text(text, language, "operative")
    places = [place for act in given_ for place in (act.start, act.end)]
    assert places == sorted(places)
    assert all(text[act.start : act.end] == act.phrase for act in given_)
