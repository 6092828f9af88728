"""How a case says what it expects: `is`, values by JSON Pointer; `absent`, pointers that must lead nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
_NOWHERE = object()


def case_names(stage: str) -> list[str]:
    """The names of a stage's cases, sorted."""
    return sorted(path.parent.name for path in (CASES / stage).glob("*/expected.json"))


def expected_of(stage: str, name: str) -> dict[str, Any]:
    """What the case's expected.json says."""
    expected: dict[str, Any] = json.loads((CASES / stage / name / "expected.json").read_text("utf-8"))
    return expected


def assert_expected(found: Any, expected: dict[str, Any]) -> None:
    """Hold what was found to the case."""
    assert expected.keys() <= {"is", "absent", "why"}
    assert expected.get("is") or expected.get("absent"), "a case that expects nothing cannot fail"
    for pointer, value in expected.get("is", {}).items():
        assert at(found, pointer) == value, pointer
    for pointer in expected.get("absent", []):
        assert at(found, pointer) in (_NOWHERE, None), pointer


def at(document: Any, pointer: str) -> Any:
    """What a JSON Pointer leads to; a step "*" is every member of a list, "#" its length."""
    found = document
    steps = pointer.split("/")[1:]
    for number, step in enumerate(steps):
        if step == "*":
            return [at(member, "/" + "/".join(steps[number + 1 :]) if steps[number + 1 :] else "") for member in found]
        if step == "#":
            return len(found)
        member = step.replace("~1", "/").replace("~0", "~")
        if isinstance(found, list):
            found = found[int(member)] if member.isdecimal() and int(member) < len(found) else _NOWHERE
        else:
            found = found.get(member, _NOWHERE) if isinstance(found, dict) else _NOWHERE
    return found
