"""Small parts of facts, each by itself, on words made up for it: sessions, orders, dates, numbers, patterns, verbs."""

from __future__ import annotations

import itertools
import math
import re

import pytest

from toolkit import languages
from toolkit.facts import _date_forms, _phrases, _sessions, _tries, quantities
from toolkit.facts._sessions import hrc_sessions, is_year, possible, sessions_on, split
from toolkit.facts.acts import _base_forms, _decided
from toolkit.facts.acts._grammar import grammar
from toolkit.facts.addressees import actors as actors_of
from toolkit.facts.addressees import asks
from toolkit.facts.citations import _records
from toolkit.facts.citations import _symbol_order as symbol_order
from toolkit.facts.citations._records import FoundCitation, Head
from toolkit.facts.quantities import _numbers
from toolkit.text import fold


class TestSessions:
    @pytest.mark.parametrize(
        ("number", "year"), [(1945, False), (1946, True), (2100, True), (2101, False), (77, False)]
    )
    def test_years(self, number: int, *, year: bool) -> None:
        assert is_year(number) is year

    @pytest.mark.parametrize(
        ("date", "sessions"),
        [
            ("2023-12-19", {78}),
            ("2023-10-01", {78}),
            ("2023-09-15", {77, 78}),
            ("2023-08-31", {77}),
            ("2023-01-02", {77}),
            ("1976-12-01", {31}),
            ("2023-12", set()),
            ("", set()),
        ],
    )
    def test_of_a_day(self, date: str, sessions: set[int]) -> None:
        """The seventy-eighth session opened in September 2023."""
        assert sessions_on(date) == sessions

    @pytest.mark.parametrize(
        ("date", "sessions"),
        [
            ("2005-12-31", set()),
            ("2006-06-30", {1, 2, 3}),
            ("2007-01-01", {4, 5, 6}),
            ("2023-07-14", {52, 53, 54}),
            ("2023", set()),
            ("", set()),
        ],
    )
    def test_of_the_human_rights_council(self, date: str, sessions: set[int]) -> None:
        assert hrc_sessions(date) == sessions

    @pytest.mark.parametrize(
        ("session", "number", "kind", "can"),
        [
            (31, 1, "resolution", True),
            (30, 1, "resolution", False),
            (80, 400, "resolution", True),
            (80, 401, "resolution", False),
            (81, 1, "resolution", False),
            (80, 0, "resolution", False),
            (80, 999, "decision", True),
            (80, 1000, "decision", False),
            (80, 999, "report", True),
            (80, 1000, "report", False),
        ],
    )
    def test_what_can_be_one(self, session: int, number: int, kind: str, *, can: bool) -> None:
        assert possible(session, number, kind=kind, last=80) is can

    @pytest.mark.parametrize(
        ("numbers", "order", "options", "read"),
        [
            ((77, 150), "session_first", {}, (77, 150)),
            ((150, 77), "session_first", {"last": 80}, (77, 150)),  # no session has the number 150
            ((77, 75), "number_first", {}, (75, 77)),
            ((77, 75), "session_first", {}, (77, 75)),
            ((2019, 8), "number_first", {}, (2019, 8)),
            ((8, 2019), "session_first", {}, (2019, 8)),
            ((75, 77), "session_first", {"date": "2022-12-14"}, (77, 75)),  # the day refutes the seventy-fifth
            ((75, 77), "session_first", {"date": "2020-12-14"}, (75, 77)),
            ((75, 77), "session_first", {"date": "1999-12-14"}, (75, 77)),  # and this one says nothing
            ((5, 6), "session_first", {}, None),
            ((5, 6), "session_first", {"hrc": True}, (5, 6)),
            ((99, 100), "session_first", {"hrc": True}, (99, 100)),
            ((100, 2), "session_first", {"hrc": True}, (2, 100)),
            ((7, 53), "session_first", {"hrc": True, "date": "2023-07-14"}, (53, 7)),
            ((81, 82), "session_first", {"last": 80}, None),
            ((450, 32), "session_first", {"kind": "decision"}, (32, 450)),
            ((450, 32), "session_first", {}, None),
        ],
    )
    def test_a_pair_of_numbers(
        self, numbers: tuple[int, int], order: str, options: dict[str, object], read: tuple[int, int] | None
    ) -> None:
        assert split(numbers, order, **({"kind": "resolution"} | options)) == read  # type: ignore[arg-type]

    def test_the_first_special_ones(self) -> None:
        """The eighth special session met in 1978, the sixth emergency special one in 1980."""
        assert _sessions.FIRST_SPECIAL == {"S": 8, "ES": 6}
        assert (_sessions.FIRST_SESSION, _sessions.LAST_SESSION, _sessions.HIGHEST_RESOLUTION) == (31, 120, 400)


