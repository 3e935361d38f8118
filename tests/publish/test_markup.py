"""HTML as nodes for paper: words stay words, blocks stay blocks, directions and anchors are kept."""

from __future__ import annotations

import pytest

from toolkit import notebook as nb
from toolkit.publish.report import markup


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("words", [{"t": "p", "c": ["words"]}]),
        ("<p>a<br>b</p>", [{"t": "p", "c": ["a", {"t": "br", "c": []}, "b"]}]),
        ("<h2 id='x'>A  part</h2>", [{"t": "h", "c": ["A part"], "id": "x", "level": 2}]),
        ("<p>#let &amp; <code>$x</code></p>", [{"t": "p", "c": ["#let & ", {"t": "code", "c": ["$x"]}]}]),
        ("<div>one<p>two</p>three</div>", [{"t": "p", "c": [word]} for word in ("one", "two", "three")]),
        ("<pre>a\n  b</pre>", [{"t": "pre", "c": ["a\n  b"]}]),
        ("<style>p {}</style><p>a</p>", [{"t": "p", "c": ["a"]}]),
        (
            "<ol><li>a</li><li><p>b</p></li></ol>",
            [
                {
                    "t": "list",
                    "c": [{"t": "item", "c": [{"t": "p", "c": [word]}]} for word in "ab"],
                    "ordered": True,
                }
            ],
        ),
        (
            '<div dir="rtl" lang="ar"><p><bdi>12</bdi> قرار</p></div>',
            [
                {
                    "t": "div",
                    "c": [{"t": "p", "c": [{"t": "run", "c": ["12"]}, " قرار"]}],
                    "dir": "rtl",
                    "lang": "ar",
                }
            ],
        ),
        ('<a href="x.html#O30">O30</a>', [{"t": "p", "c": [{"t": "link", "c": ["O30"], "to": "x.html#O30"}]}]),
    ],
)
def test_nodes(html: str, expected: list[markup.Node]) -> None:
    assert markup.nodes(html) == expected


def test_a_table_keeps_head_rows_and_caption() -> None:
    import pandas as pd

    shown = nb.table(pd.DataFrame({"verb": ["note"], "times": [3]}), caption="Verbs", language="en")
    (table,) = markup.nodes(shown.body)
    assert isinstance(table, dict)
    assert table["caption"] == ["Verbs"]
    assert [cell["c"] for cell in table["head"]] == [["verb"], ["times"]]
    assert [[cell["number"] for cell in row] for row in table["rows"]] == [[False, True]]
    assert table["rows"][0][1]["c"] == [{"t": "run", "c": ["3"]}]


def test_marks_keep_their_class() -> None:
    shown = nb.paragraph("decides to meet", marks=[(0, 7, "direction", "decide")])
    (paragraph,) = markup.nodes(shown.body)
    assert isinstance(paragraph, dict)
    assert paragraph["c"] == [{"t": "mark", "c": ["decides"], "class": "direction"}, " to meet"]


def test_things_beside_each_other_stay_so() -> None:
    (pair,) = markup.nodes(nb.side_by_side(nb.paragraph("one"), nb.paragraph("two")).body)
    assert isinstance(pair, dict)
    assert (pair["t"], len(pair["c"])) == ("pair", 2)
