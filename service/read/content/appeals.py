"""Appeals to the reader between the paragraphs: "Sign up for our newsletter", "Folgen Sie uns auf …"."""

from __future__ import annotations

import re
from functools import cache

from service.read.content.lists import content_data
from service.read.fold import fold

SPACELESS = "\u0e00"
"""From here on stand scripts that write no spaces between words (and some others, which suffer no harm)."""
_WORD = re.compile(r"\w+")
_NETWORK = r"(?:Twitter|Facebook|Instagram|Threads|Mastodon|Bluesky|LinkedIn|TikTok|YouTube|X)(?:[:,]? \(?@\w{1,40}\)?)?"
_WHOM = r"(?:him|her|them|me|our|the author|@|[^\W\d_a-z])[^.!?]{0,60}"
_FOLLOW = re.compile(rf"Follow {_WHOM}(?: ?\bon|:) {_NETWORK}(?: ?[,|/·]? ?(?:and |or |& )?{_NETWORK}){{0,5}}\W{{0,3}}\Z")
"""A name or "him", and a line that ends with the network: "Follow the money on X and …" is prose."""
_LETTER = re.compile(
    r"Get [^.!?]{1,60}, (?:our|(?:the )?[^\W\d_a-z][^.!?]{1,40}['’]s?) [^.!?]{0,40}\bnewsletter\W{0,3}\Z"
    r"|For more (?:on )?(?:the )?(?:latest )?(?:news|stories|updates|headlines|coverage)\b[^.!?]{0,100}"
    r"\b(?:visit|follow (?:us|our|@)|click|head to|log on to|go to)\b"
)
"""A letter by its name and whose it is, and where the house has more: "For more than a year" is prose."""
_CLOSED, _CALLED_OUT = tuple("。.？?”」』》"), ("！", "!")
LONGEST = 300
"""Characters: a longer text is prose that happens to speak of a newsletter."""


def is_appeal(text: str) -> bool:
    """Whether a line asks the reader to sign up, subscribe, follow, share, write in or get an app. Raises none."""
    if len(text) > LONGEST:
        return False
    if _FOLLOW.match(text) or _LETTER.match(text):
        return True
    by_word, spaceless = _appeals()
    lowered = text.lower()
    if not text.isascii() and not text.endswith(_CLOSED) and _offers_app(lowered):
        return True
    for word in by_word.keys() & _WORD.findall(lowered):
        folded = fold(text)
        if any(_stands_free(phrase, folded) for phrase in by_word[word]):
            return True
    return not lowered.isascii() and max(lowered) >= SPACELESS and any(phrase in lowered for phrase in spaceless)


def _offers_app(lowered: str) -> bool:
    """Whether there is an app to get or a link to follow, in what is no sentence: "the council's app can be downloaded" is prose,
    and so is what is called out, unless it starts with the call."""
    app, call = _apps()
    return (call.match(lowered) if lowered.endswith(_CALLED_OUT) else app.search(lowered)) is not None


@cache
def _apps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What speaks of an app, and the same behind words that call for it."""
    said = {name: "|".join(map(re.escape, words)) for name, words in content_data()["app_appeals"].items()}
    app = (
        rf"(?:{said['verbs']}).{{0,14}}(?:{said['things']})|(?:{said['things_before_verbs']})[^。.]{{0,8}}(?:{said['verbs_behind']})"
        rf"|(?:{said['codes']})|【(?:{said['links']})[^【】]{{0,8}}】"
    )
    return re.compile(app), re.compile(rf"(?:(?:{said['calls']})[,，\s]?){{0,3}}(?:{app})")


def _stands_free(phrase: str, folded: str) -> bool:
    start = folded.find(phrase)
    end = start + len(phrase)
    return start >= 0 and not folded[max(0, start - 1) : start].isalnum() and not folded[end : end + 1].isalnum()


@cache
def _appeals() -> tuple[dict[str, list[str]], list[str]]:
    """The phrases by their longest word, which is the rarest; and those of scripts that write no spaces."""
    phrases = sorted({fold(phrase) for phrases in content_data()["appeals"].values() for phrase in phrases})
    by_word: dict[str, list[str]] = {}
    for phrase in phrases:
        if phrase[0] < SPACELESS:
            by_word.setdefault(max(_WORD.findall(phrase), key=len), []).append(phrase)
    return by_word, [phrase for phrase in phrases if phrase[0] >= SPACELESS]