def pair(a: int, b: int, *, at: int = 0, body: str = "GA", near: str = "", date: str = "", list_id: int = 0,
         kind: str = "resolution") -> FoundCitation:  # fmt: skip
    head = Head(0, 4, kind, body, near=near)
    return FoundCitation("pair", at, at + 5, f"{a}/{b}", head, (a, b), date=date, list_id=list_id)


class TestOrder:
    def votes(self, *found: FoundCitation, **said: str) -> list[tuple[str, str, int]]:
        order = symbol_order.decide([("P01", one) for one in found], **said)
        return [(vote.order, vote.reason.split(":")[0], vote.weight) for vote in order.votes]

    def test_the_documents_own_number_counts_three(self) -> None:
        own = {"own": "A/RES/78/132"}
        assert self.votes(header="132/78 - title", **own) == [("number_first", "own", 3)]
        assert self.votes(header="78/132. title", **own) == [("session_first", "own", 3)]
        assert self.votes(header="78/131. title", **own) == []
        assert self.votes(header="78/78. title", own="A/RES/78/78") == []
        assert self.votes(header="132/78 - title", adopted="2023-12-19") == [("number_first", "own", 3)]
        assert self.votes(header="78/132. title", adopted="2023-12-19") == [("session_first", "own", 3)]
        assert self.votes(header="300/78. title") == [("number_first", "shape", 1)]  # nobody says when
        assert self.votes(header="see 132/78. title", **own) == []

    def test_a_day_counts_two_and_a_shape_one(self) -> None:
        assert self.votes(pair(77, 75, date="2022-12-14")) == [("session_first", "date", 2)]
        assert self.votes(pair(75, 77, date="2022-12-14")) == [("number_first", "date", 2)]
        assert self.votes(pair(77, 150)) == [("session_first", "shape", 1)]
        assert self.votes(pair(150, 77)) == [("number_first", "shape", 1)]
        assert self.votes(pair(2019, 8)) == [("session_first", "shape", 1)]
        assert self.votes(pair(8, 2019)) == [("number_first", "shape", 1)]
        assert self.votes(pair(67, 75)) == []

    @pytest.mark.parametrize(("body", "near"), [("HRC", ""), ("COUNCIL", ""), ("", "HRC")])
    def test_the_human_rights_council_has_sessions_of_its_own(self, body: str, near: str) -> None:
        assert self.votes(pair(53, 7, body=body, near=near, date="2023-07-14")) == [("session_first", "date", 2)]
        assert self.votes(pair(7, 53, body=body, near=near, date="2023-07-14")) == [("number_first", "date", 2)]
        assert self.votes(pair(53, 7, body=body, near=near)) == []

    def test_other_bodies_and_no_body(self) -> None:
        assert self.votes(pair(77, 150, body="")) == [("session_first", "shape", 1)]
        assert self.votes(pair(77, 150, body="SC")) == []
        own = FoundCitation("pair", 0, 5, "77/150", None, (77, 150))
        assert self.votes(own) == []

    @pytest.mark.parametrize(
        ("pairs", "vote"),
        [
            ([(56, 65), (57, 64), (58, 63), (59, 62)], "session_first"),
            ([(65, 56), (64, 57), (63, 58), (62, 59)], "number_first"),
            ([(56, 62), (57, 63), (58, 64), (59, 65)], ""),  # both sides rise
            ([(56, 65), (58, 64), (57, 66), (59, 62)], ""),  # none does
            ([(56, 65), (56, 64), (58, 63), (59, 62)], "session_first"),
            ([(56, 65), (57, 64), (58, 63)], ""),  # three are too few
        ],
    )
    def test_a_list_runs_by_session(self, pairs: list[tuple[int, int]], vote: str) -> None:
        found = self.votes(*(pair(a, b, list_id=4) for a, b in pairs))
        assert found == ([(vote, "list", 2)] if vote else [])
        apart = self.votes(*(pair(a, b, list_id=number) for number, (a, b) in enumerate(pairs)))
        assert apart == []

    def test_the_document_reads_as_most_votes_say(self) -> None:
        one, two = ("P01", pair(77, 150)), ("P02", pair(150, 77))
        assert symbol_order.decide([two]).value == "number_first"
        tied = symbol_order.decide([one, two])
        assert (tied.value, tied.undecided, str(tied)) == ("session_first", True, "session_first")
        more = symbol_order.decide([one, two, two])
        assert (more.value, more.undecided) == ("number_first", False)
        assert (more.weight("session_first"), more.weight("number_first")) == (1, 2)
        assert symbol_order.decide([]).undecided

    def test_sessions_end_with_the_documents_own(self) -> None:
        """In a document of the seventy-eighth session 79 is no session."""
        assert self.votes(pair(79, 70)) == []
        assert self.votes(pair(79, 70), own="A/RES/78/132") == [("number_first", "shape", 1)]
        assert self.votes(pair(79, 70), adopted="2023-12-19") == [("number_first", "shape", 1)]
        assert self.votes(pair(78, 70), own="A/RES/78/132") == []

    def test_numbers_that_begin_a_line(self) -> None:
        assert symbol_order.own_numbers("A title\n**78/132. On\n see 77/150\n  76/189") == {10, 35}


