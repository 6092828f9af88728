"""jsonschema's keywords, said in plain words: each error's message tells what is wrong and what to do.

Every function has jsonschema's own signature (validator, the keyword's value, instance, schema) and yields what it knows;
jsonschema adds the path. `properties` and `items` ask a schema's `accepts` first (compile.py): nearly all values are
right, and a right one then costs no validator of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import FormatError, ValidationError
from jsonschema.validators import extend

Errors = Iterator[ValidationError]

WORDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
KINDS: tuple[tuple[type, str], ...] = ((str, "a text"), (bool, "true or false"), (int, "a number"), (float, "a number"), (date, "a date"))
OTHER_NAMES = "x-otherNames"
"""Our one annotation: what other systems call this member, to name the right one when theirs is sent."""
LONGEST_NAME = 200
"""A longer unknown name is not repeated in the pointer: that of the object has to do."""
SHOWN = 60
"""A wrong value is shown up to this many characters."""


def shown(value: object) -> str:
    """The value as a message shows it: a text in quotes and cut, a list or an object by its kind."""
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "an object"
    if not isinstance(value, str):
        return json.dumps(value, default=str)[:SHOWN]
    return f"“{value[:SHOWN]}{'…' if len(value) > SHOWN else ''}”"


def _type(validator: Any, types: str | list[str], instance: object, schema: dict[str, Any]) -> Errors:
    named = [types] if isinstance(types, str) else types
    if not any(validator.is_type(instance, name) for name in named):
        wanted = " or ".join(WORDS[name] for name in named if name != "null" or len(named) == 1)
        yield ValidationError(f"This has to be {wanted}, not {_kind(instance)}.")


def _kind(instance: object) -> str:
    if isinstance(instance, (list, dict)) or instance is None:
        return "null" if instance is None else shown(instance)
    kind = next((word for cls, word in KINDS if isinstance(instance, cls)), "this")
    return f"{kind} ({shown(instance)})"


def _properties(validator: Any, properties: dict[str, Any], instance: object, schema: dict[str, Any]) -> Errors:
    if isinstance(instance, dict):
        for name, value in instance.items():
            part = properties.get(name)
            if part is not None and not part.accepts(value):
                yield from validator.descend(value, part, path=name, schema_path=name)


def _items(validator: Any, items: Any, instance: object, schema: dict[str, Any]) -> Errors:
    if isinstance(instance, list) and len(instance) <= schema.get("maxItems", len(instance)):
        accepts = items.accepts
        for number, value in enumerate(instance):
            if not accepts(value):
                yield from validator.descend(value, items, path=number)


def _required(validator: Any, required: list[str], instance: object, schema: dict[str, Any]) -> Errors:
    if isinstance(instance, dict):
        for name in required:
            if name not in instance:
                yield ValidationError(f"“{name}” is missing.")


def _additional_properties(validator: Any, others: Any, instance: object, schema: dict[str, Any]) -> Errors:
    known = schema.get("properties", {})
    if not isinstance(instance, dict) or others is True or instance.keys() <= known.keys():
        return
    for name, value in instance.items():
        if name not in known and others is not False:
            yield from validator.descend(value, others, path=name)
        elif name not in known:
            yield ValidationError(unknown(name, known), path=[name] if len(name) <= LONGEST_NAME else ())


def unknown(name: str, known: dict[str, Any]) -> str:
    """The sentence for a name that is none of the known ones: the nearest of them, or all where none is near.

    known: schemas by name; one of those a schema's OTHER_NAMES lists counts as its name.
    """
    spelled = {_folded(other): right for right, schema in known.items() for other in (*schema.get(OTHER_NAMES, ()), right)}
    near = get_close_matches(_folded(name), spelled, n=1, cutoff=0.6) if len(name) <= SHOWN else []
    hint = f"Did you mean “{spelled[near[0]]}”?" if near else f"Known are: {', '.join(known) or 'none'}."
    return f"{shown(name)} is not known here. {hint}"


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _property_names(validator: Any, names: dict[str, Any], instance: object, schema: dict[str, Any]) -> Errors:
    if isinstance(instance, dict):
        for name in instance:
            yield from validator.descend(name, names, path=name)


def _min_length(validator: Any, least: int, instance: object, schema: dict[str, Any]) -> Errors:
    if isinstance(instance, str) and len(instance) < least:
        yield ValidationError("This text is empty." if not instance else f"This text has {len(instance)} characters and needs {least}.")


def _max_length(validator: Any, most: int, instance: object, schema: dict[str, Any]) -> Errors:
    if isinstance(instance, str) and len(instance) > most:
        yield ValidationError(f"This text has {len(instance):,} characters. At most {most:,} are taken.")


def _pattern(validator: Any, pattern: str, instance: object, schema: dict[str, Any]) -> Errors:
    if isinstance(instance, str) and not re.search(pattern, instance):
        said = schema.get("description", f"It has to match {pattern}")
        yield ValidationError(f"{shown(instance)} is not what has to stand here: {said}" if instance.strip() else "This text is empty.")


def _enum(validator: Any, values: list[Any], instance: object, schema: dict[str, Any]) -> Errors:
    if instance not in values:
        texts = [value for value in values if isinstance(value, str)]
        near = get_close_matches(instance, texts, n=1) if isinstance(instance, str) and len(instance) <= SHOWN else []
        hint = f"Did you mean “{near[0]}”?" if near else f"Known are: {', '.join(texts)}."
        yield ValidationError(f"{shown(instance)} is not known here. {hint}")


def _const(validator: Any, value: object, instance: object, schema: dict[str, Any]) -> Errors:
    if instance != value:
        yield ValidationError(f"This has to be {shown(value)}, not {shown(instance)}.")


def _minimum(validator: Any, least: float, instance: object, schema: dict[str, Any]) -> Errors:
    if validator.is_type(instance, "number") and instance < least:  # type: ignore[operator]
        yield ValidationError(f"This has to be {least} or more, not {shown(instance)}.")


def _maximum(validator: Any, most: float, instance: object, schema: dict[str, Any]) -> Errors:
    if validator.is_type(instance, "number") and instance > most:  # type: ignore[operator]
        yield ValidationError(f"This has to be {most} or less, not {shown(instance)}.")


def _min_items(validator: Any, least: int, instance: object, schema: dict[str, Any]) -> Errors:
    if isinstance(instance, list) and len(instance) < least:
        yield ValidationError(f"This list has {len(instance)} members and needs {least}.")


def _max_items(validator: Any, most: int, instance: object, schema: dict[str, Any]) -> Errors:
    if isinstance(instance, list) and len(instance) > most:
        yield ValidationError(f"This list has {len(instance):,} members. At most {most:,} are taken.")


def _unique_items(validator: Any, unique: bool, instance: object, schema: dict[str, Any]) -> Errors:
    if unique and isinstance(instance, list) and len({json.dumps(member, sort_keys=True) for member in instance}) < len(instance):
        yield ValidationError("Something stands in this list more than once. Keep one of each.")


def _format(validator: Any, name: str, instance: object, schema: dict[str, Any]) -> Errors:
    if validator.format_checker is not None:
        try:
            validator.format_checker.check(instance, name)
        except FormatError as error:
            yield ValidationError(str(error.cause or error.message))


def _not(validator: Any, excluded: dict[str, Any], instance: object, schema: dict[str, Any]) -> Errors:
    if validator.evolve(schema=excluded).is_valid(instance):
        yield ValidationError(excluded["description"])


def _any_of(validator: Any, choices: list[Any], instance: object, schema: dict[str, Any]) -> Errors:
    """The errors of the choice of the right type that has the fewest, which is the one that was meant; else the types to choose from."""
    tried = [list(validator.descend(instance, choice)) for choice in choices]
    if not all(tried):
        return
    meant = [errors for errors in tried if all(error.validator not in ("type", "const", "enum") or error.path for error in errors)]
    if meant:
        yield from min(meant, key=len)
    else:
        yield ValidationError(" Or: ".join(errors[0].message for errors in tried))


PLAIN = {
    "type": _type,
    "properties": _properties,
    "items": _items,
    "required": _required,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
    "minLength": _min_length,
    "maxLength": _max_length,
    "pattern": _pattern,
    "enum": _enum,
    "const": _const,
    "minimum": _minimum,
    "maximum": _maximum,
    "minItems": _min_items,
    "maxItems": _max_items,
    "uniqueItems": _unique_items,
    "format": _format,
    "not": _not,
    "anyOf": _any_of,
    "oneOf": _any_of,
}
"""The keywords that the schemas may use. `oneOf` is held to as `anyOf`: the schemas' choices exclude each other."""

PlainValidator: type[Draft202012Validator] = extend(Draft202012Validator, PLAIN)  # type: ignore[no-untyped-call]
