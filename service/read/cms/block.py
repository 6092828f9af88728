"""A block of a type that the operator made: told by its type's name and its members' names whether it is text, picture or FAQ."""

from __future__ import annotations

from typing import Any

from service.read.cms.faq_pairs import is_faq, pairs_in
from service.read.cms.rich import Rich, listed, objects
from service.read.cms.words import Fields, fields_of, first_of, squashed, words

HEADINGS = frozenset(("heading", "title", "headline", "subheading"))
TYPES = ("component", "_type", "__component", "@kind")
"""Members that say a block's type: Storyblok's, Sanity's, Strapi's, and that of the reader of Drupal."""


def write_block(kind: str, members: dict[str, Any], at: str, rich: Rich) -> None:
    """Write what a block holds: an FAQ's pairs, a picture's or gallery's pictures, a table's rows, else its heading and texts.

    kind: the type's name ("article.faq", "imageBlock", "paragraph--quote"). What is known to stand beside an article's
    text (a newsletter's form, related stories, an embedded post) is left out.
    """
    name = squashed(kind)
    if is_faq(kind) or (any(word in name for word in words("opening_blocks")) and _opens_questions(members, at)):
        rich.add_pairs(members, at)
    elif any(word in name for word in words("aside_blocks")) and not any(word in name for word in words("picture_blocks")):
        return
    elif "quote" in name:
        _write_quote(fields_of(members, at), rich)
    elif "table" in name and _write_table(fields_of(members, at), rich):
        return
    elif any(word in name for word in words("picture_blocks")):
        rich.add_pictures(members, at)
        if any(word in name for word in words("text_beside")):
            _write_texts(fields_of(members, at), rich)
    else:
        _write_texts(fields_of(members, at), rich)
        _write_pictures(fields_of(members, at), rich)


def _write_texts(fields: Fields, rich: Rich) -> None:
    for name in words("block_texts"):
        if name in fields:
            found = fields[name]
            rich.write(found.value, found.at, rich, "h2" if name in HEADINGS else None)
    for found in (fields[name] for name in words("nested") if name in fields):
        for number, member in objects(found.value):
            kind = next((str(member[name]) for name in TYPES if name in member), "")
            write_block(kind, member, f"{found.at}/{number}", rich)


def _opens_questions(members: dict[str, Any], at: str) -> bool:
    """Whether what an accordion opens are answers: several entries, each of whose titles is a question."""
    asked = [pair.question for pair in pairs_in(members, at)]
    return len(asked) > 1 and all(isinstance(question, str) and question.rstrip().endswith(("?", "？", "؟", ";")) for question in asked)


def _write_pictures(fields: Fields, rich: Rich) -> None:
    """The pictures that a block of text has beside it."""
    for name in words("pictures"):
        if name in fields:
            rich.add_pictures(*fields[name])


def _write_quote(fields: Fields, rich: Rich) -> None:
    """What was said, then who said it; a picture of the one who did is none of the article's."""
    for row in ("quoted", "quoted_of"):
        if found := first_of(fields, words(row)):
            rich.write(found.value, found.at, rich, "p")


def _write_table(fields: Fields, rich: Rich) -> bool:
    """A table as editors' plug-ins keep it: rows that are lists of texts, or objects that hold such a list."""
    found = first_of(fields, ("rows", "table", "data", "tablerows"))
    rows = listed(found.value.get("rows") if found and isinstance(found.value, dict) else found and found.value)
    lines = [row.get("cells") if isinstance(row, dict) else row for row in rows]
    cells = [line for line in lines if isinstance(line, list)]
    if found is None or not lines or len(cells) < len(lines):
        return False
    rich.html.append("<table>")
    for line in cells:
        rich.html.append("<tr>")
        for cell in line:
            rich.html.append("<td>")
            rich.write(cell, found.at, rich, "p")
            rich.html.append("</td>")
        rich.html.append("</tr>")
    rich.html.append("</table>")
    return True