class TestRecords:
    def test_a_list_takes_the_day_of_its_next_member(self) -> None:
        late = FoundCitation("pair", 20, 25, "72/266", None, (72, 266), date="2018-07-05", list_id=1, shared=True)
        early = FoundCitation("pair", 0, 6, "72/261", None, (72, 261), list_id=1)
        first = FoundCitation("pair", 0, 6, "72/260", None, (72, 260), list_id=1)
        assert [one.date for one in _records.dated([first, early, late])] == ["2018-07-05"] * 3
        other = FoundCitation("pair", 0, 6, "72/260", None, (72, 260), list_id=2)
        assert [one.date for one in _records.dated([other, late])] == ["", "2018-07-05"]
        alone = FoundCitation("pair", 20, 25, "72/266", None, (72, 266), date="2018-07-05", list_id=1)
        assert [one.date for one in _records.dated([early, alone])] == ["", "2018-07-05"]
        symbol = FoundCitation("symbol", 0, 6, "A/72/1", None, symbol="A/72/1", list_id=1)
        assert [one.date for one in _records.dated([symbol, late])] == ["", "2018-07-05"]
        own = FoundCitation("pair", 0, 6, "72/261", None, (72, 261), date="2017-12-24", list_id=1)
        assert [one.date for one in _records.dated([own, late])] == ["2017-12-24", "2018-07-05"]

    def test_a_corrigendum_is_of_both_halves(self) -> None:
        def symbols(*written: str) -> list[str]:
            found = [FoundCitation("symbol", n, n + 1, one, None, symbol=one) for n, one in enumerate(written)]
            return [one.symbol for one in _records.joined_corrigenda(found)]

        right = ["A/78/62-E/2023/49", "A/78/62/Corr.1-E/2023/49/Corr.1"]
        assert symbols("A/78/62-E/2023/49/Corr.1", "A/78/62/Corr.1") == right
        assert symbols("A/1", "A/78/62-E/2023/49/Corr.1", "A/78/62/Corr.1", "A/2") == ["A/1", *right, "A/2"]
        for neighbours in (["A/78/62-E/2023/49/Corr.1", "A/78/63/Corr.1"], ["A/78/62-E/2023/49", "A/78/62/Corr.1"],
                           ["A/78/62/Corr.1", "A/78/62-E/2023/49/Corr.1"]):  # fmt: skip
            assert symbols(*neighbours) == neighbours


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("from 1900 to 2020", [("1900", "2020", "range")]),  # a hundred and twenty years
        ("from 1899 to 2020", [("1899", "1899", "year"), ("2020", "2020", "year")]),
        ("from 2020 to 2020", [("2020", "2020", "year")] * 2),
        ("from 2020 to 2018", [("2018", "2020", "range")]),  # copied from a page that is read from the right
        ("between 2020 and 2018", [("2020", "2020", "year"), ("2018", "2018", "year")]),
        ("the season 2015/16", [("2015", "2016", "range")]),
        ("the season 2015/2016", [("2015", "2016", "range")]),
        ("the season 2016/2015", [("2015", "2016", "range")]),
        ("the season 1999/00", [("1999", "2000", "range")]),
        ("december 2022 and january 2023", [("2022-12", "2023-01", "range")]),
        ("november and december 2022", [("2022-11", "2022-12", "range")]),
        ("november and january 2023", [("2022-11", "2022-11", "month"), ("2023-01", "2023-01", "month")]),
        ("march and december 2022", [("2022-03", "2022-03", "month"), ("2022-12", "2022-12", "month")]),
        ("december 2021 and december 2022", [("2021-12", "2021-12", "month"), ("2022-12", "2022-12", "month")]),
        ("november to january 2023", [("2022-11", "2023-01", "range")]),
        ("november to december 2022", [("2022-11", "2022-12", "range")]),
        ("9 to 9 may 2011", [("2011-05-09", "2011-05-09", "day")]),
        ("13 to 9 may 2011", [("2011-05-09", "2011-05-13", "range")]),
        ("1, 2 and 3 may 2011", [("2011-05-01", "2011-05-03", "range")]),
        ("1, 3 and 5 may 2011", [("2011-05-01", "2011-05-01", "day"), ("2011-05-03", "2011-05-03", "day"),
                                 ("2011-05-05", "2011-05-05", "day")]),
        ("31 april 2011", [("2011-04", "2011-04", "month")]),
        ("2011-05-09", [("2011-05-09", "2011-05-09", "day")]),
        ("may 9-13, 2011", [("2011-05-09", "2011-05-13", "range")]),
        ("resolution 1325 (2000)", []),
    ],
)  # fmt: skip
def test_days_that_a_form_covers(words: str, found: list[tuple[str, str, str]]) -> None:
    """The first and the last day, as far as they are stated, and how precisely."""
    forms = _date_forms.scanned(words, "en")
    shown = [(one.begin.isoformat()[: len(a)], one.until.isoformat()[: len(b)]) for one, (a, b, _) in
             zip(forms, found, strict=True)]  # fmt: skip
    assert [(*pair_, one.precision) for pair_, one in zip(shown, forms, strict=True)] == found
    assert all(a.end <= b.start for a, b in itertools.pairwise(forms))


