"""Every heading of a page can be linked: it has an id of its own."""

from __future__ import annotations

import re

import pytest

from toolkit.publish.report import _site as site
from toolkit.publish.report.chapters import Chapter
from toolkit.publish.report.from_notebook import markdown


def ids(body: str) -> list[str]:
    return re.findall(r'<h[1-6][^>]* id="([^"]*)"', site._unique(body))


def test_headings_of_prose_are_named_by_their_words() -> None:
    """Markdown gives headings no ids."""
    assert ids(markdown("# The *text*\n\n## What it says & why\n")) == ["the-text", "what-it-says-why"]


def test_headings_that_share_a_name_are_counted() -> None:
    assert ids(markdown("## Again\n\n## Other\n\n## Again\n\n### Again\n")) == ["again", "other", "again-2", "again-3"]


def test_words_of_another_script_are_a_name_too() -> None:
    assert ids("<h2>الموضوعات الأخرى</h2><h2>—</h2><h2>…</h2>") == ["الموضوعات-الأخرى", "section", "section-2"]


def test_an_id_that_is_there_stays() -> None:
    """Also beside other attributes, and where another heading has the same words."""
    body = '<h2 id="contents">Contents</h2><h2 class="x" id="rows">Rows</h2><h2>Contents</h2>'
    assert ids(body) == ["contents", "rows", "contents-2"]
    assert 'class="x"' in site._unique(body)


def test_no_id_twice_on_a_page() -> None:
    """Figures and the page's own parts have ids as well."""
    body = '<figure id="method"></figure><h2>Method</h2><h2>Main</h2><p>no heading</p>'
    assert ids(body) == ["method-2", "main-2"]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("21 · Ferries: who sails, and when", "21 · Ferries"),
        ("22 · Whose boats? Where the ferry: a harbour", "22 · Whose boats?"),
        ("23 · لمن القوارب؟ أين ترسو", "23 · لمن القوارب؟"),
        ("Ferries", "Ferries"),
    ],
)
def test_the_head_of_a_page_names_its_neighbours_shortly(title: str, short: str) -> None:
    """Up to the colon or the question mark, so that the link to the other edition stays on the line."""
    assert re.findall(r">(.*?)</a>", site._short(Chapter("21", title, ()))) == [short]
