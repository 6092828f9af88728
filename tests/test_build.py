"""Building: an article in the article form, and what stands in its nodes and tags (a tag is [name, content])."""

from __future__ import annotations

import json
from typing import Any

import pytest

from service.build import Markup, build
from service.model.form import article_from_form
from tests.expect import CASES, assert_expected, case_names, expected_of


@pytest.mark.parametrize("name", case_names("build"))
def test_article_builds(name: str) -> None:
    form = json.loads((CASES / "build" / name / "input.json").read_text("utf-8"))
    assert_expected(_plain(build(article_from_form(form))), expected_of("build", name))


def _plain(markup: Markup) -> dict[str, Any]:
    return {
        **markup.nodes,
        "imageObjects": list(markup.image_objects),
        "graph": list(markup.graph),
        "openGraph": [[tag.name, tag.content] for tag in markup.open_graph],
        "twitterCard": [[tag.name, tag.content] for tag in markup.twitter_card],
    }
