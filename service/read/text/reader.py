"""The reader of plain text: the first line is the headline, and every other line is what it looks like."""

from __future__ import annotations

from collections.abc import Sequence

from service.model.article import Agent, Article, Question
from service.model.payload import Payload, Reading
from service.model.provenance import Provenance
from service.model.refusal import Reason, Refusal
from service.read.bounds import BINARY_BYTES, refuse_binary, refuse_many_lines
from service.read.decode import decode_text
from service.read.faq.line_pairs import find_sections, read_pairs
from service.read.faq.words import is_label
from service.read.text.contact import contact_start
from service.read.text.dateline import split_dateline
from service.read.text.front import Front
from service.read.text.language import RULE, detect_language
from service.read.text.lines import Line, cut_lines, unwrap
from service.read.text.people import lone_names, take_name, take_two
from service.read.text.takers import ABOVE, BELOW, WITHIN, labels, take
from service.read.text.teasers import without_teasers

LONGEST_HEADLINE = 300
"""Characters: a longer first line is a paragraph, and the text has no headline."""
LONGEST_STANDFIRST = 400
"""Characters of a line between headline and by-line that sums the article up; a longer one is its first paragraph."""
WRITTEN_DATE = "written-date"
"""The rule that provenance names for a date that stands in words or in another order."""
MOST_LABELLED = 10
"""Lines at the head of a text among which one may be labelled as the headline: "Title: …"."""
LANGUAGE_LINES = 200
"""Lines that the language is told from."""


def read_text(payload: Payload) -> Reading:
    """Read an article out of plain text: headline, by-line, dates, captions and credits, FAQ and body.

    Input: the payload's bytes, in any encoding that `decode_text` knows. The payload's address becomes the article's.
    Errors: Refusal where it is no text, where nothing in it can be an article, and where it has too many lines. A
        date that cannot be read is the finding "read.date-unreadable".
    """
    text = decode_text(payload.content, payload.charset)
    refuse_many_lines(text, payload.bounds)
    refuse_binary(text[:BINARY_BYTES].encode("utf-8", "replace"))
    lines = unwrap(cut_lines(text))
    told = without_teasers(lines)
    if not any(character.isalnum() for line in told for character in line.text):
        raise Refusal(Reason.NO_ARTICLE, "There is no text in the payload that could be an article.")
    language = detect_language("\n".join(line.text for line in lines[:LANGUAGE_LINES]))
    front = Front(language)
    rest, above = _read_above(told, front)
    rest = _read_below(rest, front)
    faq, body = _split_faq(rest, front, is_faq=any(is_label(label, of_page=True) for label in above))
    return _reading(payload, front, faq, _read_body(body, front))


def _read_above(lines: list[Line], front: Front) -> tuple[list[Line], list[str]]:
    """Take headline, kicker, standfirst and the lines about the article; what is left, and the texts that may label it an FAQ."""
    at = 0
    takers = ABOVE if any(labels(line, "headline") for line in lines[:MOST_LABELLED]) else ABOVE[:3]
    while at < len(lines) and front.headline is None and take(lines[at], front, takers):
        at += 1
    at = 0 if at == len(lines) else at
    above: list[str] = []
    if front.headline is None and len(lines[at].text) <= LONGEST_HEADLINE:
        if _is_kicker(lines[at : at + 2]):
            above.append(lines[at].text)
            at += 1
        front.headline = lines[at].text
        front.found("headline", lines[at])
        at += 1
    while at < len(lines):
        if take(lines[at], front, ABOVE) is None:
            if take_two(lines[at : at + 2], front):
                at += 1
            elif lone_names(lines[at]) and _is_followed(lines, at, front, ("date", "role")):
                take_name(lines[at], front)
            elif _is_standfirst(lines, at, front):
                front.description = lines[at].text
                front.found("description", lines[at])
            else:
                break
        at += 1
    return lines[at:], [*above, front.headline or "", front.description or ""]


def _is_kicker(lines: Sequence[Line]) -> bool:
    """Whether the first line only stands over the headline: "POLITICS", "FAQ"."""
    if len(lines) < 2:
        return False
    first, second = lines[0].text, lines[1].text
    is_short = len(first.split()) <= 2 and len(first) <= 24 and (first.isupper() or is_label(first, of_page=True))
    is_headline = len(second.split()) > 3 and len(second) <= LONGEST_HEADLINE and not second.endswith(".")
    return is_short and is_headline and not first[-1].isdigit() and take(lines[1], Front(None), ABOVE) is None


def _is_standfirst(lines: Sequence[Line], at: int, front: Front) -> bool:
    """Whether the line stands between the headline and the by-line or date."""
    if front.description is not None or len(lines[at].text) > LONGEST_STANDFIRST or lines[at].style:
        return False
    return _is_followed(lines, at, front, ("date", "byline"))


def _is_followed(lines: Sequence[Line], at: int, front: Front, kinds: tuple[str, ...]) -> bool:
    """Whether the next line is of one of the kinds; nothing is taken."""
    beside = Front(front.language, authors=[Agent("")], last_kind="byline")
    return at + 1 < len(lines) and take(lines[at + 1], beside, ABOVE) in kinds


def _read_below(lines: list[Line], front: Front) -> list[Line]:
    """Take the lines about the article that stand under its text; what is left."""
    end = contact_start(lines)
    while end > 0 and take(lines[end - 1], front, BELOW):
        end -= 1
    return lines[:end]


def _split_faq(lines: list[Line], front: Front, *, is_faq: bool) -> tuple[tuple[Question, ...], list[Line]]:
    """The pairs, and the lines that are the article's own: all of them where the article itself is the FAQ."""
    sections = find_sections(lines)
    if not sections:
        pairs = read_pairs(lines, only_questions=True) if is_faq else ()
        if pairs:
            front.found("faq", lines[0])
        return pairs, lines
    front.found("faq", lines[sections[0].start])
    inside = {at for section in sections for at in range(section.start, section.end)}
    return tuple(pair for section in sections for pair in section.questions), [line for at, line in enumerate(lines) if at not in inside]


def _read_body(lines: Sequence[Line], front: Front) -> str | None:
    """The paragraphs and sub-heads, joined by line breaks, with the captions between them taken out."""
    body: list[str] = []
    for line in lines:
        if take(line, front, WITHIN):
            continue
        text = line.text if line.is_speech else line.without_bullet
        if not body:
            dateline, text = split_dateline(text)
            if dateline and front.dateline is None:
                front.dateline = dateline
                front.found("dateline", line)
        if not body:
            front.found("articleBody", line)
        body.append(text)
    return "\n".join(body) or None


def _reading(payload: Payload, front: Front, faq: tuple[Question, ...], body: str | None) -> Reading:
    article = Article(
        url=payload.url,
        headline=front.headline,
        description=front.description,
        article_body=body,
        date_published=front.date_published,
        date_modified=front.date_modified,
        authors=tuple(front.authors),
        editors=tuple(front.editors),
        images=tuple(front.images),
        keywords=front.keywords,
        section=front.section,
        language=front.language,
        faq=faq,
        dateline=front.dateline,
    )
    rules = {name: WRITTEN_DATE for name in ("datePublished", "dateModified") if front.places.get(name) in front.derived}
    provenance = {name: Provenance("text", f"line {number}", rules.get(name)) for name, number in front.places.items()}
    if front.language:
        provenance["language"] = Provenance("text", None, RULE)
    if payload.url:
        provenance["url"] = Provenance("request")
    return Reading(article, provenance, tuple(front.findings))