def test_no_forms_of_a_language_without_dates() -> None:
    assert _date_forms.scanned("2011-05-09", "zz") == ()
    assert _date_forms.forms("zz") is None


#: A language that writes words together with the next one, and swallows its article.
STICKS = {"prefixes": ["w", "wa"], "article": "al", "merged_article": "l"}


class TestPatterns:
    WORDS = ("boat", "boats", "net", "two nets", "ne")

    @pytest.mark.parametrize("text", ["boats", "boat", "nets", "two  nets", "two net", "n", "neat"])
    def test_a_tree_matches_what_a_list_does(self, text: str) -> None:
        tree = re.compile(_tries.grouped(self.WORDS, " +"))
        flat = re.compile("|".join(word.replace(" ", " +") for word in sorted(self.WORDS, key=len, reverse=True)))
        one, other = tree.match(text), flat.match(text)
        assert (one and one[0]) == (other and other[0])

    def test_a_tree_of_nothing_matches_nothing(self) -> None:
        assert re.search(_tries.grouped([]), "boat") is None
        assert _tries.grouped(["repeal", "report", "reports"]) == "(?:rep(?:eal|ort(?:s)?))"
        assert re.fullmatch(_tries.grouped(["a.b"]), "axb") is None

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("two boats of 15 nets", [(0, "two"), (13, "15")]),
            ("twofold two", [(8, "two")]),
            ("co2two two", [(2, "2"), (3, "two"), (7, "two")]),
            ("untwo two2", [(6, "two"), (9, "2")]),
            ("boats", []),
            ("15 16", [(0, "15"), (3, "16")]),
            ("two_two", [(0, "two"), (4, "two")]),
            ("two two", [(0, "two"), (4, "two")]),
        ],
    )
    def test_words_by_themselves(self, text: str, found: list[tuple[int, str]]) -> None:
        assert _tries.starts(text, frozenset({"two"})) == found

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("alnet", "alnet"),
            ("lnet", "lnet"),  # the article is swallowed
            ("walnet", "walnet"),
            ("wlnet", "wlnet"),
            ("boat", "boat"),
            ("wboat", "wboat"),
            ("waboat", "waboat"),
            ("xboat", None),
            ("boats", None),
            ("net", None),
        ],
    )
    def test_phrases_with_what_is_written_together_with_them(self, text: str, found: str | None) -> None:
        pattern = re.compile(_phrases.alternatives(["alnet", "boat"], STICKS))
        match = pattern.search(text)
        assert (match and match[0]) == found

    def test_phrases_without_data(self) -> None:
        bare = re.compile(_phrases.alternatives(["alnet", "old  boat"]))
        assert [
            bare.search(text) is not None for text in ("alnet", "lnet", "old    boat", "old     boat", "xalnet")
        ] == [
            *(True, False, True, False, False),
        ]
        assert re.search(_phrases.alternatives([]), "") is None
        right = _phrases.directly(["per cent", "%"])
        assert [right.match(text) is not None for text in ("%", " %", "-per cent", "    %", "     %", "per cents")] == [
            *(True, True, True, True, False, False),
        ]


