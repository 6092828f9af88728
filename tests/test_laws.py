"""The laws of the design over the project's own cases."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest

from tests.held import hold
from tests.inputs import corpus_inputs, own_inputs
from tests.laws import LAWS, bundle_of


@pytest.mark.parametrize("law", LAWS)
def test_law_holds_for_own_cases(law: str) -> None:
    hold(law, own_inputs())


def test_same_bytes_in_another_process() -> None:
    """Law 5: dict and set order must not show. Another hash seed, the same digest."""
    inputs = own_inputs() + corpus_inputs()[::5]
    code = f"from tests.test_laws import digest; print(digest({len(own_inputs())}))"
    seeds = ("1", "2")
    runs = [subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE) for seed in seeds]
    assert {run.communicate()[0].decode().strip() for run in runs} == {digest(len(own_inputs()))}
    print(f"law 5, three processes: {len(inputs)} inputs")


def digest(own: int) -> str:
    """One hash over the bundles of the own cases and every fifth of the corpus."""
    assert len(own_inputs()) == own
    found = hashlib.sha256()
    for given in own_inputs() + corpus_inputs()[::5]:
        found.update(json.dumps(bundle_of(given)).encode())
    return found.hexdigest()
