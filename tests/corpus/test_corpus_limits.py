"""Small parts of a corpus: limits and orders, on a few made-up rows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from toolkit.corpus import _plan, _recurring, _repeats, ask, cluster, watch
from toolkit.corpus._inputs import Input
from toolkit.errors import ToolkitError


def paragraph(name: str, words: str) -> Any:
    return SimpleNamespace(id=name, text=SimpleNamespace(string=words))


LONG = "one two three four five six seven eight nine ten eleven twelve"


def test_twelve_words_recur_and_eleven_do_not() -> None:
    index = _recurring.RecurringIndex([paragraph("O01", LONG), paragraph("O02", LONG.removesuffix(" twelve"))])
    assert list(index.words) == ["O01"]
    assert index.matches(LONG) == [_recurring.Match("O01", 1.0, True)]
    assert index.matches(LONG.removesuffix(" twelve")) == []


def test_the_likest_stands_first() -> None:
    """Twelve words of which four are others: eight of twelve are in the same order."""
    index = _recurring.RecurringIndex(
        [paragraph("O01", LONG.replace("nine ten eleven twelve", "a b c d")), paragraph("O02", LONG)]
    )
    found = index.matches(LONG)
    assert [(one.paragraph_id, one.likeness, one.identical) for one in found] == [
        ("O02", 1.0, True),
        ("O01", 0.667, False),
    ]
    assert [one.paragraph_id for one in index.matches(LONG, 0.67)] == ["O02"]
    twice = _recurring.RecurringIndex([paragraph("O09", LONG), paragraph("O02", LONG)])
    assert [one.paragraph_id for one in twice.matches(LONG)] == ["O09", "O02"]


def test_two_runs_of_four_words_are_enough_for_fourteen_words() -> None:
    """Of eleven runs two are shared (0.18, at least 0.15 is asked): nine of fourteen words are the same, in order."""
    one = "one two three four five a six b seven c eight d nine e"
    other = "one two three four five f six g seven h eight i nine j"
    [match] = _recurring.RecurringIndex([paragraph("O01", one)]).matches(other)
    assert (match.likeness, match.identical) == (0.643, False)


def test_resolutions_stand_in_the_order_of_sessions_and_numbers() -> None:
    symbols = ["A/RES/ES-11/1", "A/RES/78/9", "A/RES/78/10", "A/RES/9/99"]
    assert sorted(symbols, key=_repeats._place) == ["A/RES/9/99", "A/RES/78/9", "A/RES/78/10", "A/RES/ES-11/1"]


@pytest.mark.parametrize(("least", "wrong"), [(0, True), (-1, True), (1.01, True)])
def test_a_likeness_that_is_none(least: float, wrong: bool) -> None:
    if wrong:
        with pytest.raises(ToolkitError, match="a likeness of"):
            ask.recurring(SimpleNamespace(), SimpleNamespace(paragraphs=[], symbol=None), least=least)  # type: ignore[arg-type]


def test_resolutions_with_the_most_paragraphs_first() -> None:
    rows = [("A", "en", True), ("B", "en", False), ("B", "en", True), ("B", "en", True), ("C", "en", False)]
    found = ask.by_resolution(pd.DataFrame(rows, columns=["symbol", "language", "identical"]))
    assert found.to_numpy().tolist() == [
        ["B", "en", "identical", 2],
        ["B", "en", "modified", 1],
        ["A", "en", "identical", 1],
        ["C", "en", "modified", 1],
    ]


class Held:
    """A corpus of a few rows."""

    def __init__(self, documents: pd.DataFrame, **tables: pd.DataFrame) -> None:
        self.tables = {"documents": documents, **tables}

    def frame(self, name: str, *, columns: Any = None, **wanted: Any) -> pd.DataFrame:
        found = self.tables[name]
        for column, value in wanted.items():
            found = found[found[column].isin(value if isinstance(value, list) else [value])]
        return found[columns] if columns else found


def documents() -> pd.DataFrame:
    """The first resolution twice, a file without a symbol twice, and one of an emergency session."""
    rows = [
        ("a", "A/RES/78/1", "en", 2, 3, 1, "tags"),
        ("b", "A/RES/78/1", "en", 9, 9, 9, "tags"),
        ("c", "A/RES/78/2", "en", 1, 1, 0, "tags"),
        ("d", "", "en", 1, 1, 0, "tags"),
        ("e", "", "en", 1, 1, 0, "tags"),
        ("f", "A/RES/ES-11/1", "en", 1, 1, 0, "tags"),
        ("g", "A/RES/79/1", "en", 4, 0, 0, "tags"),
        ("h", "A/RES/79/2", "en", 4, 0, 0, ""),
    ]
    columns = ["file", "symbol", "language", "preambular", "operative", "annexed", "tables"]
    return pd.DataFrame(rows, columns=columns)


def test_files_that_count_once() -> None:
    found = ask.witnesses(Held(documents()))  # type: ignore[arg-type]
    assert dict(zip(found["file"], found["session"], strict=True)) == {
        "a": 78, "c": 78, "d": 0, "e": 0, "f": 0, "g": 79, "h": 79,
    }  # fmt: skip


def test_themes_of_each_session() -> None:
    """Eight paragraphs of session 78 in two resolutions; the same theme twice in a paragraph counts once."""
    rows = [
        ("a", "O01", "gender"),
        ("a", "O01", "gender"),
        ("c", "O01", "gender"),
        ("b", "O01", "gender"),
        ("d", "O01", "gender"),
        ("a", "O02", "data"),
        ("g", "P01", "data"),
    ]
    tags = pd.DataFrame(rows, columns=["file", "paragraph_id", "theme"])
    found = ask.themes(Held(documents(), tags=tags), "en")  # type: ignore[arg-type]
    assert found.to_numpy().tolist() == [
        [78, "data", 1, 8, 0.125, 2],
        [78, "gender", 2, 8, 0.25, 2],
        [79, "data", 1, 4, 0.25, 1],
    ]


def test_who_cites_and_in_which_part() -> None:
    rows = [
        ("A/RES/78/1", "a", "en", "P01", "A/RES/70/1", "w", "recall"),
        ("A/RES/78/2", "c", "en", "O01", "A/RES/70/1", "w", "note"),
        ("A/RES/70/1", "c", "en", "O02", "A/RES/70/1", "w", "note"),
        ("A/RES/78/1", "b", "en", "O01", "A/RES/70/1", "w", "note"),
    ]
    columns = ["symbol", "file", "language", "place", "cited", "as_written", "verb"]
    corpus: Any = Held(documents(), citations=pd.DataFrame(rows, columns=columns))
    found = ask.citing(corpus, "A/RES/70/1")
    assert found[["symbol", "place", "part"]].to_numpy().tolist() == [
        ["A/RES/78/1", "P01", "preamble"],
        ["A/RES/78/2", "O01", "operative"],
    ]
    assert list(found.columns)[4] == "part"
    with pytest.raises(ToolkitError, match="'cats' is no symbol"):
        ask.citing(corpus, "cats")


def inputs(number: int, size: int) -> list[Input]:
    return [Input(file=f"f{at}", size=size, sha256="0") for at in range(number)]


def test_a_partition_has_its_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name ends a partition: then 128 files fill one, and so do eight megabytes."""
    monkeypatch.setattr(_plan, "_digest", lambda _: "00000001" + "0" * 56)
    assert [len(one.inputs) for one in _plan.partitions(inputs(130, 1))] == [128, 2]
    assert [len(one.inputs) for one in _plan.partitions(inputs(5, 4 * 2**20))] == [2, 2, 1]
    assert [len(one.inputs) for one in _plan.partitions(inputs(2, 9 * 2**20))] == [1, 1]
    monkeypatch.setattr(_plan, "_digest", lambda _: "00000018" + "0" * 56)  # 24: every name ends one
    assert [len(one.inputs) for one in _plan.partitions(inputs(17, 1))] == [8, 8, 1]
    assert _plan.partitions([]) == ()


