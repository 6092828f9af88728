"""Texts made by dice: words of many scripts, and among them what may be taken for markup, ends something, or is not seen."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

SAID: dict[str, list[str]] = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))
ODDITIES = ("marks", "marks", "tags", "entities", "unseen", "controls", "beyond")
LONG = 400


def one(dice: Random, row: str) -> str:
    """One of a row of the file beside this one."""
    return dice.choice(SAID[row])


def text(dice: Random, most: int = 9, odd: float = 0.15) -> str:
    """One to `most` words, each of which is something odd with this probability."""
    pieces = []
    for _ in range(dice.randint(1, most)):
        pieces.append(one(dice, dice.choice(ODDITIES)) if dice.random() < odd else one(dice, "words"))
        pieces.append(one(dice, "spaces") if dice.random() < odd else " ")
    if dice.random() < odd / 20:
        pieces.append(dice.choice((*SAID["beyond"], "w", "–", "?")) * LONG)
    return "".join(pieces[:-1])


def line(dice: Random, most: int = 9, odd: float = 0.15) -> str:
    """The same without line breaks."""
    return " ".join(text(dice, most, odd).splitlines()) or "ferry"


def sentence(dice: Random, odd: float = 0.05) -> str:
    """A sentence of prose, mostly sound."""
    words = text(dice, 22, odd)
    return words[:1].upper() + words[1:] + dice.choice((".", ".", ".", "?", "!", "。", ""))


def prose(dice: Random, odd: float = 0.05) -> str:
    """A paragraph."""
    return " ".join(sentence(dice, odd) for _ in range(dice.randint(1, 3)))


def name(dice: Random) -> str:
    """Somebody's or something's name, or what stands where one should."""
    return one(dice, "names") if dice.random() < 0.7 else text(dice, 4)


def byline(dice: Random) -> str:
    """Who wrote it, as pages of many languages say so."""
    return one(dice, "bylines").format(name(dice), name(dice))


def credit(dice: Random) -> str:
    """Who took a picture, as pages of many languages say so."""
    return one(dice, "credits").format(name(dice))


def date(dice: Random) -> str:
    """A date as somebody writes it, or none."""
    return one(dice, "dates") if dice.random() < 0.9 else text(dice, 3)


def address(dice: Random) -> str:
    """An address, or what stands where one should."""
    return one(dice, "addresses") if dice.random() < 0.95 else dice.choice((text(dice, 3), "https://a.example/" + "a" * LONG))
