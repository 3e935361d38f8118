"""Checks of exercises: right answers in any dress pass; wrong, empty and odd ones never do, and never fail."""

from __future__ import annotations

import ast
import re
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from office import docx, para, run

import toolkit as tk
from toolkit import languages, lessons
from toolkit.lessons import _kinds as kinds
from toolkit.lessons import _registry as registry
from toolkit.lessons import _samples as samples
from toolkit.lessons import _words as words
from toolkit.lessons._answers import Odd, as_items, as_number, as_pairs, as_words

EXERCISES = registry.every()
ARABIC_DIGITS = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")
EMPTY: list[Any] = [
    ...,
    None,
    "",
    "   ",
    "...",
    [],
    (),
    set(),
    {},
    [None],
    float("nan"),
    pd.Series(dtype=float),
    pd.DataFrame(),
]


class Hostile:
    """An answer that fails whatever is done with it."""

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    __hash__ = None  # type: ignore[assignment]

    def _fail(self, *_: object) -> Any:
        raise RuntimeError

    __str__ = __repr__ = __len__ = __iter__ = __float__ = __bool__ = _fail


ODD: list[Any] = [
    object(),
    Hostile(),
    print,
    types,
    int,
    b"12",
    True,
    [object()],
    [[1, [2]]],
    {"a": object()},
    1j,
    "?" * 9999,
]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    languages.use("en")


def dresses(exercise: kinds.Exercise) -> Iterator[Any]:
    """A right answer as different students would write it."""
    right = exercise.expected()
    yield right
    if exercise.kind == "number":
        exact = repr(float(right)).removesuffix(".0")
        yield from (exact, f" {exact} ", f"{exact} %", exact.translate(ARABIC_DIGITS))
        yield from (np.float64(right), np.array([right]), pd.Series([right]), [right], (exact,))
    elif exercise.kind == "label":
        yield from (f"  {right}. ", right.upper(), [right], pd.Series([right]), f'"{right}"')
    elif exercise.kind == "names":
        items = list(map(str, right))
        yield from (items[::-1], tuple(items), set(items), pd.Series(items), pd.Index(items), np.array(items))
        yield from (", ".join(items), "، ".join(items), [*items, items[0]], [f" {items[0]} ", *items[1:]])
    elif exercise.kind == "ordered":
        yield from (tuple(right), pd.Series(list(right)), ",".join(map(str, right)))
    elif exercise.kind == "pairs":
        yield from (pd.Series(right), list(right.items()), dict(reversed(list(right.items()))))


def nearly(exercise: kinds.Exercise) -> Iterator[Any]:
    """Answers that are nearly right."""
    right = exercise.expected()
    if exercise.kind == "number":
        yield from (right + 1, right - 1, -right if right else 1, right * 2 + 1)
    elif exercise.kind == "label":
        yield from (f"{right}x", right[:-1] or "y", [right, "another"])
    elif exercise.kind == "names":
        items = list(right)
        yield from (items[1:] or ["nothing"], [*items, "another"], [*items[1:], "another"], str(items[0]) * 2)
    elif exercise.kind == "ordered":
        yield from (list(right)[::-1], list(right)[1:], [*right, "another"])
    elif exercise.kind == "pairs":
        first = next(iter(right))
        yield from ({**right, "another": 1}, {k: v for k, v in right.items() if k != first} or {"x": 1})
        yield {**right, first: "another" if isinstance(right[first], str) else right[first] + 1}


#: Exercises without a mistake of a name, and those whose answers are single signs that stand in the question too.
WITHOUT_MISTAKES = {"01-lines", "02-silent", "06-lines", "08-verbs", "09-lines"}
WITHOUT_SECRETS = {"01-lines", "06-lines", "08-parts", "09-lines"}