class TestVerbs:
    @pytest.mark.parametrize(
        ("text", "part", "verb"),
        [
            ("Censures the act", "operative", "censure"),
            ("Censures: the act", "operative", "censure"),
            ("Censures:", "operative", "censure"),
            ("Censures", "operative", None),
            ("Censures, the act", "operative", None),
            ("censures the act", "operative", None),
            ("Studying the act", "preamble", "study"),
            ("Studying, the act", "preamble", None),
            ("Studying", "preamble", None),
            ("Having studied the act", "preamble", "study"),
            ("Having been briefed on it", "preamble", "be briefed"),
            ("Having been", "preamble", None),
            ("Having, studied", "preamble", None),
            ("Re-censures the act", "operative", "re-censure"),
            ("Ass the act", "operative", None),
            ("Gas the act", "operative", None),
        ],
    )
    def test_of_an_opening_that_no_list_has(self, text: str, part: str, verb: str | None) -> None:
        found = _base_forms.unknown(text, "en", part)
        assert (found and found.verb) == verb
        assert _base_forms.unknown(text, "zz", part) is None

    def test_the_words_of_the_verb_end_with_it(self) -> None:
        ends = {"Censures the act": 8, "Having studied the act": 14, "Having been briefed on it": 19}
        for text, end in ends.items():
            part = "operative" if text.startswith("C") else "preamble"
            assert _base_forms.unknown(text, "en", part).end == end  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        ("text", "at"),
        [
            ("The General Assembly requests it", 21),
            ("The General Assembly, requests it", 22),
            ("The General Assembly", 0),
            ("Requests the General Assembly", 0),
        ],
    )
    def test_the_organ_before_the_verb(self, text: str, at: int) -> None:
        assert _base_forms.subject(text, "en") == at
        assert _base_forms.subject(text, "zz") == 0

    def test_a_meeting_that_took_note(self) -> None:
        rules = grammar("en")
        meeting = "At its 12th plenary meeting, on 4 May 2020, the General Assembly, "
        for words, written, verb in (
            ("on the recommendation of its bureau, took note of the report.", "took note", "take note"),
            ("on the recommendation of its bureau, decided to meet.", "decided", "decide"),
        ):
            act = _decided.decided(meeting + words, "en", rules)
            assert act is not None
            assert (act.phrase, act.verb) == (written, verb)
            assert (meeting + words)[act.start : act.end] == written
        assert _decided.decided("The General Assembly decided to meet.", "en", rules) is None
        assert _decided.decided(meeting + "met.", "en", rules) is None
        assert _decided.decided(meeting + "took note", "zz", rules) is None


class TestAsks:
    def told(self, text: str) -> list[tuple[str, str, str]]:
        return [(one.addressee, one.deadline, one.session) for one in asks.in_text(text, "en", "operative")]

    @pytest.mark.parametrize(
        ("words", "deadline"),
        [
            ("by 2025", "2025"),
            ("by May 2025", "2025-05"),
            ("by 9 May 2025", "2025-05-09"),
            ("by 2027, or by 2025", "2025"),  # the earliest
            ("soon", ""),
        ],
    )
    def test_a_deadline_is_as_precise_as_the_text(self, words: str, deadline: str) -> None:
        text = f"Requests the Secretary-General to submit a report {words};"
        assert self.told(text) == [("secretary_general", deadline, "")]

    def test_a_session_and_nobody(self) -> None:
        text = "Requests the Secretary-General to report at its seventy-ninth session and at its eightieth session;"
        assert self.told(text) == [("secretary_general", "", "79")]
        assert self.told("Calls for urgent action;") == [("", "", "")]

    def test_each_addressee_is_asked(self) -> None:
        text = "Invites Member States and the Secretary-General to act by 2025;"
        assert [(name, day) for name, day, _ in self.told(text)] == [
            ("member_states", "2025"),
            ("secretary_general", "2025"),
        ]


