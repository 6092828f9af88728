"""Writes `month_names.json`: the names of months and weekdays and the order of day and month, from CLDR as Babel ships it.

Run it with a new Babel: `python -m service.read.data.make_month_names`. The names stand in a file since loading
them at run time costs 4 ms a language, and since what Babel gives for one locale depends on the locales loaded
before it (2.18: the aliased stand-alone names are merged into shared data). So each locale gets its own process here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import babel
from babel.localedata import locale_identifiers

from service.read.fold import LETTER, fold_letters

LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "fa", "ur", "he", "sv", "da", "nb", "nn", "fi", "cs", "sk", "hu"),
    *("ro", "bg", "el", "hr", "sr", "sr_Latn", "bs", "sl", "mk", "sq", "lt", "lv", "et", "be", "ka", "hy", "az", "kk", "uz", "ja", "zh", "ko"),
    *("vi", "id", "ms", "fil", "th", "hi", "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "ne", "si", "sw", "af", "ca", "eu", "gl", "is", "ga"),
    "lb",
)
VARIANTS = ("ar_SY", "ar_MA", "ar_DZ", "ar_TN", "de_AT", "pt_PT", "es_MX", "fr_CA", "en_AU", "en_CA")
"""Locales whose month names differ from their language's."""
ORDER_UNSURE = {"en"}
"""Languages whose regions disagree: the language alone does not tell whether 03/04 is in March or in April."""


def month_names(name: str) -> dict[str, int]:
    """A locale's names of the Gregorian months and their abbreviations, folded, without dots and joining words."""
    months = babel.Locale.parse(name).months
    listed = [months[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    return {word: number for names in listed for number, text in names.items() for word in _spellings(text, name)}


def weekday_names(name: str) -> list[str]:
    """A locale's names of the weekdays and their abbreviations, folded, without dots."""
    days = babel.Locale.parse(name).days
    listed = [days[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    folded = (fold_letters(text).replace(".", "") for names in listed for text in names.values())
    return sorted({word for text in folded for word in re.findall(f"{LETTER}{{2,}}", text)})


def _spellings(text: str, name: str) -> Iterator[str]:
    word = re.sub(r"^(?:de |d')", "", fold_letters(text)).replace(".", "")
    if re.fullmatch(f"{LETTER}{{2,}}", word):  # not "11月" or "tháng 11": their numbers are read as numbers
        yield word
        if name == "he":
            yield "ב" + word  # "18 בנובמבר": the preposition is written with the month


def day_first(name: str) -> bool | None:
    """Whether a locale that writes the year last puts the day before the month; None where it writes the year first."""
    letters = re.sub(r"[^dMy]", "", babel.Locale.parse(name).date_formats["short"].pattern)
    if letters.startswith("y"):
        return None
    return letters.index("d") < letters.index("M")


def main() -> None:
    """Write the file beside this script."""
    regions = [name for name in locale_identifiers() if name.split("_")[0] in LANGUAGES and name not in VARIANTS and name not in LANGUAGES]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        named = dict(zip((*LANGUAGES, *VARIANTS), pool.map(month_names, (*LANGUAGES, *VARIANTS)), strict=True))
        weekdays = sorted({word for words in pool.map(weekday_names, LANGUAGES) for word in words})
    months: dict[str, dict[str, int]] = {}
    for name, names in named.items():
        months.setdefault(name.split("_")[0], {}).update(names)
    orders = {name.replace("_", "-"): order for name in (*LANGUAGES, *VARIANTS, *regions) if (order := day_first(name)) is not None}
    kept = {
        name: order
        for name, order in sorted(orders.items())
        if name not in ORDER_UNSURE and ("-" not in name or name.split("-")[0] in ORDER_UNSURE or order != orders.get(name.split("-")[0]))
    }
    written: dict[str, object] = {"release": f"Babel {babel.__version__}", "months": months, "weekdays": weekdays, "dayFirst": kept}
    text = json.dumps(written, ensure_ascii=False, indent=1)
    Path(__file__).with_name("month_names.json").write_text(re.sub(r",\n +(?=\"[^\"]+\"(?:: (?:\d|t|f)|,?\n))", ", ", text) + "\n", "utf-8")


if __name__ == "__main__":
    main()
