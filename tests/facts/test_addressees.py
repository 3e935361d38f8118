"""Addressees and asks, in Arabic and English.

Expected values come from reading the resolution and from the drafting forms of the United Nations.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from timing import spent

import toolkit
from toolkit import _ordinals as ordinals
from toolkit import languages
from toolkit.evaluation import acts as evaluate_acts
from toolkit.facts import addressees
from toolkit.facts.addressees import actors, asks

SHARED = Path(__file__).resolve().parents[3] / "shared" / "unxml"
shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the AKN4UN files in ../shared/unxml")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Requests the Secretary-General, in consultation with Member States, to report;", "en", "secretary_general"),
        ("Urges all Governments, the private sector and all other relevant stakeholders to act;", "en",
         "governments private_sector all_stakeholders"),
        ("Calls upon all stakeholders, as well as the international community, to act;", "en",
         "all_stakeholders international_community"),
        ("Reiterates its request for United Nations system entities, including UN-Women, to act;", "en",
         "un_entities"),
        ("Demands that all parties to the conflict comply with the law;", "en", "parties"),
        ("Decides to include the item in the provisional agenda;", "en", "self"),
        ("Encourages the use of forums by all relevant stakeholders;", "en", "all_stakeholders"),
        ("Encourages research and development;", "en", ""),
        ("Encourages cooperation between Governments;", "en", ""),
        ("Recalls the report of the Secretary-General;", "en", ""),
        ("Notes that, as requested by the Council, the Commission will report;", "en", ""),
        ("Invites intergovernmental and non-governmental organizations to act;", "en",
         "international_organizations civil_society"),
        ("تطلب إلى الأمين العام أن يقدم تقريرا", "ar", "secretary_general"),
        ("تهيب في هذا الصدد بجميع الجهات صاحبة المصلحة، بما فيها المجتمع الدولي، أن تدعم العمل", "ar",
         "all_stakeholders international_community"),
        ("تدعو في هذا الصدد الدول الأعضاء وسائر الجهات المعنية صاحبة المصلحة إلى العمل", "ar",
         "member_states all_stakeholders"),
        ("وتكرّر في هذا الشأن طلبها الموجه إلى الكيانات المعنية في منظومة الأمم المتحدة أن تدعم العمل", "ar",
         "un_entities"),
        ("تطلب إلى رئيس الجمعية العامة أن يعمل، بعد التشاور مع الدول الأعضاء", "ar", "president_ga"),
        ("تطالب بأن يتعاون النظام السوري مع اللجنة", "ar", "named_states"),
        ("تشجع على تعزيز التعاون", "ar", ""),
        ("تشير إلى تقرير الأمين العام", "ar", ""),
        ("تقرر أن تدرج البند في جدول الأعمال", "ar", "self"),
        # by acronym
        ("Encourages UNDP, UNESCO and UN-Habitat to act;", "en", "un_entities"),
        ("تشجع اليونسكو على العمل", "ar", "un_entities"),
        # named in passing behind a comma, and the list that goes on behind it
        ("Requests the Secretary-General, in collaboration with the World Bank, UNDP and others, to report;", "en",
         "secretary_general"),
        ("Invites States, within their mandates, and other relevant stakeholders to act;", "en",
         "member_states all_stakeholders"),
        # verbs that ask nothing of anybody
        ("Approves the programme plan for the coming year;", "en", ""),
        ("تعتمد النظام المرفق بهذا القرار", "ar", ""),
        # lists that Arabic joins without commas: over adjectives, what belongs to a member, and an unknown member
        ("تهيب بالدول الأعضاء والأطراف في النزاعات المسلحة والأمم المتحدة أن تعمل", "ar",
         "member_states parties un_system"),
        ("تدعو المنظمات الإقليمية ذات الصلة واللجنة الدولية إلى العمل", "ar", "regional_organizations committees"),
        ("تدعو المنظمات الدولية والمؤسسات والقطاع الخاص إلى العمل", "ar",
         "international_organizations private_sector"),
        # the subject of a clause whose verb stands first
        ("تكرر طلبها أن يكفل الأمين العام العمل", "ar", "secretary_general"),
        # the class of the whole name, not of its first words
        ("Requests the United Nations human rights mechanisms to act;", "en", "un_entities"),
        ("Invites members of civil society to act;", "en", "civil_society"),
        ("Urges regional fisheries management organizations and arrangements to act;", "en", "regional_organizations"),
        ("تحث الدول القائمة بالإدارة على العمل", "ar", "administering_powers"),
        ("Encourages the United Nations system, including its agencies, funds and programmes, to act;", "en",
         "un_system specialized_agencies un_funds_programmes"),
    ],
)  # fmt: skip
def test_addressees(text: str, language: str, names: str) -> None:
    """Whoever is asked is an addressee; whoever is named in passing is not."""
    given = addressees.in_text(text, language, "operative")
    assert [one.addressee for one in given] == names.split()
    assert all(text[one.start : one.end] == one.phrase for one in given)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_words_left_open_stand_between_two_words(language: str) -> None:
    """At the end of a set phrase the sign could never take a word."""
    phrases = [phrase for some in languages.load(language, "addressees")["actors"].values() for phrase in some]
    assert any(" ~ " in phrase for phrase in phrases) is (language == "ar")
    assert not [phrase for phrase in phrases if phrase.endswith("~") or phrase.startswith("~")]


def test_a_pronoun_refers_back_within_the_paragraph() -> None:
    """A pronoun stands for whoever was asked before."""
    text = "Invites Governments to take part, and urges them to report;"
    given = addressees.in_text(text, "en", "operative")
    assert [(one.order, one.addressee) for one in given] == [(1, "governments"), (2, "governments")]


def test_every_class_has_a_name_in_every_language() -> None:
    """The same ids in every language, each with a label of its own."""
    arabic, english = actors.labels("ar"), actors.labels("en")
    assert set(arabic) == set(english)
    assert all(arabic.values())
    assert all(english.values())
    found = [known for language in ("ar", "en") if (known := actors.actors(language))]
    compiled = {one for known in found for one in (*known.ids.values(), *known.open) if one}
    assert {one for name in compiled for one in name.split("+")} <= set(english)


@pytest.mark.parametrize(
    ("text", "language", "ask", "deadline"),
    [
        ("Requests the Secretary-General to report by 1 March 2024;", "en", "to report by 1 March 2024", "2024-03-01"),
        ("Calls upon States to close the gap by 2030, and invites others;", "en", "to close the gap by 2030", "2030"),
        (
            "Requests States to act by 2025 and by 2027;",
            "en",
            "to act by 2025 and by 2027",
            "2025",
        ),
        (
            "Requests States to act by 2027 and by 2025;",
            "en",
            "to act by 2027 and by 2025",
            "2025",
        ),
        ("Urges States to act;", "en", "to act", ""),
        ("تطلب إلى الأمين العام أن يقدم تقريرا بحلول عام 2030؛", "ar", "أن يقدم تقريرا بحلول عام 2030", "2030"),
    ],
)
def test_asks(text: str, language: str, ask: str, deadline: str) -> None:
    """What is asked is the paragraph's own words up to the end of the clause, with a deadline if it states one."""
    given = asks.in_text(text, language, "operative")[0]
    assert (given.ask, given.deadline) == (ask, deadline)
    assert text[given.start : given.end] == ask


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("at its seventy-ninth session", "en", [79]),
        ("at its eightieth session and its twelfth session", "en", [80, 12]),
        ("at its one hundred and second session", "en", [102]),
        ("the second report of a long session", "en", []),
        ("في دورتها التاسعة والسبعين", "ar", [79]),
        ("لدورتها الثمانين", "ar", [80]),
        ("في دورتها الثانية عشرة", "ar", [12]),
        ("في دورتها المقبلة", "ar", []),
    ],
)
def test_sessions(text: str, language: str, numbers: list[int]) -> None:
    """The ordinal beside the word for a session, and nothing else."""
    assert [number for number, _, _ in ordinals.sessions(text, language)] == numbers