def test_words_session_by_session() -> None:
    """Session 78 has three paragraphs in two resolutions, of which two name it; session 79 does not."""
    rows = [
        ("A/RES/78/1", "en", "O01", "operative", "Notes that artificial intelligence is new;"),
        ("A/RES/78/1", "en", "O02", "operative", "Notes the sea;"),
        ("A/RES/78/2", "en", "O01", "operative", "Welcomes artificial intelligence;"),
        ("A/RES/79/1", "en", "O01", "operative", "Notes the sea;"),
        ("A/RES/ES-11/1", "en", "O01", "operative", "Notes that artificial intelligence is new;"),
        ("A/RES/78/1", "ar", "O01", "operative", "تلاحظ الذكاء الاصطناعي؛"),
    ]
    texts = pd.DataFrame(rows, columns=["symbol", "language", "paragraph_id", "part", "text"])
    found = watch.by_session(texts).set_index(["session", "theme"])
    columns = ["paragraphs", "of", "share", "naming", "resolutions"]
    assert found.loc[(78, "artificial_intelligence"), columns].tolist() == [2, 3, 2 / 3, 2, 2]
    assert found.loc[(79, "artificial_intelligence"), columns].tolist() == [0, 1, 0, 0, 1]
    assert {session for session, _ in found.index} == {78, 79}


def test_members_of_an_archive_are_read_together() -> None:
    """At most so many at a time; a file of the folder itself is read alone."""
    names = ["a.xml", "b.xml", *(f"z.zip{watch.INSIDE}{number}" for number in range(watch._SOME + 1))]
    tasks = list(watch._tasks([Input(file=name, size=1, sha256="0") for name in names]))
    assert [len(task) for task in tasks] == [1, 1, watch._SOME, 1]
    assert [name for task in tasks for name in task] == names


class Client:
    """A cluster of workers, each with its state of the toolkit."""

    def __init__(self, *states: str) -> None:
        self.states, self.waited = states, 0.0

    def wait_for_workers(self, number: int, timeout: float) -> None:
        self.waited = timeout
        if number > len(self.states):
            raise TimeoutError

    def run(self, _: object) -> dict[str, str]:
        if "none" in self.states:
            raise ModuleNotFoundError("toolkit")
        return {f"tcp://{at}": state for at, state in enumerate(self.states)}


@pytest.mark.parametrize(
    ("states", "problem"),
    [
        (["ours"], ""),  # one worker is enough
        (["ours", "ours"], ""),
        ([], "has no workers"),
        (["ours", "other"], "1 workers have another version"),
        (["other", "ours", "another"], "2 workers have another version"),
        (["none"], "does not know this toolkit: toolkit"),
    ],
)
def test_a_cluster_is_ready(monkeypatch: pytest.MonkeyPatch, states: list[str], problem: str) -> None:
    monkeypatch.setattr(cluster, "fingerprint", lambda: "ours")
    client = Client(*states)
    if problem:
        with pytest.raises(ToolkitError, match=problem):
            cluster._ready(client, 7)
    else:
        cluster._ready(client, 7)
    assert client.waited == 7
