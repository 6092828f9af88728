"""Which language's values are read where a payload holds several."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from service.model.refusal import Fault, Reason, Refusal


def chosen_locale(held: Iterable[str], asked: str | None) -> str | None:
    """The held locale that is asked for: the same, written otherwise ("en_US"), or of the same language.

    asked: None takes the only one; of several ("de-AT, de, en") the first that is held.
    Errors: Refusal(INVALID) that lists what is held, where several are and none is asked for, and where none of those asked
    for is among them.
    """
    held = list(dict.fromkeys(held))
    if asked is None:
        if len(held) > 1:
            _refuse(f"The payload holds {len(held)} locales: {', '.join(held)}. Say which one is wanted (locale).")
        return held[0] if held else None
    if found := matching_locale(held, asked):
        return found
    if held:
        _refuse(f"The payload holds no locale “{asked[:40]}”, only {', '.join(held)}.")
    return None


def matching_locale(held: Collection[str], asked: str) -> str | None:
    """The held locale that is meant by another spelling of one that is asked for, the first of those that is held, or None."""
    by_tag = {_plain(locale): locale for locale in reversed(list(held))}
    by_language = {_plain(locale).partition("-")[0]: locale for locale in reversed(list(held))}
    for wanted in map(_plain, asked.split(",")):
        found = by_tag.get(wanted) or by_tag.get(wanted.partition("-")[0]) or (by_language.get(wanted) if "-" not in wanted else None)
        if found:
            return found
    return None


def _plain(locale: str) -> str:
    return locale.strip().replace("_", "-").lower()


def _refuse(message: str) -> None:
    raise Refusal(Reason.INVALID, message, (Fault("", message),))
