"""Rows of the panel and of the genealogy, from lives that are written down here."""

from __future__ import annotations

from toolkit import library
from toolkit.series import panel
from toolkit.series.genealogy import Life
from toolkit.series.panel import COLUMNS, LIVES, _Year

BODY = "The General Assembly,\n\nRecalling its nets,\n\n{0}\n"


def year(symbol: str, *paragraphs: str, **known: dict[str, object]) -> _Year:
    words = "\n\n".join(f"{number}. {text}" for number, text in enumerate(paragraphs, 1))
    resolution = library.loads(BODY.format(words), language="en")
    return _Year(symbol, resolution, *(known.get(name, {}) for name in ("verbs", "themes", "citations", "quantities")))  # type: ignore[arg-type]


ONE = year(
    "77/1",
    "Decides to count 12 nets;",
    "Requests boats;",
    verbs={"O01": [("decide", "direction"), ("urge", "exhortation")]},
)
TWO = year(
    "78/1",
    "Decides to count 15 nets and oars;",
    "Welcomes the quay;",
    verbs={"O01": [("decide", "direction"), ("invite", "exhortation"), ("invite", "exhortation")]},
    themes={"O01": {"water", "fire"}},
    citations={"O01": {"A/RES/70/1"}},
)
THREE = year("79/1", "Decides to count 15 nets and oars;")
LIVES_OF_TWO = (
    Life("P01", ("P01",), "identical", 1.0),
    Life("O01", ("O01", "O02"), "merged", 0.75),
    Life("O02", (), "new", None),
    Life("", ("O02",), "dropped", None, ("O01",)),
)
LIVES_OF_THREE = (Life("P01", ("P01",), "identical", 1.0), Life("O01", ("O01",), "identical", 1.0))


def rows() -> dict[tuple[str, str], dict[str, object]]:
    made = panel._panel([ONE, TWO, THREE], [LIVES_OF_TWO, LIVES_OF_THREE])
    shown = [dict(zip(COLUMNS, row, strict=True)) for row in made]
    return {(str(row["symbol"]), str(row["paragraph_id"])): row for row in shown}


def test_the_first_year_has_none_before() -> None:
    first = rows()["77/1", "O01"]
    kin = ("before", "kin", "kin_others", "likeness", "status", "born")
    assert [first[name] for name in kin] == ["", "", "[]", None, "", "77/1"]
    assert [first[name] for name in ("order", "number", "words")] == [2, 1, 5]
    assert first["characters"] == len("Decides to count 12 nets;")
    assert [first[name] for name in ("verb", "force")] == ["decide", "direction"]
    assert (first["verbs"], first["forces"]) == ('["decide","urge"]', '["direction","exhortation"]')


def test_a_line_goes_on_from_year_to_year() -> None:
    found = rows()
    second = found["78/1", "O01"]
    assert [second[name] for name in ("before", "kin", "kin_others", "likeness", "status", "born")] == [
        "77/1", "O01", '["O02"]', 0.75, "merged", "77/1",
    ]  # fmt: skip
    assert (second["themes"], second["citations"]) == ('["fire","water"]', '["A/RES/70/1"]')
    assert [found["78/1", "O02"][name] for name in ("kin", "status", "born")] == ["", "new", "78/1"]
    assert [found["78/1", "O02"][name] for name in ("verb", "force", "verbs")] == ["", "", "[]"]
    assert [found["79/1", "O01"][name] for name in ("before", "kin", "born")] == ["78/1", "O01", "77/1"]


def change(life: Life, *elsewhere: dict[tuple[str, str], str]) -> dict[str, object]:
    return dict(zip(LIVES, panel._change(ONE, TWO, life, elsewhere), strict=True))


def test_what_changed_between_kin() -> None:
    row = change(LIVES_OF_TWO[1], {("after", "O01"): "modified"}, {("after", "O01"): "identical"})
    assert [row[name] for name in ("symbol", "before", "paragraph_id", "kin", "kin_others")] == [
        "78/1", "77/1", "O01", "O01", '["O02"]',
    ]  # fmt: skip
    assert [row[name] for name in ("words_before", "words")] == [5, 7]
    assert [row[name] for name in ("verbs_came", "verbs_went")] == ['["invite","invite"]', '["urge"]']
    assert [row[name] for name in ("numbers_came", "numbers_went")] == ['["15"]', '["12"]']
    assert row["other_language"] == "identical modified"


def test_what_came_and_what_went_has_one_side() -> None:
    new, gone = change(LIVES_OF_TWO[2]), change(LIVES_OF_TWO[3], {("before", "O02"): "dropped"})
    assert [new[name] for name in ("kin", "words_before", "words", "verbs_came", "numbers_came")] == [
        "", None, 3, "[]", "[]",
    ]  # fmt: skip
    assert [gone[name] for name in ("paragraph_id", "kin", "words_before", "words", "moved", "other_language")] == [
        "", "O02", 2, None, '["O01"]', "dropped",
    ]  # fmt: skip


def test_terms_that_came_and_went() -> None:
    assert panel._terms(ONE, TWO, LIVES_OF_TWO[1]) == ("78/1", "en", "O01", "77/1", "O01", '["oars"]', "[]")
