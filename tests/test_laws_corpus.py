"""The laws of the design over the corpus, where it is there."""

from __future__ import annotations

import pytest

from tests.held import hold
from tests.inputs import CORPUS, corpus_inputs
from tests.laws import LAWS


@pytest.mark.parametrize("law", LAWS)
def test_law_holds_for_the_corpus(law: str) -> None:
    if not corpus_inputs():
        pytest.skip(f"no corpus at {CORPUS}")
    hold(law, corpus_inputs())
