"""Whole pages made by dice: a head with metas and markup, and a body of everything that news pages hold."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.generated.markup import item_of, json_ld, metas, written
from tests.generated.words import address, byline, credit, date, name, one, prose, sentence, text

Make = Callable[[Random], str]


def inline(dice: Random, said: str) -> str:
    """A text as HTML, part of it in an inline element; rarely not escaped."""
    source = said if dice.random() < 0.03 else written(said)
    tag = dice.choice(("b", "em", "a href='/x'", "span class='x'", "time", "i", "q"))
    return f"<{tag}>{source}</{tag.split(' ')[0]}>" if dice.random() < 0.15 else source


def signed(dice: Random) -> str:
    """An element that says who wrote it."""
    said = byline(dice)
    link = f'<a rel="author" href="{written(address(dice))}">{written(said)}</a>'
    named = dice.choice(("byline", "author", "meta", "c-1"))
    return f'<p class="{named}">{dice.choice((inline(dice, said), link))}</{dice.choice(("p", "div"))}>'


def dated(dice: Random) -> str:
    """When it was published or changed."""
    stated = f' datetime="{written(date(dice))}"' if dice.random() < 0.7 else ""
    label = dice.choice(("Published ", "Updated: ", "Stand: ", "Опубликовано ", "", ""))
    return f'<p class="date">{label}<time{stated}>{written(date(dice))}</time></p>'


def figure(dice: Random) -> str:
    """A picture with its caption and credit."""
    size = f' width="{dice.choice(("640", "1", "100%", "-1", ""))}" height="{dice.choice(("480", "1", "auto"))}"' if dice.random() < 0.6 else ""
    srcset = f' srcset="{written(address(dice))} 640w, {written(address(dice))} 2x"' if dice.random() < 0.3 else ""
    picture = f'<img {dice.choice(("src", "data-src"))}="{written(address(dice))}" alt="{written(text(dice, 5))}"{size}{srcset}>'
    credited = credit(dice)
    caption = dice.choice((text(dice), sentence(dice) + " " + credited, credited))
    if dice.random() < 0.6:
        inside = f'{inline(dice, caption)}<span class="credit">{inline(dice, credited)}</span>' if dice.random() < 0.5 else inline(dice, caption)
        return f"<figure>{picture}<figcaption>{inside}</figcaption></figure>"
    return f'<div class="image">{picture}<p class="caption">{inline(dice, caption)}</p></div>'


def faq(dice: Random) -> str:
    """A section of questions and answers."""
    pairs = [(text(dice, 6) + "?", prose(dice)) for _ in range(dice.randint(1, 4))]
    label = f"<h2>{one(dice, 'faq_labels')}</h2>"
    form = dice.choice(
        (
            "<h3>{}</h3><p>{}</p>",
            "<details><summary>{}</summary><p>{}</p></details>",
            "<dt>{}</dt><dd>{}</dd>",
            "<p><b>{}</b></p><p>{}</p>",
            "<p>Q: {}</p><p>A: {}</p>",
        )
    )
    return label + "".join(form.format(inline(dice, question), inline(dice, answer)) for question, answer in pairs)


def table(dice: Random, depth: int = 0) -> str:
    """A table, with others in its cells."""
    cells = [table(dice, depth + 1) if depth < 3 and dice.random() < 0.3 else inline(dice, text(dice, 3, 0)) for _ in range(dice.randint(1, 4))]
    return f"<table><tr><td>{'</td><td>'.join(cells)}</td></tr></table>"


def furniture(dice: Random) -> str:
    """What stands on a page and is no part of the article."""
    said = inline(dice, text(dice))
    return dice.choice(
        (
            f'<nav><a href="/">{said}</a><a href="/x">{said}</a></nav>',
            f'<aside class="related"><h3>Read also</h3><a href="/y">{said}</a></aside>',
            f'<div class="newsletter"><p>{said}</p><form><input name="email"></form></div>',
            f"<script>var a = '<p>{text(dice, 3, 0)}</p>';</script>",
            f"<style>p {{ }}</style><noscript><p>{said}</p></noscript><template><p>{said}</p></template>",
            f"<!-- {text(dice, 4, 0)} --><iframe src='{written(address(dice))}'></iframe>",
            f'<ul class="tags"><li><a rel="tag" href="/t">{said}</a></li></ul>',
            f"<p>READ ALSO: <a href='/z'>{said}</a></p>",
            f"<video src='{written(address(dice))}' poster='{written(address(dice))}'></video>",
            "</div></p></article>",
        )
    )


def paragraph(dice: Random) -> str:
    """A paragraph, list, quote or sub-head of the text."""
    tag = dice.choice(("p",) * 7 + ("h2", "li", "blockquote", "div", "h3", "pre"))
    said = sentence(dice) if tag in ("h2", "h3") else prose(dice)
    return f"<{tag}>{inline(dice, said)}</{tag}>"


BLOCKS: tuple[Make, ...] = (paragraph, paragraph, paragraph, paragraph, figure, figure, furniture, table, faq, dated, signed)


def page(dice: Random) -> str:
    """A page."""
    title = text(dice)
    scope, prop = item_of(dice)
    titles = f"<title>{written(title if dice.random() < 0.7 else text(dice))}{dice.choice((' | The Ledger', ' - a.example', '', ''))}</title>"
    scripts = "".join(json_ld(dice) for _ in range(dice.choice((0, 0, 1, 1, 2))))
    opening = f"<h1{prop('headline')}>{inline(dice, title if dice.random() < 0.8 else text(dice))}</h1>" if dice.random() < 0.9 else ""
    stated = (
        f'<span{prop("author")}>{inline(dice, name(dice))}</span><b{prop("datePublished")} content="{written(date(dice))}">{written(date(dice))}</b>'
    )
    body = "".join(dice.choice(BLOCKS)(dice) for _ in range(dice.randint(0, 9)))
    before = furniture(dice) if dice.random() < 0.3 else ""
    outer = dice.choice(("article", "main", "div", "section"))
    head = f"<head><meta charset=utf-8>{titles}{metas(dice)}{scripts}</head>"
    language = dice.choice(("en", "de", "x", "ar-EG", ""))
    return f"<html lang='{language}'>{head}<body>{before}<{outer}{scope}>{opening}{stated}{body}</{outer}></body></html>"
