"""ANS content elements, the rich text of Arc XP: a list of typed elements whose texts are HTML.

Source: https://github.com/washingtonpost/ans-schema (0.10.12, story_elements)
"""

from __future__ import annotations

from typing import Any

from service.read.cms.faq_pairs import is_faq
from service.read.cms.rich import Rich, listed, objects
from service.read.cms.words import inner, is_link, string

HOLDERS = frozenset(("element_group", "content_zone", "gallery"))


def write(elements: Any, at: str, rich: Rich) -> None:
    """Write the elements. What stands beside the text (links to other stories, videos, posts of others, corrections) is left out."""
    for number, element in objects(elements):
        where, kind = f"{at}/{number}", string(element.get("type"))
        if is_link(element):
            rich.unresolved.append(where)
        elif kind in WRITERS:
            WRITERS[kind](element, where, rich)
        elif kind in HOLDERS:
            write(element.get("content_elements"), f"{where}/content_elements", rich)


def picture_of(image: dict[str, Any]) -> dict[str, Any]:
    """An ANS image in the article form's spelling: who made it is credited, else who distributes it."""
    credited = inner(image, "vanity_credits") or inner(image, "credits")
    names = [name for role in ("by", "photos_by", "affiliation") for _, one in objects(credited.get(role)) if (name := _credited(one))]
    return {
        "url": image.get("url"),
        "caption": image.get("caption") or image.get("subtitle"),
        "alt": image.get("alt_text"),
        "width": image.get("width"),
        "height": image.get("height"),
        "creditText": names[0] if names else None,
        "copyrightNotice": image.get("copyright"),
    }


def _credited(person: dict[str, Any]) -> str | None:
    return string(person.get("byline")) or string(person.get("name")) or None


def _write_text(element: dict[str, Any], at: str, rich: Rich) -> None:
    rich.add("p", string(element.get("content")))


def _write_header(element: dict[str, Any], at: str, rich: Rich) -> None:
    level = element.get("level")
    rich.add(f"h{level}" if level in range(1, 7) else "h2", string(element.get("content")))


def _write_quote(element: dict[str, Any], at: str, rich: Rich) -> None:
    rich.html.append("<blockquote>")
    rich.html.append(string(element.get("content")))
    write(element.get("content_elements"), f"{at}/content_elements", rich)
    citation = element.get("citation")
    if isinstance(citation, dict):
        rich.add("p", string(citation.get("content")))
    rich.html.append("</blockquote>")


def _write_list(element: dict[str, Any], at: str, rich: Rich) -> None:
    tag = "ol" if element.get("list_type") == "ordered" else "ul"
    rich.html.append(f"<{tag}>")
    for number, item in objects(element.get("items")):
        if item.get("type") == "list":
            _write_list(item, f"{at}/items/{number}", rich)
        else:
            rich.add("li", string(item.get("content")))
    rich.html.append(f"</{tag}>")


def _write_table(element: dict[str, Any], at: str, rich: Rich) -> None:
    rich.html.append("<table>")
    for row in (element.get("header"), *listed(element.get("rows"))):
        rich.add("tr", "".join(f"<td>{string(cell.get('content'))}</td>" for _, cell in objects(row)))
    rich.html.append("</table>")


def _write_raw_html(element: dict[str, Any], at: str, rich: Rich) -> None:
    rich.html.append(f"<div>{string(element.get('content'))}</div>")


def _write_image(element: dict[str, Any], at: str, rich: Rich) -> None:
    rich.pictures.append(picture_of(element))


def _write_embed(element: dict[str, Any], at: str, rich: Rich) -> None:
    if is_faq(str(element.get("subtype") or "")):
        rich.add_pairs(element.get("embed"), f"{at}/embed")


WRITERS = {
    "text": _write_text,
    "header": _write_header,
    "quote": _write_quote,
    "blockquote": _write_quote,
    "list": _write_list,
    "table": _write_table,
    "raw_html": _write_raw_html,
    "code": _write_text,
    "image": _write_image,
    "custom_embed": _write_embed,
}
