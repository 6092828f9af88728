"""What plug-ins put beside a text into its field: tables of contents, related posts, letters to subscribe to, authors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from lxml.html import HtmlElement

from service.read.content.vocabulary import BOILERPLATE, is_note, role_of_words

BOXES = frozenset(("div", "aside", "section", "ul", "ol", "header", "footer"))
"""Elements that a plug-in's part is held by. A word, a quotation or a table with such a class is the writer's own."""
LINES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements that are a caption, a by-line or a call to subscribe where their class says so."""
CAPTIONS = frozenset(("span", "em", "i", "small"))
"""Elements inside a line that are a caption where their class says so."""
NO_TEXT = frozenset(("a", "script", "style", "noscript", "template", "nav", "form", "button", "figcaption", "svg", "select"))
SAID = ("comment", "komment", "coment")
"""Parts of a class of a line that somebody said: a plug-in's comments stand in boxes."""


def beside(tree: HtmlElement) -> set[HtmlElement]:
    """The elements that stand beside the text, by the words of their classes.

    Not those which hold most of the field's text, alone or together with those of their class: an editor's own layout is
    called "newsletter-content" too. Raises none.
    """
    found = [element for element in tree.iter(*BOXES, *LINES, *CAPTIONS) if (classes := element.get("class")) and _says_so(element.tag, classes)]
    if not found:
        return set()
    weights = _weights(tree)
    of_class = Counter[str]()
    for element in _outermost(tree, set(found)):
        of_class[element.get("class")] += weights[element]
    return {element for element in found if "caption" in element.get("class") or 2 * of_class[element.get("class")] <= weights[tree]}


def _says_so(tag: str, classes: str) -> bool:
    if role_of_words(classes) != BOILERPLATE:
        return False
    if tag in CAPTIONS:
        return "caption" in classes
    return tag in BOXES or (is_note(classes) and not any(part in classes for part in SAID))


def _weights(tree: HtmlElement) -> Counter[HtmlElement]:
    """The characters of text in each element that are in no link: a list of articles has few."""
    weights = Counter[HtmlElement]()
    for element in reversed(list(tree.iter())):
        is_text = isinstance(element.tag, str) and element.tag not in NO_TEXT
        weights[element] = weights[element] + len((element.text or "").strip()) if is_text else 0
        if element is not tree:
            weights[element.getparent()] += weights[element] + len((element.tail or "").strip())
    return weights


def _outermost(tree: HtmlElement, found: Collection[HtmlElement]) -> list[HtmlElement]:
    """Those of the elements that none of the others holds."""
    inside: set[HtmlElement] = set()
    outermost = []
    for element in tree.iter("*"):
        if element.getparent() in inside:
            inside.add(element)
        elif element in found:
            inside.add(element)
            outermost.append(element)
    return outermost