class TestActors:
    def test_where_an_actor_stands(self) -> None:
        known = actors_of.actors("en")
        assert known is not None
        words = fold("Requests the Secretary-General to act")
        assert known.at(words, words.index("the")) == ("secretary_general", 13, 30)
        assert known.at(words, 0) is None
        assert actors_of.actors("zz") is None

    def test_a_set_phrase_may_leave_words_open(self) -> None:
        """Each of them says which class it is."""
        known = actors_of.actors("en")
        assert known is not None
        data = languages.load("en", "addressees")
        assert len(known.open) == known.actor.groups - 1
        assert set(known.open) <= set(data["labels"])

    def test_forms_with_an_article(self) -> None:
        assert actors_of._forms("النساء", "ال", "ل") == ["النساء", "لنساء"]
        assert actors_of._forms("نساء", "ال", "ل") == ["نساء"]
        assert actors_of._forms("the boats", "", "") == ["the boats"]


NUMBERS = [
    ("two hundred and five nets", [205.0]),
    ("two thousand three hundred and five", [2305.0]),
    ("five and twenty", [5.0, 20.0]),
    ("twenty-five", [25.0]),
    ("twenty five hundred", [2500.0]),
    ("two million", [2e6]),
    ("1,262 million", [1262e6]),
    ("1.5 billion", [1.5e9]),
    ("1,262", [1262.0]),
    ("1,262,000", [1262000.0]),
    ("four in five", [80.0]),
    ("1 in 10", [10.0]),
    ("5 in 5", [5.0, 5.0]),  # no fraction
    ("1 in 11", [1.0, 11.0]),
    ("1 in 1000", [0.1]),
    ("half", [50.0]),
    ("half a million", [5e5]),
]


@pytest.mark.parametrize(("words", "values"), NUMBERS)
def test_numbers_and_what_they_are_worth(words: str, values: list[float]) -> None:
    known = _numbers.numbers("en")
    assert known is not None
    assert [one.value for one in known.scan(_numbers.folded(words))][: len(values)] == pytest.approx(values)


@pytest.mark.parametrize(
    ("last", "kind", "joined", "sticks", "step"),
    [
        ("unit", "hundred", False, False, "times"),
        ("tens", "hundred", False, False, ""),
        ("unit", "scale", False, False, "times"),
        ("hundred", "scale", False, False, "times"),
        ("hundred", "unit", False, False, "plus"),
        ("hundred", "unit", False, True, ""),
        ("scale", "tens", False, False, "plus"),
        ("scale", "tens", False, True, ""),
        ("tens", "unit", False, False, "plus"),
        ("tens", "unit", False, True, ""),
        ("unit", "tens", False, False, ""),
        ("unit", "teen", False, True, "add"),
        ("unit", "teen", False, False, ""),
        ("tens", "teen", False, True, ""),
        ("unit", "tens", True, True, "add"),
        ("unit", "tens", True, False, ""),
        ("hundred", "unit", True, False, "plus"),
        ("scale", "unit", True, True, "plus"),
        ("tens", "hundred", True, True, "plus"),
        ("tens", "hundred", True, False, ""),
        ("tens", "unit", True, False, ""),
    ],
)
def test_how_number_words_join(last: str, kind: str, step: str, *, joined: bool, sticks: bool) -> None:
    assert _numbers._join(last, kind, joined=joined, sticks=sticks) == step


@pytest.mark.parametrize(
    ("language", "written", "small", "worth"),
    [
        ("ar", "900 779 198", False, 198779900.0),  # groups of Arabic files stand last first
        ("ar", "198 779 9", False, 9779198.0),
        ("ar", "12 345", False, 12345.0),
        ("ar", "3,1", False, 3.1),
        ("ar", "3,125", False, 3125.0),
        ("ar", "3,125", True, 3.125),
        ("ar", "0,125", False, 0.125),
        ("ar", "1,234,567", False, 1234567.0),
        ("en", "3,125", True, 3125.0),
        ("en", "3,125", False, 3125.0),
    ],
)
def test_what_digits_are_worth(language: str, written: str, worth: float, *, small: bool) -> None:
    known = _numbers.numbers(language)
    assert known is not None
    assert known._worth(written, small=small) == worth


def test_an_indicator_is_no_number() -> None:
    known = _numbers.numbers("en")
    assert known is not None
    assert [math.isnan(one.value) for one in known.scan("20-30 per cent")] == [False, False]
    assert math.isnan(list(known.scan("indicator 16-4-1"))[-1].value)
    assert _numbers.numbers("zz") is None
    assert quantities.in_text("at its twenty-sixth session", "en") == ()
