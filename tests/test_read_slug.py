"""The words of a title in its page's address."""

from __future__ import annotations

import pytest

from service.read.titles.slug import slug_of, spells


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("https://post.example/2025/11/18/ferry-sails-empty-for-the-third-day-81726.html", "Ferry sails empty for the third day"),
        ("https://post.example/news/ferry_sails_empty_for_the_third_day", "Ferry sails empty for the third day!"),
        ("https://post.example/a/faehre-faehrt-leer-ueber-die-foerde", "Fähre fährt leer über die Förde"),
        ("https://post.example/a/fahre-fahrt-leer-uber-die-forde", "Fähre fährt leer über die Förde"),
        ("https://post.example/a/soesken-gaar-paa-ski", "Søsken (27) går på ski"),
        ("https://post.example/a/%E3%83%95%E3%82%A7%E3%83%AA%E3%83%BC-%E4%B8%89%E6%97%A5-%E4%B9%97%E5%AE%A2", "フェリー、三日、乗客"),
    ],
)
def test_slug_spells_its_title(address: str, title: str) -> None:
    assert spells(slug_of(address), title)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("https://post.example/ferry-sails-empty-for-the-third-day", "You will not believe who took the ferry"),
        ("https://post.example/ferry-sails-empty", "Ferry sails empty for the third day, and nobody on the quay knows why"),
    ],
)
def test_slug_does_not_spell_another_title(address: str, title: str) -> None:
    assert not spells(slug_of(address), title)


@pytest.mark.parametrize("address", ["https://post.example/", "https://post.example/article/81726", "https://post.example/ferry-news/", "//[a", ""])
def test_address_without_words_has_no_slug(address: str) -> None:
    assert slug_of(address) == ""
