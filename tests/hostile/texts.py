"""Texts and article forms that are meant to hurt; `size` as in pages.py."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.hostile.shapes import LINE, SENTENCE, deep

TEXTS: dict[str, Callable[[int], str]] = {
    "lines": lambda size: f"Ferry leaves\n{(SENTENCE + chr(10)) * (size // 4)}",
    "one line": lambda size: "Ferry leaves\n" + "The ferry left. " * size,
    "blanks": lambda size: "Ferry leaves\n" + " " * size * 10 + "\n" * size + "x",
    "questions": lambda size: f"Ferry leaves\n{SENTENCE}\nFAQ\n" + "Q: who?\nA: me\n" * (size // 2),
    "teasers": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "READ ALSO\nA teaser\n" * (size // 2),
    "names": lambda size: "Ferry leaves\nBy " + "Ann Lee, " * size + f"\n{SENTENCE}",
    "credits": lambda size: "Ferry leaves\nA pier. Image Credit: " + "EPA via " * size + f"\n{SENTENCE}",
    "dates": lambda size: "Ferry leaves\n" + "2026-01-01 10:00 " * size + f"\n{SENTENCE}",
    "control characters": lambda _: "Ferry\0 leaves\nThe\ufffe ferry\x01 left.",
    "one word": lambda size: "a" * size,
    "one line without end": lambda size: "The ferry left, " * size,
    "short lines": lambda size: "a\n" * size,
    "headings": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "# The pier\n\n" * (size // 2),
    "bullets": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "- The pier\n" * (size // 2),
    "by-lines": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "By Ann Lee\n" * (size // 2),
    "datelines": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "LONDON, Jan 1 (Reuters) - It left.\n" * (size // 5),
    "one dateline": lambda size: "Ferry leaves\n" + "LONDON/" * size + f" (Reuters) - {SENTENCE}",
    "brackets": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "(" * size + ")" * size,
    "quotes": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "“" * size + "a" + "”" * size,
    "marks": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "*_" * size + "a" + "_*" * size,
    "tables": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "| a | b |\n" * (size // 2),
    "labels": lambda size: "Headline: a\nBy: b\nDate: c\nSource: d\n" * (size // 5),
    "labels in a line": lambda size: "Headline: a | By: b | Date: c | " * (size // 5) + f"\n{SENTENCE}",
    "pictures": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "A pier at dawn. Photo: Jo Lund\n" * (size // 5),
    "addresses": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "https://a.example/a.jpg\n" * (size // 5),
    "question marks": lambda size: f"Ferry leaves\n{SENTENCE}\nFAQ\n" + "Who left?\n" * size,
    "joined marks": lambda size: "Ferry leaves\ne" + chr(0x301) * size,
    "no blanks": lambda size: chr(0x4E2D) * size + "\n" + chr(0x3002) * size,
    "many languages": lambda size: "Ferry leaves\n" + "The ferry. Die Fähre. Le bac. Паром. 渡し船。 العبارة. " * (size // 5),
}
FORMS: dict[str, Callable[[int], str]] = {
    "deep": lambda size: '{"headline":' + deep("[", size, "]") + "}",
    "unknown members": lambda size: json.dumps({f"x{n}": 1 for n in range(size)}),
    "a long number": lambda size: '{"headline":' + "9" * size + "}",
    "a lone surrogate": lambda _: '{"headline":"a\\ud800b"}',
    "a member named by a lone surrogate": lambda _: '{"\\ud800":"a"}',
    "a deep page": lambda size: json.dumps({"html": deep("<div>", size, core=LINE)}),
    "many authors": lambda size: json.dumps({"headline": "x", "authors": [{"name": f"Ann {n}"} for n in range(size // 5)]}),
    "many images": lambda size: json.dumps(
        {"text": "x\nA pier. Photo: B\nIt left.", "images": [{"url": f"https://a.example/{n}.jpg"} for n in range(size // 5)]}
    ),
    "many faults": lambda size: json.dumps({"headline": "x", "images": [{"url": n} for n in range(size // 5)]}),
    "a page of articles": lambda size: json.dumps({"html": f"<article><h1>Ferry</h1>{LINE}</article>" * (size // 10)}),
    "a text of lines": lambda size: json.dumps({"text": "The ferry left.\n" * size}),
    "a long body": lambda size: json.dumps({"headline": "x", "articleBody": "The ferry left. " * size}),
    "keywords": lambda size: json.dumps({"headline": "x", "keywords": [f"a{n}" for n in range(size)]}),
    "questions": lambda size: json.dumps({"headline": "x", "faq": [{"question": "a?", "answer": "b"} for _ in range(size // 5)]}),
    "values": lambda size: json.dumps([1] * size),
    "lists of lists": lambda size: json.dumps([[[]]] * size),
    "escapes": lambda size: '{"headline":"' + "\\u0041\\\\" * size + '"}',
}