@pytest.mark.parametrize("name", EXERCISES)
class TestExercise:
    """Each rule, for each exercise."""

    def test_right_answers_pass_in_any_dress(self, name: str) -> None:
        for answer in dresses(EXERCISES[name]):
            assert EXERCISES[name].judge(answer).state == "right", answer

    def test_nearly_right_is_wrong(self, name: str) -> None:
        found = list(nearly(EXERCISES[name]))
        assert bool(found) is (EXERCISES[name].kind != "judged")
        for answer in found:
            assert EXERCISES[name].judge(answer).state in {"wrong", "odd"}, answer

    def test_empty_is_empty(self, name: str) -> None:
        for answer in EMPTY:
            assert EXERCISES[name].judge(answer).state == "empty", answer

    def test_odd_never_passes_and_never_fails(self, name: str) -> None:
        for answer in ODD:
            assert EXERCISES[name].judge(answer).state in {"odd", "wrong", "empty"}
            assert "check" in repr(lessons.check(name, answer))

    def test_mistakes_are_known_by_name(self, name: str) -> None:
        assert bool(EXERCISES[name].mistakes) is (name not in WITHOUT_MISTAKES)
        for mistake, wrong in EXERCISES[name].mistakes.items():
            verdict = EXERCISES[name].judge(wrong())
            assert (verdict.state, verdict.mistake) == ("wrong", mistake)

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_has_words_for_everything(self, name: str, language: str) -> None:
        for state in ("right", "wrong"):
            assert words.message(name, state, language=language)
        for mistake in EXERCISES[name].mistakes:
            text = words.message(name, "", mistake, language)
            assert text, mistake
            assert text != words.message(name, "wrong", language=language)

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_gives_nothing_away(self, name: str, language: str) -> None:
        """No word of an answer stands in what is said to a wrong one."""
        languages.use(language)
        assert bool(secrets(EXERCISES[name])) is (EXERCISES[name].kind != "judged" and name not in WITHOUT_SECRETS)
        for answer in [*(wrong() for wrong in EXERCISES[name].mistakes.values()), *nearly(EXERCISES[name])]:
            said = as_words(re.sub(r"^check \S+ ", "", repr(lessons.check(name, answer))))
            said = re.sub(r"of your \d+, \d+ belongs? here.*|عدد ما ذكرته.*", "", said)
            for secret in secrets(EXERCISES[name]):
                assert not re.search(rf"(?<![\w.]){re.escape(secret)}(?![\w.]*\w)", said), (secret, said)


def secrets(exercise: kinds.Exercise) -> list[str]:
    """Words that only somebody who knows the answer would write."""
    right = exercise.expected()
    if exercise.kind == "number":
        return [f"{right:g}"]
    if exercise.kind == "label":
        return [as_words(right)]
    if exercise.kind in {"names", "ordered"}:
        return [one for one in as_items(right) if len(one) > 1]  # letters of lines stand in the exercise too
    if exercise.kind == "pairs":
        return [as_words(value) for value in right.values() if not str(value).isdigit() or len(str(value)) > 1]
    return []


def test_messages_are_for_exercises() -> None:
    """No sentence waits for an exercise that is not there."""
    for code in ("en", "ar"):
        assert set(words._all(code)["check"]) == set(EXERCISES)
        for name, own in words._all(code)["check"].items():
            known = {"order", "hundred", *EXERCISES[name].mistakes}
            assert set(own.get("mistakes", {})) <= known, name


def test_both_languages_say_the_same_things() -> None:
    english, arabic = words._all("en"), words._all("ar")
    assert set(english["say"]) == set(arabic["say"])
    for key, sentence in english["say"].items():
        assert set(re.findall(r"{\w+}", sentence)) == set(re.findall(r"{\w+}", arabic["say"][key]))


