"""What a chart or table was made from: frames, arguments, and the way back to paragraphs and spans."""

from __future__ import annotations

import pandas as pd
import pytest

import toolkit
from toolkit import notebook as nb
from toolkit import origin
from toolkit.charts import structure, style
from toolkit.views import structure as overview


@origin.chart
def drawn(frame: pd.DataFrame, lines: list[pd.DataFrame], *, name: str = "", language: str = "") -> object:
    """A chart function."""
    figure, _ = style.new_figure()
    return style.finish(figure, title="Two  lines", source="a test", language=language)


def walked(frame: pd.DataFrame) -> list[tuple[str, str, list[list[int]]]]:
    """The paragraphs of a frame's record."""
    record = origin.Origin("a", frames={"frame": frame}).record()
    return [(p["document"], p["paragraph"], p["raw_spans"]) for p in record["frames"][0]["paragraphs"]]


def test_a_chart_remembers_frames_and_plain_arguments() -> None:
    one, two = pd.DataFrame({"a": [1]}), pd.DataFrame({"b": [[1, 2]]})
    made = origin.of(drawn(one, [two, one], name="x", language="ar"))  # type: ignore[arg-type]
    assert made is not None
    assert made.maker.endswith(".drawn")
    assert made.title == "Two lines"
    assert made.arguments == {"name": "x"}
    assert [(f["name"], f["rows"], f["csv"]) for f in made.record()["frames"]] == [
        ("frame", 1, "a\n1\n"),
        ("lines-1", 1, 'b\n"[1, 2]"\n'),
        ("lines-2", 1, "a\n1\n"),
    ]


def test_every_public_chart_function_is_marked() -> None:
    """Otherwise its figure could not be walked back."""
    import importlib
    import inspect
    import pkgutil

    import toolkit.charts

    unmarked = []
    for module in pkgutil.iter_modules(toolkit.charts.__path__):
        room = importlib.import_module(f"toolkit.charts.{module.name}")
        for name, function in inspect.getmembers(room, inspect.isfunction):
            own = function.__module__ == room.__name__ and not name.startswith("_")
            returns = str(inspect.signature(function).return_annotation)
            if own and returns == "Figure" and not hasattr(function, "__wrapped__"):
                unmarked.append(f"{module.name}.{name}")
    of_others = ["_chart.draw", "divides.dumbbells", "parts.finish", "parts.finish_of", "style.finish"]
    assert unmarked == of_others


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"paragraph_id": ["O01", "P02", "O01"]}, [("", "O01", []), ("", "P02", [])]),
        ({"paragraph_id": ["O01"], "symbol": ["A/RES/77/150"]}, [("A/RES/77/150", "O01", [])]),
        ({"place": ["O01"], "symbol": ["A/RES/70/1"]}, [("", "O01", [])]),  # the symbol is the one cited
        ({"places": ["P01 fn2"], "symbol": ["A/RES/78/132"], "cited": ["A/RES/70/1"]},
         [("A/RES/78/132", "P01", []), ("A/RES/78/132", "fn2", [])]),
        ({"paragraph_id": ["O01"], "short": ["78/132"]}, [("78/132", "O01", [])]),
        ({"paragraph_id": ["O01"], "short": ["78/132"], "symbol": ["A/RES/78/132"]}, [("A/RES/78/132", "O01", [])]),
        ({"place": ["O01"], "symbol": ["A/RES/78/132"], "cited": ["A/RES/70/1"]}, [("A/RES/78/132", "O01", [])]),
        ({"place": ["Geneva", "header"]}, []),
        ({"paragraph_id": ["O01", "O01"], "raw_start": [3, 9], "raw_end": [5, 12]}, [("", "O01", [[3, 5], [9, 12]])]),
        ({"paragraph_id": ["O01"], "raw_spans": ["[[1, 2], [4, 8]]"]}, [("", "O01", [[1, 2], [4, 8]])]),
        ({"year": [2023]}, []),
    ],
)  # fmt: skip
def test_rows_lead_to_paragraphs_and_spans(
    columns: dict[str, list[object]], expected: list[tuple[str, str, list[list[int]]]]
) -> None:
    assert walked(pd.DataFrame(columns)) == expected


def test_nothing_is_said_unless_a_report_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = nb.table(pd.DataFrame({"a": [1]}), caption="Ones")
    monkeypatch.delenv(origin.VARIABLE, raising=False)
    assert shown._repr_mimebundle_() == {}
    monkeypatch.setenv(origin.VARIABLE, "1")
    record = shown._repr_mimebundle_()[origin.MIME]
    assert isinstance(record, dict)
    assert (record["title"], record["frames"][0]["csv"]) == ("Ones", "a\n1\n")


def test_a_figure_keeps_its_frame_as_long_as_it_lives() -> None:
    shape = overview.structure(toolkit.load())
    figure = structure.paragraphs(shape, about=("A/RES/78/132", "x.txt", "repaired"))
    made = origin.of(figure)
    assert made is not None
    assert made.frames["frame"] is shape
    assert made.arguments["about"] == ("A/RES/78/132", "x.txt", "repaired")