def test_frames_of_the_shipped_resolution() -> None:
    """Every addressee and ask can be walked back to the words of its paragraph."""
    resolution = toolkit.load()
    frame = resolution.table("addressees")
    assert tuple(frame.columns[:3]) == ("paragraph_id", "addressee", "phrase")
    assert set(frame[frame.paragraph_id == "O57"].addressee) == {"secretary_general"}
    asked = resolution.table("asks")
    assert set(zip(frame.paragraph_id, frame.order, frame.addressee, strict=True)) == {
        (p, o, a) for p, o, a in zip(asked.paragraph_id, asked.order, asked.addressee, strict=True) if a
    }
    for row in asked.itertuples():
        assert str(resolution[row.paragraph_id].text)[row.start : row.end] == row.ask


def test_the_shipped_resolution_against_its_labels() -> None:
    scores = evaluate_acts.evaluate().set_index("item")
    assert scores.loc["addressees", "f1"] >= 0.95


@pytest.mark.shared
@shared
def test_labels_of_other_resolutions() -> None:
    frame = evaluate_acts.evaluate(SHARED)
    scores = frame[frame.split == "other resolutions"].set_index(["language", "item"])["f1"]
    assert scores["en", "addressees"] >= 0.9
    assert scores["ar", "addressees"] >= 0.9


@pytest.mark.heavy
@pytest.mark.parametrize("language", ["ar", "en"])
def test_hostile_text_takes_linear_time(language: str) -> None:
    """Long lists, and many acts in one line, take time in proportion to their length."""
    unit = {"ar": "، وتحث جميع الدول الأعضاء، والحكومات على ", "en": ", and urges all Member States, Governments to "}
    for line in (unit[language], unit[language] + "(" * 40, unit[language].replace(" ", "  ")):
        times = []
        for size in (20_000, 160_000):
            text = line * (size // len(line))
            times.append(spent(partial(addressees.in_text, text, language, "operative")))
        assert times[1] < 20 * times[0] + 0.2, line  # a square takes 64 times as long


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ninety-third plenary meeting", "93th plenary meeting"),
        ("sixty-odd plenary meeting", "sixty-odd plenary meeting"),
        ("odd-third plenary meeting", "odd-third plenary meeting"),
        ("plenary meeting", "plenary meeting"),
    ],
)
def test_an_ordinal_before_a_noun_is_put_in_digits_where_all_of_it_is_one(words: str, said: str) -> None:
    assert ordinals.in_digits(words, "plenary meeting", "en") == said


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Requests, and urges 3 States;", ["urge"]),
        ("Requests and urges Member States to act;", ["urge"]),
        ("Requests 4 nets, and urges 3 States;", ["request", "urge"]),
    ],
)
def test_a_verb_with_nothing_behind_it_asks_nothing(text: str, verbs: list[str]) -> None:
    """Another verb, or a mark, follows at once."""
    assert [ask.verb for ask in asks.in_text(text, "en", "operative")] == verbs
