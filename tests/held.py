"""Inputs held to the laws, with how many were tried."""

from __future__ import annotations

from functools import cache

from tests.inputs import Input
from tests.laws import JSON, LAWS, bundle_of

SHOWN = 10


@cache
def kept_bundle(given: Input) -> JSON | None:
    """The bundle of a whole input, made once for all laws: none changes it, and law 5 makes another."""
    return bundle_of(given)


def hold(law: str, inputs: tuple[Input, ...]) -> None:
    """Fail where one of the inputs breaks the law; say how many there were."""
    broken, tried = [], 0
    for given in inputs:
        bundle = kept_bundle(given)
        if bundle is not None:
            tried += 1
            broken += [f"{given.name}: {fault}" for fault in LAWS[law](given, bundle)]
    print(f"law {law}: {tried} inputs tried, {len(inputs) - tried} refused")
    assert tried
    assert not broken, f"{len(broken)} faults of {tried} inputs, the first:\n" + "\n".join(broken[:SHOWN])
