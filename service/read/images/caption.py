"""Caption and credit of a picture that the page shows, told apart by names, by words, and by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

from service.read.brackets import unbracketed
from service.read.clean import clean_line
from service.read.credit import has_picture_credit, split_credit
from service.read.credit_words import credit_words
from service.read.images.near import caption_parts, is_noise
from service.read.images.words import CAPTION, CAPTION_WEAK, ENDS_AS_CREDIT, flags_of, image_data, is_file_name

_DATA = image_data()
_CAPTION_ATTRIBUTES, _CREDIT_ATTRIBUTES = tuple(_DATA["caption_attributes"]), tuple(_DATA["credit_attributes"])
_NOISE_TEXTS = frozenset(_DATA["noise_texts"])
_COUNTER = re.compile(r"\d{1,3}\s?/\s?\d{1,3}\b\W*\w{0,12}\Z")
_CREDIT_SIGNS = re.compile(r"[©|(（:：/–—]")
"""What stands before or in a credit that a longer text ends with."""
_LABEL = re.compile(rf"\A(?:{'|'.join(map(re.escape, _DATA['caption_labels']))})\s*[:：]\s*", re.I)
_CREDIT_LABEL = re.compile(r"(?:credits?|crédits?|créditos?|source|quelle)\s*[:：]\s*\Z", re.I)
_FORMATTING = frozenset(("a", "abbr", "b", "em", "i", "mark", "q", "strong", "sub", "sup", "u", "font", "bdi"))
_CREDIT_TAGS = frozenset(("cite", "footer"))
_CREDIT_NAMES = frozenset(("author", "creator", "copyrightHolder", "creditText", "copyrightNotice"))
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "”", "»", '"', ")", "।")
_SEPARATORS = " /|·•–—-,"
_JOINT = re.compile(r"[\s/|,;·•–—-]*\Z")
_LETTERS = re.compile(r"[^\W\d_]")
_LONG_WORD = re.compile(r"[^\W\d_]{4}")
_TIME = re.compile(r"\d\d?[:.]\d\d")

MAX_ELEMENTS = 80
"""Elements of one caption."""
MAX_CAPTION, MAX_CREDIT = int(_DATA["max_caption"]), int(_DATA["max_credit"])
MAX_NAME_WORDS = 9
MIN_CAPTION_WORDS = 4
"""Words that make it a caption and no credit, where an element named as the credit says what the alt says."""

_PLAIN, _IS_CAPTION, _IS_CREDIT = 0, 1, 2


@dataclass(slots=True)
class _Run:
    """Text of one kind that stands in one element: `holder` numbers the elements, `tag` is the element's."""

    kind: int
    text: str
    holder: int
    tag: str


def caption_of(picture: HtmlElement, holders: set[HtmlElement]) -> tuple[str | None, str | None]:
    """(caption, creditText) that the page shows for the picture, each one clean line without its label, or None."""
    runs: list[_Run] = []
    alt = clean_line(picture.get("alt") or "")
    for part in caption_parts(picture, alt, holders):
        _read(part, runs)
        if runs:
            runs[-1].text += " "
    caption, credit = _told_apart(runs, alt) if runs else (None, None)
    return caption or _attribute(picture, _CAPTION_ATTRIBUTES), credit or _attribute(picture, _CREDIT_ATTRIBUTES)


def alt_of(picture: HtmlElement) -> tuple[str | None, str | None]:
    """(alt, creditText): the picture's alternative text without the credit that some put into it ("… © NDR Foto: …").

    A title that says the same and a credit more gives that credit.
    """
    alt = clean_line(picture.get("alt") or "")
    if not alt or is_file_name(alt):
        return None, None
    rest, credit = split_credit(alt) if _CREDIT_SIGNS.search(alt) else (alt, None)
    if credit is None and (title := clean_line(picture.get("title") or "")).startswith(alt) and title != alt:
        credit = split_credit(title)[1]
    return rest or alt, credit if rest else None


def _attribute(picture: HtmlElement, names: tuple[str, ...]) -> str | None:
    above = picture.getparent()
    for holder in (picture,) if above is None else (picture, above):
        for name in names:
            if (value := holder.get(name)) and "<" not in value and len(text := clean_line(value)) <= MAX_CAPTION:
                return text or None
    return None


def _read(part: HtmlElement, runs: list[_Run]) -> None:
    """Append the texts of a caption's elements to the runs, in page order and without recursion."""
    stack: list[tuple[HtmlElement | str, int, int, str]] = [(part, _kind(part, flags_of(part), _PLAIN), 0, "")]
    for number in range(MAX_ELEMENTS):
        if not stack:
            break
        element, kind, holder, tag = stack.pop()
        if isinstance(element, str):
            _add(runs, _Run(kind, element, holder, tag), spaced=False)
            continue
        holder, tag = 1000 * len(runs) + number, str(element.tag)
        _add(runs, _Run(kind, element.text or (" " if tag == "br" else ""), holder, tag), spaced=tag not in _FORMATTING)
        for child in reversed(element):
            if child.tail:
                stack.append((child.tail, kind, holder, tag))
            if not is_noise(child, flags := flags_of(child)):
                stack.append((child, _kind(child, flags, kind), 0, ""))


def _kind(element: HtmlElement, flags: int, above: int) -> int:
    """What the text of an element is, by its itemprop, tag and names; else what the element above it is."""
    named = element.get("itemprop") or ""
    if "caption" in named or named == "description":
        return _IS_CAPTION
    if named in _CREDIT_NAMES or flags & ENDS_AS_CREDIT or (element.tag in _CREDIT_TAGS and not flags & CAPTION):
        return _IS_CREDIT
    return _IS_CAPTION if flags & (CAPTION | CAPTION_WEAK) and above != _IS_CREDIT else above


