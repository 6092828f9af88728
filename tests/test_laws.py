"""The laws of the design over every input there is: the project's own cases and, where it is there, the corpus."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest

from tests.inputs import CORPUS, Input, corpus_inputs, own_inputs
from tests.laws import LAWS, bundle_of

SHOWN = 10


@pytest.mark.parametrize("law", LAWS)
def test_law_holds_for_own_cases(law: str) -> None:
    _hold(law, own_inputs())


@pytest.mark.parametrize("law", LAWS)
def test_law_holds_for_the_corpus(law: str) -> None:
    if not corpus_inputs():
        pytest.skip(f"no corpus at {CORPUS}")
    _hold(law, corpus_inputs())


def test_same_bytes_in_another_process() -> None:
    """Law 5: dict and set order must not show. Another hash seed, the same digest."""
    inputs = own_inputs() + corpus_inputs()[::5]
    code = f"from tests.test_laws import digest; print(digest({len(own_inputs())}))"
    seeds = ("1", "2")
    runs = [
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        for seed in seeds
    ]
    assert {run.stdout.strip() for run in runs} == {digest(len(own_inputs()))}
    print(f"law 5, three processes: {len(inputs)} inputs")


def digest(own: int) -> str:
    """One hash over the bundles of the own cases and every fifth of the corpus."""
    assert len(own_inputs()) == own
    found = hashlib.sha256()
    for given in own_inputs() + corpus_inputs()[::5]:
        found.update(json.dumps(bundle_of(given)).encode())
    return found.hexdigest()


def _hold(law: str, inputs: tuple[Input, ...]) -> None:
    broken, tried = [], 0
    for given in inputs:
        bundle = bundle_of(given)
        if bundle is not None:
            tried += 1
            broken += [f"{given.name}: {fault}" for fault in LAWS[law](given, bundle)]
    print(f"law {law}: {tried} inputs tried, {len(inputs) - tried} refused")
    assert tried
    assert not broken, f"{len(broken)} faults of {tried} inputs, the first:\n" + "\n".join(broken[:SHOWN])
