"""The language in which things are shown where no call names one."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from toolkit import languages
from toolkit import notebook as nb
from toolkit.charts import style
from toolkit.errors import ToolkitError


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    languages.use("en")


def test_english_unless_told_otherwise() -> None:
    assert languages.current() == "en"
    assert languages.load("", "display") == languages.load("en", "display")


def test_what_names_no_language_follows_the_current_one() -> None:
    assert style.direction("") == "ltr"

    languages.use("ar")

    assert style.direction("") == "rtl"
    assert style.direction("en") == "ltr"


def test_a_language_without_display_data_is_refused() -> None:
    with pytest.raises(ToolkitError, match=r"nothing is shown in language 'xx'.*ar, en"):
        languages.use("xx")
    assert languages.current() == "en"


def test_table_follows_the_current_language() -> None:
    frame = pd.DataFrame({"paragraph_id": ["O30"]})
    assert '<table dir="ltr" lang="en">' in nb.table(frame).body

    languages.use("ar")

    body = nb.table(frame).body
    assert '<table dir="rtl" lang="ar">' in body
    assert "رمز الفقرة" in body
