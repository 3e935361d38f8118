"""What a file states of how its document came about: subjects, votes, sponsors; and states by their many names."""

from __future__ import annotations

from pathlib import Path

import corpus_record as made
import pytest

import toolkit as tk
from toolkit import _states
from toolkit.errors import ToolkitError
from toolkit.model import Resolution


def read(**own: str) -> Resolution:
    return tk.library.read(made.resolution(**own).encode(), name="x.xml")


def test_subjects_say_who_gave_them() -> None:
    """What stands in the block of the Goals is not the librarians', whatever vocabulary it names."""
    assert read().table("subjects").to_numpy().tolist() == [
        ["17", "SDGO", "http://x/sdg/17", "goals"],
        ["ships", "UNBIS Thesaurus", "http://x/ships", "goals"],
        ["SMALL BOATS", "UNBIS Thesaurus", "http://x/boats", "librarians"],
        ["Regatta Forum", "DHLAUTH", "", "librarians"],
        ["BOATS--COUNTING", "A/99/251", "", "agenda"],
    ]


def test_votes_have_codes_and_the_names_of_the_roll_call() -> None:
    """A name that no state has keeps its words and gets no code."""
    assert read().table("votes").to_numpy().tolist() == [
        ["AND", "favour", "ANDORRA", "Europe", "Southern Europe"],
        ["TUR", "favour", "TÜRKÝYE", "Asia", "Western Asia"],
        ["CIV", "favour", "COTE D'IVOIRE", "Africa", "Sub-Saharan Africa"],
        ["", "against", "ALBIA", "", ""],
    ]


def test_sponsors_have_roles_and_groups() -> None:
    assert read().table("sponsors")[["state", "role", "name", "group"]].to_numpy().tolist() == [
        ["AND", "sponsor", "Andorra", ""],
        ["CIV", "sponsor", "Côte d’Ivoire", ""],
        ["TTO", "sponsor", "Trinidad and Tobago", ""],
        ["UGA", "sponsor", "Uganda", "the Group of 77 and China"],
        ["NLD", "joined", "Netherlands (Kingdom of the)", ""],
        ["", "joined", "Albia", ""],
    ]


def test_facts_of_the_adoption() -> None:
    meta = read().meta
    assert [meta[name] for name in ("committee", "draft", "adoption", "in_favour", "against", "abstaining")] == [
        "Second Committee", "A/C.2/99/L.5", "vote", "3", "1", "0",
    ]  # fmt: skip
    without = read(voting=made.WITHOUT).meta
    assert without["adoption"] == "without"
    assert "in_favour" not in without


def test_what_is_not_stated_is_no_table_and_no_fact() -> None:
    """No row does not mean that there was no vote, so there is no empty table either."""
    silent = read(voting=made.SILENT)
    assert "adoption" not in silent.meta
    assert "votes" not in silent.tables()
    with pytest.raises(ToolkitError, match=r"no votes in a file of format 'akn' \(it states no roll call"):
        silent.table("votes")
    with pytest.raises(ToolkitError, match="no subjects in a file of format 'text'"):
        tk.load().table("subjects")


def test_a_corpus_has_them_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xml").write_text(made.resolution(), encoding="utf-8")
    tk.corpus.build(tmp_path / "in", tmp_path / "out", workers=1)
    corpus = tk.corpus.open(tmp_path / "out")
    document = corpus.documents.iloc[0]
    assert [document[name] for name in ("committee", "adoption", "in_favour", "abstaining")] == [
        "Second Committee", "vote", 3, 0,
    ]  # fmt: skip
    assert corpus.frame("votes", vote="against")["name"].tolist() == ["ALBIA"]
    assert set(corpus.frame("subjects", giver="librarians")["term"]) == {"SMALL BOATS", "Regatta Forum"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("TÜRKÝYE", "TUR"), ("TÜRKİYE", "TUR"), ("TURKEY", "TUR"), ("CÔTE D’IVOIRE", "CIV"), ("COTE D'IVOIRE", "CIV"),
        ("NETHERLANDS (KINGDOM OF THE)", "NLD"), ("NETHERLANDS", "NLD"), ("BAHAMAS (THE)", "BHS"),
        ("the Gambia", "GMB"),
        ("CONGO", "COG"), ("DEMOCRATIC REPUBLIC OF THE CONGO", "COD"), ("GUINEA BISSAU", "GNB"), ("GUINEA", "GIN"),
        ("LAO PEOPLE’S DEMOCRATIC  REPUBLIC", "LAO"), ("DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA", "PRK"),
        ("REPUBLIC OF KOREA", "KOR"), ("NIGER", "NER"), ("NIGERIA", "NGA"), ("ISLANDS", ""), ("", ""), ("Albia", ""),
    ],
)  # fmt: skip
def test_names_of_states(name: str, code: str) -> None:
    assert _states.code(name) == code


@pytest.mark.parametrize(
    ("by", "codes"),
    [
        ("Bosnia and Herzegovina, Sao Tome and Principe and Viet Nam", ["BIH", "STP", "VNM"]),
        ("CHILE,DOMINICAN REPUBLIC", ["CHL", "DOM"]),
        ("Papua New Guinea and Guinea", ["PNG", "GIN"]),
        ("United Kingdom of Great Britain and Northern Ireland and Ireland", ["GBR", "IRL"]),
        ("Iraq (on behalf of the States Members (Bangkok Treaty)), Kyrgyzstan", ["IRQ", "KGZ"]),
        ("Mauritania and the Regatta Forum, Malta", ["MRT", "", "MLT"]),
        ("ANGOLA BAHAMAS", ["AGO", "BHS"]),
        ("the Old Republic of Korea and Lebanon", ["", "LBN"]),
        ("Lebanon. Subsequently, Malta. - Fiji", ["LBN", "MLT", "FJI"]),
        ("Tu\u0308rki\u0307ye and Côte d’Ivoire", ["TUR", "CIV"]),
        ("submitted by the Vice-Chair of the Committee, A. N. Other (Finland)", [""]),
        ("", []),
    ],
)
def test_lists_of_sponsors(by: str, codes: list[str]) -> None:
    assert [sponsor.state for sponsor in _states.sponsors(by, "sponsor")] == codes


def test_who_left_the_list_is_no_sponsor() -> None:
    found = _states.sponsors("Zambia. - Viet Nam was removed from the list of sponsors of the draft", "joined")
    assert [(one.state, one.role) for one in found] == [("ZMB", "joined"), ("VNM", "withdrawn")]


def test_states_are_the_193_members_and_the_two_observers() -> None:
    states = _states.states()
    assert len(states) == 195
    assert {"PSE", "VAT"} <= set(states)
    assert all(len(code) == 3 and code.isupper() for code in states)
    assert {state.region for state in states.values()} == {"Africa", "Americas", "Asia", "Europe", "Oceania"}
    assert len({state.name_ar for state in states.values()}) == 195


@pytest.mark.parametrize(
    ("written", "name"),
    [("#fifthCommittee", "Fifth Committee"), ("#noMainCommittee", "Without reference to a Main Committee"),
     ("First Committee", "First Committee"), ("Committee of the Whole", "Committee of the Whole")],
)  # fmt: skip
def test_committees(written: str, name: str) -> None:
    assert _states.committee(written) == name
