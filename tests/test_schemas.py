"""The schemas: each part says what it is for, its examples hold, and its faults are said in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import schemas
from schemas.compile import ANNOTATIONS, Home, Part
from schemas.compile import compiled as make_parts
from schemas.keywords import PLAIN, PlainValidator
from service.model.article import Agent, Article, Breadcrumb, Image, Publisher, Question, Video
from service.model.form import form_name
from service.model.formats import MAX_URL, parse_url
from service.model.types import ARTICLE_TYPES, ORGANIZATION_TYPES
from service.model.validate import FORMATS, faults

ALL = (*schemas.NAMES, *schemas.INTERNAL)
OWN = ("article", "bundle", "problem", "settings")
STRUCTURE = {"$schema", "$id", "$ref", "$defs", "if", "then", "else", "allOf", "contains", "dependentSchemas"}
JARGON = ("schema", "regex", "property", "additional", "is not of type", "required", "None", "True", "{")


def parts(schema: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Every part of a compiled schema: its pointer, itself, and whether it is a named member of what is sent."""
    for name, part in schema.get("properties", {}).items():
        yield f"{at}/properties/{name}", part, "/not/" not in f"{at}/"
        yield from parts(part, f"{at}/properties/{name}")
    for key in ("items", "additionalProperties", "propertyNames", "not"):
        if isinstance(part := schema.get(key), dict):
            yield f"{at}/{key}", part, False
            yield from parts(part, f"{at}/{key}")
    for key in ("anyOf", "oneOf", "allOf"):
        for number, part in enumerate(schema.get(key, ())):
            yield f"{at}/{key}/{number}", part, False
            yield from parts(part, f"{at}/{key}/{number}")


def compiled(name: str) -> Any:
    return schemas.make_validator(name, FORMATS)


PARTS = [(name, at, part, named) for name in ALL for at, part, named in parts(compiled(name).schema)]


