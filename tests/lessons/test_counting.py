"""Ways to count a theme, against counts made by hand in the label files."""

from __future__ import annotations

import csv

import pytest

import toolkit
from toolkit import paths
from toolkit.lessons import counting
from toolkit.themes import load_codebook


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of labels."""
    with paths.data("labels", f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


class TestThreeWays:
    """A row a paragraph, in the order of the text."""

    def test_every_paragraph_once_in_order(self) -> None:
        frame = counting.three_ways("gender")
        assert list(frame["paragraph_id"]) == [paragraph.id for paragraph in toolkit.load().paragraphs]

    @pytest.mark.parametrize("theme", ["gender", "follow_up", "igf"])
    def test_reader_is_the_file_of_labels(self, theme: str) -> None:
        wanted = {
            row["paragraph_id"] for row in rows("themes_own") if row["file"] == "A_RES_78_132" and row["theme"] == theme
        }
        frame = counting.three_ways(theme)
        assert set(frame.loc[frame["reader"], "paragraph_id"]) == wanted

    def test_words_inside_a_name_count_for_the_search_only(self) -> None:
        """P07 names the Commission on Science and Technology for Development and says nothing of either."""
        row = counting.three_ways("science_technology").set_index("paragraph_id").loc["P07"]
        assert (row["words"], row["tagger"], row["reader"]) == (True, False, False)

    def test_a_name_without_the_words_counts_for_the_others_only(self) -> None:
        """O08 welcomes the Technology Bank, an instrument of the theme."""
        row = counting.three_ways("science_technology").set_index("paragraph_id").loc["O08"]
        assert (row["words"], row["tagger"], row["reader"]) == (False, True, True)

    def test_halves_are_of_even_and_odd_numbers(self) -> None:
        frame = counting.three_ways("gender")
        even = frame["paragraph_id"].str[1:].astype(int) % 2 == 0
        assert set(frame.loc[even, "split"]) == {"tune"}
        assert set(frame.loc[~even, "split"]) == {"report"}

    def test_unknown_theme(self) -> None:
        with pytest.raises(KeyError, match="no theme"):
            counting.three_ways("sport")


class TestTwoReadings:
    """A cell a paragraph and theme."""

    def test_every_cell_once(self) -> None:
        frame = counting.two_readings()
        places = {(row["file"], row["paragraph_id"]) for row in rows("themes_dev")}
        assert len(frame) == len(places) * len(load_codebook().ids)
        assert not frame.duplicated(["file", "paragraph_id", "theme"]).any()

    @pytest.mark.parametrize(("reading", "codes"), [("a", {"a", "ab"}), ("b", {"b", "ab"})])
    def test_yes_where_the_file_says_so(self, reading: str, codes: set[str]) -> None:
        wanted = sum(row["given_by"] in codes and row["theme"] != "" for row in rows("themes_dev"))
        assert int(counting.two_readings()[reading].sum()) == wanted