def test_no_expected_value_is_typed_in(root: Path) -> None:
    """A function that computes an answer reads data; one that only returns a constant is an answer typed in."""
    for path in sorted((root / "toolkit" / "lessons" / "exercises").glob("l*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and len(node.body) == 1 and isinstance(node.body[0], ast.Return):
                assert not isinstance(node.body[0].value, ast.Constant), f"{path.name}: {node.name}"


class TestReading:
    """What an answer means."""

    @pytest.mark.parametrize(
        ("answer", "value"),
        [
            (3, 3), ("3", 3), ("٣", 3), ("۳", 3), (" 3 ", 3), ("3.0", 3), ("12,5", 12.5), ("١٢٫٥", 12.5),
            ("1,234", 1234),
            ("١٬٢٣٤", 1234), ("-2", -2), ("\u22122", -2), ("12 %", 12), ("٪١٢", 12), ([7], 7), (np.int64(7), 7),
            (pd.Series([7.5]), 7.5), (np.array(4), 4), ("\u200f12", 12),
        ],
    )  # fmt: skip
    def test_numbers(self, answer: Any, value: float) -> None:
        assert as_number(answer) == value

    @pytest.mark.parametrize(
        "answer", ["", "three", "3 of 4", "1,2,3", "1e5", True, np.bool_(True), [1, 2], 1j, "nan", float("inf"), {}]
    )
    def test_no_numbers(self, answer: Any) -> None:
        with pytest.raises(Odd):
            as_number(answer)

    def test_words(self) -> None:
        assert as_words(" «تُقِرّ» ") == as_words("تقر")
        assert as_words(2023.0) == as_words(2023) == as_words("٢٠٢٣") == "2023"
        assert as_words("O30") == as_words(" o30.") != as_words("O31")

    def test_items(self) -> None:
        assert as_items("O01، O02; o03\nO04,") == ["o01", "o02", "o03", "o04"]
        assert sorted(as_items({"b", "a"})) == ["a", "b"]
        for answer in ({"a": 1}, 3, pd.DataFrame({"a": [1]}), b"ab"):
            with pytest.raises(Odd):
                as_items(answer)

    def test_pairs(self) -> None:
        assert as_pairs(pd.Series({"A": 1})) == {"a": 1} == as_pairs([("a", 1)])
        for answer in (["ab"], 3, "a: 1", pd.DataFrame({"a": [1]})):
            with pytest.raises(Odd):
                as_pairs(answer)


class TestKinds:
    """Judging, on made-up exercises."""

    def test_a_count_is_exact_and_a_share_is_rounded(self) -> None:
        count, share = kinds.number(lambda: 12), kinds.number(lambda: 12.34, digits=1)
        assert [count.judge(n).state for n in (12, 12.4, 12.0)] == ["right", "wrong", "right"]
        assert [share.judge(n).state for n in (12.34, 12.3, 12.4, 12)] == ["right", "right", "wrong", "wrong"]
        assert share.judge(0.1234).mistake == "hundred"

    def test_unless_an_exercise_says_more_numbers_are_whole(self) -> None:
        share, pairs = kinds.number(lambda: 12.4), kinds.pairs(lambda: {"a": 12.4})
        assert [share.judge(n).state for n in (12.4, 12, 13)] == ["right", "right", "wrong"]
        assert [pairs.judge({"a": n}).state for n in (12.4, 12, 13)] == ["right", "right", "wrong"]

    def test_what_is_expected_is_computed_once_a_language_and_nobody_changes_it(self) -> None:
        asked: list[str] = []

        def words() -> list[str]:
            asked.append(languages.current())
            return ["a", "b"] if asked[-1] == "en" else ["c"]

        exercise = kinds.names(words, mistakes={"other": lambda: iter(words())})
        exercise.expected().append("more")
        assert [exercise.judge(one).state for one in (["a", "b"], ["a"], ["b", "a"])] == ["right", "wrong", "right"]
        assert asked == ["en", "en"]  # one of them for the mistake
        languages.use("ar")
        assert exercise.judge(["c"]).state == "right"
        assert asked == ["en", "en", "ar"]

    def test_order(self) -> None:
        exercise = kinds.ordered(lambda: ["a", "b"])
        assert exercise.judge(["b", "a"]) == kinds.Verdict("wrong", "order")
        assert exercise.judge(["a", "c"]).counts == {"given": 2, "right": 1, "missing": 1}

    def test_pairs_count_what_is_right(self) -> None:
        exercise = kinds.pairs(lambda: {"a": 1, "b": 2.25}, digits=1)
        assert exercise.judge({"A": "١", "b": 2.3}).state == "right"
        assert exercise.judge({"a": 1, "b": 3}).counts == {"given": 2, "right": 1, "missing": 0}

    def test_an_unknown_check_names_the_nearest(self) -> None:
        assert "odd" in repr(lessons.check("99-nothing", 3))

    def test_strict_raises(self) -> None:
        name = next(iter(EXERCISES))
        with pytest.raises(AssertionError, match=name):
            lessons.check(name, ..., strict=True)
        lessons.check(name, EXERCISES[name].expected(), strict=True)

    def test_what_is_shown_is_escaped(self) -> None:
        assert "<script>" not in lessons.check("99-<script>", "<script>").body


def test_a_resolution_of_ones_own_may_be_a_word_file_or_what_was_read_of_it(tmp_path: Path) -> None:
    """Lesson 8 takes words, the name of a file of any format, or a resolution."""
    lines = samples.sample("own-answer").split("\n")
    (tmp_path / "mine.docx").write_bytes(docx(*(para(run(line)) for line in lines if line)))
    judge = EXERCISES["08-own"].judge
    for answer in (tmp_path / "mine.docx", str(tmp_path / "mine.docx"), tk.load(tmp_path / "mine.docx")):
        assert judge(answer).state == "right", answer
    assert judge(tmp_path / "absent.docx").mistake == "unreadable"


@pytest.mark.shared
def test_a_pdf_of_the_united_nations_is_a_resolution_too(shared: Path) -> None:
    path = shared / "real" / "pdf" / "A_RES_78_132.pdf"
    if not path.is_file():
        pytest.skip("needs ../shared/real/pdf")
    assert EXERCISES["08-own"].judge(path).state == "right"