@pytest.mark.parametrize("name", ALL)
def test_a_schema_is_one_of_the_2020_12_draft(name: str) -> None:
    schema = schemas.load(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"{name}.json"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", ALL)
def test_every_part_has_title_description_and_examples(name: str) -> None:
    bare = [
        at
        for owner, at, part, named in PARTS
        if owner == name and named and not (part.get("title") and part.get("description") and part.get("examples"))
    ]
    assert bare == []
    assert schemas.load(name).keys() >= {"title", "description", "examples"}


@pytest.mark.parametrize("name", ALL)
def test_every_example_is_valid(name: str) -> None:
    validator = compiled(name)
    wrong = [f"{error.json_path}: {error.message}" for example in schemas.load(name)["examples"] for error in validator.iter_errors(example)]
    for owner, at, part, _ in PARTS:
        if owner == name:
            wrong += [
                f"{at}: {error.message}" for example in part.get("examples", ()) for error in validator.evolve(schema=part).iter_errors(example)
            ]
    assert wrong == []


@pytest.mark.parametrize("name", ALL)
def test_descriptions_are_sentences(name: str) -> None:
    said = [part["description"] for owner, _, part, named in PARTS if owner == name and named]
    assert [text for text in said if not text.endswith((".", "?"))] == []


def test_every_keyword_in_use_has_plain_words() -> None:
    used = {(name, key) for name, _, part, _ in PARTS for key in part}
    assert {(name, key) for name, key in used if key not in PLAIN.keys() | ANNOTATIONS | STRUCTURE} == set()


def test_every_format_in_use_is_held_to() -> None:
    used = {part["format"] for _, _, part, _ in PARTS if "format" in part}
    assert used == FORMATS.keys() | {"x-handle"}


@pytest.mark.parametrize(
    ("cls", "where", "more"),
    [
        (Article, None, {"html", "text"}),
        (Agent, "agent", set()),
        (Publisher, "publisher", set()),
        (Image, "image", set()),
        (Question, "question", set()),
        (Breadcrumb, "breadcrumb", set()),
        (Video, "video", set()),
    ],
)
def test_the_form_has_the_members_of_the_model(cls: type, where: str | None, more: set[str]) -> None:
    schema = schemas.load("article") if where is None else schemas.load("article")["$defs"][where]
    assert schema["properties"].keys() == {form_name(field.name) for field in fields(cls)} | more
    assert schema["additionalProperties"] is False


def test_the_types_of_the_form_are_those_of_the_model() -> None:
    article = schemas.load("article")
    assert set(article["properties"]["type"]["enum"]) == ARTICLE_TYPES | {None}
    assert set(article["$defs"]["agent"]["properties"]["type"]["enum"]) == ORGANIZATION_TYPES | {"Person", None}
    assert set(article["$defs"]["publisher"]["properties"]["type"]["enum"]) == ORGANIZATION_TYPES | {None}
    assert set(schemas.load("settings")["$defs"]["profile"]["properties"]["type"]["enum"]) == ORGANIZATION_TYPES


def test_an_address_may_be_as_long_as_one_that_is_read() -> None:
    lengths = {part["maxLength"] for name, _, part, _ in PARTS if name in OWN and part.get("format") == "iri"}
    assert lengths == {MAX_URL}
    longest = "https://a.example/".ljust(MAX_URL, "a")
    assert (parse_url(longest), parse_url(longest + "a")) == (longest, None)
    assert faults("article", {"url": longest}) == ()


def test_other_names_lead_to_one_member_each() -> None:
    for _, at, part, _ in PARTS:
        members = part.get("properties", {})
        others = [other.lower() for member in members.values() for other in member.get("x-otherNames", ())]
        assert len(others) == len(set(others)), at
        assert not set(others) & {name.lower() for name in members}, at


@pytest.mark.parametrize(
    ("form", "at", "said"),
    [
        ([], "", ("an object", "a list")),
        ("A", "", ("an object", "“A”")),
        ({"headline": 5}, "/headline", ("a text", "a number (5)")),
        ({"headline": {"a": 1}}, "/headline", ("a text", "an object")),
        ({"Headline": "A"}, "/Headline", ("“headline”",)),
        ({"date_published": "A"}, "/date_published", ("“datePublished”",)),
        ({"author": []}, "/author", ("“authors”",)),
        ({"zzz": 1}, "/zzz", ("url, type, headline",)),
        ({"a/b~": 1}, "/a~1b~0", ("“a/b~”",)),
        ({"faq": [{"q": "A", "answer": "B"}]}, "/faq/0/q", ("“question”",)),
        ({"faq": [{"answer": "B"}]}, "/faq/0", ("“question” is missing",)),
        ({"authors": [{"name": ""}]}, "/authors/0/name", ("empty",)),
        ({"authors": [{"name": "A", "type": "Persona"}]}, "/authors/0/type", ("“Person”",)),
        ({"url": "/a"}, "/url", ("relative", "https://")),
        ({"url": "ftp://a.example"}, "/url", ("“ftp:”",)),
        ({"url": "http://[::"}, "/url", ("absolute",)),
        ({"datePublished": "March"}, "/datePublished", ("ISO 8601",)),
        ({"language": "no such"}, "/language", ("BCP 47",)),
        ({"headline": "a" * 20_001}, "/headline", ("20,001", "20,000")),
        ({"images": [{"width": 0}]}, "/images/0/width", ("1 or more",)),
        ({"images": [{"width": True}]}, "/images/0/width", ("a whole number", "true or false")),
        ({"publisher": {"x": "two words"}}, "/publisher/x", ("“two words”", "@dailyledger")),
        ({"html": "a", "text": "b"}, "", ("“html”", "“text”")),
    ],
)
def test_a_fault_says_where_and_what_in_plain_words(form: Any, at: str, said: tuple[str, ...]) -> None:
    found = faults("article", form)
    assert found[0].at == at
    assert all(words in found[0].message for words in said)
    assert not any(word in found[0].message for word in JARGON)
    assert found[0].message.endswith((".", "?"))


CHOICE = {"anyOf": [{"type": "string", "minLength": 2}, {"type": "object", "required": ["env"]}]}


@pytest.mark.parametrize(("value", "said"), [("ab", None), ("a", "2"), ({}, "“env” is missing."), (5, "a text")])
def test_a_choice_tells_of_the_one_that_was_meant(value: Any, said: str | None) -> None:
    errors = [error.message for error in PlainValidator(make_parts(CHOICE, Home(CHOICE, schemas.load, {}))).iter_errors(value)]
    assert len(errors) == (said is not None)
    assert said is None or said in errors[0]


READY = [part for _, _, part, _ in PARTS if isinstance(part, Part)]
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.lists(st.text(max_size=2), max_size=2)
NAMES = st.sampled_from([*schemas.load("article")["properties"], "name", "question", "answer", "zz"])
LIKELY = st.sampled_from(["https://a.example/b", "/b", "2026-03-02", "en-GB", "Person", "@a", "", " ", "\n", 1, 1.0, 0, 10**7, 8000])


@given(st.sampled_from(READY), VALUES | LIKELY | st.dictionaries(NAMES, VALUES | LIKELY, max_size=3))
def test_the_quick_test_takes_nothing_that_jsonschema_refuses(part: Part, value: Any) -> None:
    checker = compiled("article").format_checker
    if part.accepts(value):
        assert list(Draft202012Validator(dict(part), format_checker=checker).iter_errors(value)) == []


@given(
    st.recursive(
        VALUES,
        lambda inner: st.dictionaries(NAMES, inner, max_size=5) | st.lists(inner, max_size=3),
        max_leaves=12,
    )
)
def test_the_form_is_judged_as_plain_jsonschema_judges_it(value: Any) -> None:
    whole = schemas.load("article")
    plain = Draft202012Validator(whole, format_checker=compiled("article").format_checker)
    assert bool(faults("article", value)) == (not plain.is_valid(value))


@pytest.mark.parametrize("name", OWN)
def test_a_schema_is_written_in_one_way(name: str) -> None:
    assert json.loads(json.dumps(schemas.load(name))) == schemas.load(name)
