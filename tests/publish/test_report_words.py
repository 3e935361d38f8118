"""The words of reports: the same in every language of editions, with the same places to fill."""

from __future__ import annotations

import re

import pytest

from toolkit import languages
from toolkit.text import is_arabic


@pytest.mark.parametrize("language", [code for code in languages.editions("report") if code != "en"])
def test_every_line_has_its_counterpart(language: str) -> None:
    english, other = languages.load("en", "report"), languages.load(language, "report")
    assert {topic: sorted(words) for topic, words in other.items()} == {
        topic: sorted(words) for topic, words in english.items()
    }
    for topic, words in english.items():
        for key, line in words.items():
            said = other[topic][key]
            if said:  # a line may be left out on purpose
                assert sorted(re.findall(r"\{\w+\}", line)) == sorted(re.findall(r"\{\w+\}", said)), (topic, key)


def test_arabic_is_arabic() -> None:
    for topic, words in languages.load("ar", "report").items():
        for key, line in words.items():
            own = re.sub(r"\{\w+\}", "", line)
            letters = [letter for letter in own if letter.isalpha()]
            assert not letters or any(map(is_arabic, letters)), (topic, key)
