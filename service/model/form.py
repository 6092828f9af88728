"""The article form: an Article as JSON, and back (schemas/article.json).

The members are the dataclasses' own, spelled schema.org's way and in their order; what is absent is left out. Everything
is worked out once from the dataclasses, so a field that is added there is a member of the form at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from service.model.article import Article

Convert = Callable[[Any], Any]


def form_name(attribute: str) -> str:
    """The form's name of an attribute: "same_as" is "sameAs"."""
    first, *rest = attribute.split("_")
    return first + "".join(word.title() for word in rest)


def article_to_form(article: Article) -> dict[str, Any]:
    """The article as JSON, its members in the order of the dataclass. `article_from_form` gives the same article back."""
    form: dict[str, Any] = _encoder(Article)(article)
    return form


def article_from_form(form: Mapping[str, Any]) -> Article:
    """The article of a form that schemas/article.json takes, but for its `html` and `text`, which are content to read.

    A null is as good as absent, also in a list. Errors: KeyError for a member that an article has not.
    """
    article: Article = _decoder(Article)(form)
    return article


def value_to_form(value: Any) -> Any:
    """One value of an Article (a text, an Image, a tuple of them) as the form has it."""
    if isinstance(value, tuple):
        return [value_to_form(member) for member in value]
    if is_dataclass(value):
        cls: type = type(value)
        return _encoder(cls)(value)
    return value


@cache
def _members(cls: type) -> tuple[tuple[str, type | None, bool], ...]:
    """Each attribute of a dataclass, the dataclass that it holds (None for plain values), and whether in a tuple."""
    hints = get_type_hints(cls)
    return tuple((field.name, *_held(hints[field.name])) for field in fields(cls))


def _held(hint: Any) -> tuple[type | None, bool]:
    if get_origin(hint) is UnionType:
        hint = next(member for member in get_args(hint) if member is not type(None))
    several = get_origin(hint) is tuple
    inner: type = get_args(hint)[0] if several else hint
    return (inner, several) if is_dataclass(inner) else (None, several)


@cache
def _encoder(cls: type) -> Convert:
    rows = [(form_name(name), _encode_value(held, several)) for name, held, several in _members(cls)]
    values_of = attrgetter(*(name for name, _, _ in _members(cls)))

    def encode(thing: Any) -> dict[str, Any]:
        form = {}
        for (name, convert), value in zip(rows, values_of(thing), strict=True):
            if value is not None and value != ():
                form[name] = convert(value) if convert else value
        return form

    return encode


def _encode_value(held: type | None, several: bool) -> Convert | None:
    if held is None:
        return list if several else None
    encode = _encoder(held)
    return (lambda things: [encode(thing) for thing in things]) if several else encode


@cache
def _decoder(cls: type) -> Convert:
    rows = {form_name(name): (name, _decode_value(held, several)) for name, held, several in _members(cls)}

    def decode(form: Mapping[str, Any]) -> Any:
        values = {}
        for name, value in form.items():
            if value is not None:
                attribute, convert = rows[name]
                values[attribute] = convert(value) if convert else value
        return cls(**values)

    return decode


def _decode_value(held: type | None, several: bool) -> Convert | None:
    if not several:
        return _decoder(held) if held else None
    decode = _decoder(held) if held else lambda value: value
    return lambda listed: tuple(decode(member) for member in listed if member is not None)