def _add(runs: list[_Run], run: _Run, spaced: bool) -> None:
    if not run.text.strip():
        if runs and run.text:
            runs[-1].text += " "
        return
    if runs and spaced and run.text[0].isalnum():
        runs[-1].text += " "
    if runs and runs[-1].holder == run.holder and runs[-1].kind == run.kind:
        runs[-1].text += run.text
    else:
        runs.append(run)


def _told_apart(runs: list[_Run], alt: str) -> tuple[str | None, str | None]:
    """Caption and credit of the runs: by their names, else by the words of the whole, else by a short element at the end."""
    runs = [run for number, run in enumerate(runs) if not _says_nothing(clean_line(run.text), number)]
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        if before.kind == after.kind == _IS_CREDIT and _JOINT.match(run.text):
            run.kind = _IS_CREDIT
    _tell_labelled(runs)
    caption = clean_line("".join(run.text for run in runs if run.kind != _IS_CREDIT))
    caption = _without_label(caption).strip(" |/,;•∙·")
    told = _joined(run.text for run in runs if run.kind == _IS_CREDIT)
    both = split_credit(told) if not caption and has_picture_credit(told) else (None, None)
    if both[0] and both[1] and (len(both[0].split()) >= MIN_CAPTION_WORDS or alt.startswith(both[0])):
        return _without_opening_label(both[0]), both[1]  # an element named as the credit that holds the caption as well
    credit = _unlabelled(told)
    if not _LETTERS.search(caption) or len(caption) > MAX_CAPTION or is_file_name(caption):
        return None, credit
    rest, split = (caption, None) if credit and not _CREDIT_SIGNS.search(caption) else split_credit(caption)
    if split:
        caption = _without_opening_label(rest or "")
        credit = credit if credit and split in credit else " | ".join(filter(None, (split, credit)))
    elif credit:
        caption = _without_closing_label(caption)
    elif closing := _after_alt(caption, alt) or _closing(runs, caption):
        caption, credit = caption.removesuffix(closing).rstrip(_SEPARATORS), unbracketed(closing.strip(_SEPARATORS))
    return caption.lstrip("-–— ") or None, credit or None


def _tell_labelled(runs: list[_Run]) -> None:
    """Mark a first text that is nothing but a labelled credit: what follows in another element is the caption."""
    first = runs[0] if runs else _Run(_IS_CREDIT, "", 0, "")
    text = clean_line(first.text)
    if first.kind != _PLAIN or not has_picture_credit(text) or split_credit(text)[0] is not None:
        return
    if any(run.kind == _PLAIN and run.holder != first.holder and _LETTERS.search(run.text) for run in runs[1:]):
        first.kind = _IS_CREDIT


def _without_label(text: str) -> str:
    return _LABEL.sub("", text, count=1) if ":" in text or "：" in text else text


def _without_opening_label(text: str) -> str:
    """A caption without the label of a credit that stands before it: "Image credit: The rodeo | Photo: EPA". "File photo:" stays."""
    label = credit_words().marker.match(text)
    return text[label.end() :] if label and _CREDIT_LABEL.search(label.group()) else text


def _without_closing_label(text: str) -> str:
    """A caption without the label of a credit that stands in an element of its own: "The rodeo. Image:"."""
    labels = credit_words().marker.finditer(text) if text.endswith((":", "：")) else ()
    label = next((match for match in labels if match.end() == len(text)), None)
    return text[: label.start()].rstrip() if label else text


def _says_nothing(text: str, number: int) -> bool:
    """A label alone ("Legende:"), a counter ("2 / 28"), a player's words, or a date or duration beside the caption."""
    if not _without_label(text) or _COUNTER.match(text) or text.lower().rstrip(".…") in _NOISE_TEXTS:
        return True
    return number > 0 and any(map(str.isdigit, text)) and not _LONG_WORD.search(text)


def _joined(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(text for text in map(clean_line, texts) if text))


def _unlabelled(text: str) -> str | None:
    """The words of an element that is named as the credit, without "Photo:" and its kind."""
    if not _LETTERS.search(text) or len(text) > MAX_CREDIT:
        return None
    rest, credit = split_credit(text)
    whole = text.strip(" ()" + _SEPARATORS)
    return credit if credit and not rest else (whole if whole[-1:] not in ":：" else None)


def _after_alt(caption: str, alt: str) -> str | None:
    """What a caption says beyond the alt: "Povilas A. / J. S. / LRT" where the alt is "Povilas A."."""
    rest = caption[len(alt) :].strip() if alt and caption.startswith(alt) else ""
    return rest if rest[:1] in tuple("/|–—(") and 2 < len(rest) <= MAX_CREDIT and len(rest.split()) <= MAX_NAME_WORDS else None


def _closing(runs: list[_Run], caption: str) -> str | None:
    """The caption's last element where it is set apart and reads like a name: "…the harbour. <span>Lea Kern</span>"."""
    if len(runs) < 2 or runs[-1].holder == runs[0].holder:
        return None
    text = clean_line(runs[-1].text)
    before = caption.removesuffix(text).rstrip()
    if not before or before == caption or len(text) > MAX_CREDIT:
        return None
    is_set_apart = before.endswith(_SENTENCE_ENDS) or text.startswith(("/", "|"))
    return text if is_set_apart and _reads_like_name(text) else None


def _reads_like_name(text: str) -> bool:
    words = [word for word in re.split(r"[\s/|,()]+", text) if _LETTERS.match(word)]
    if not words or len(words) > MAX_NAME_WORDS or _TIME.search(text) or text.endswith((".", "!", "?", ":", "…")):
        return False
    return all(not word[0].islower() or len(word) <= 3 or "." in word for word in words)
