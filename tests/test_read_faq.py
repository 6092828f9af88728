"""The FAQ of a page: which pairs are one, and what of the page is left to the article's body."""

from __future__ import annotations

import json
from typing import Any

import pytest

from service.read.faq import FoundFaq, find_faq
from service.read.faq.words import is_label, is_question, lead_word, without_number
from service.read.fields.article_body import pick_article_body
from service.read.page import Page
from tests.expect import CASES, assert_expected, case_names, expected_of

STAGE = "read_faq"


def page_of(name: str) -> bytes:
    return (CASES / STAGE / name / "input.html").read_bytes()


def found_in(page: Page) -> FoundFaq:
    return find_faq(page, page.content)


def plain(found: FoundFaq) -> list[dict[str, str]]:
    return [{"question": pair.question, "answer": pair.answer} for pair in found.questions]


def document(content: bytes) -> dict[str, Any]:
    page = Page(content, "utf-8")
    found = found_in(page)
    return {"faq": plain(found), "at": found.at, "articleBody": pick_article_body(page, found.elements).value}


@pytest.mark.parametrize("name", case_names(STAGE))
def test_case(name: str) -> None:
    assert_expected(document(page_of(name)), expected_of(STAGE, name))


def test_as_many_cases_have_no_faq_as_have_one() -> None:
    without = ["absent" in expected_of(STAGE, name) for name in case_names(STAGE)]
    assert 0.4 < sum(without) / len(without) < 0.6


@pytest.mark.parametrize("name", case_names(STAGE))
@pytest.mark.parametrize("at", ["<head>", "</head>"])
def test_the_generated_markup_changes_nothing(name: str, at: str) -> None:
    content = page_of(name)
    before = document(content)
    if before["faq"]:
        questions = [
            {"@type": "Question", "name": pair["question"], "acceptedAnswer": {"@type": "Answer", "text": pair["answer"]}} for pair in before["faq"]
        ]
        node = json.dumps({"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": questions})
        script = f'<script type="application/ld+json">{node}</script>'.encode()
        mark = at.encode()
        content = content.replace(mark, mark + script if at == "<head>" else script + mark, 1)
    assert document(content) == before


@pytest.mark.parametrize("count", [5_000, 10_000])
@pytest.mark.parametrize(
    "piece",
    [
        "<h2>FAQ</h2>",
        "<p>FAQ</p>",
        "<dl><dt>a?<dd>b",
        "<details><summary>a?</summary>",
        "<details><summary>FAQ</summary></details>",
        "<h3>a?</h3><p>b</p>",
        "<table><tr><td>a?</td><td>b",
        "<div>",
    ],
)
def test_hostile_page_is_read(piece: str, count: int) -> None:
    page = Page(f"<html><body><article><h1>Headline</h1><h2>FAQ</h2>{piece * count}".encode(), "utf-8")
    assert len(found_in(page).questions) <= count


@pytest.mark.parametrize(
    ("text", "labels_section", "labels_page"),
    [
        ("FAQ", True, True),
        ("❓ FAQ", True, True),
        ("FAQ: the new zones", True, True),
        ("Measles: frequently asked questions", True, True),
        ("Die wichtigsten Fragen und Antworten zum Streik", True, True),
        ("Foire aux questions (FAQ)", True, True),
        ("SIKÇA SORULAN SORULAR", True, True),
        ("ΣΥΧΝΕΣ ΕΡΩΤΗΣΕΙΣ", True, True),
        ("Часто задаваемые вопросы", True, True),
        ("よくある質問", True, True),
        ("คำถามที่พบบ่อย", True, True),
        ("자주 묻는 질문", True, True),
        ("Our harbour FAQ", True, False),
        ("Q&A with Ruth Ansell", False, False),
        ("Questions and answers with Ruth Ansell", False, False),
        ("Fragen und Antworten mit Ruth Ansell", False, False),
        ("Ministry deletes FAQ on pensions", False, False),
        ("Read our FAQ for more.", False, False),
        ("Fragen über Fragen", False, False),
        ("Questions remain", False, False),
        ("", False, False),
    ],
)
def test_labels_are_told_from_texts_about_an_faq(text: str, labels_section: bool, labels_page: bool) -> None:
    assert (is_label(text), is_label(text, of_page=True)) == (labels_section, labels_page)


@pytest.mark.parametrize("text", ["Why?", "なぜですか", "为什么？", "لماذا؟", "Γιατί;", "¿Por qué", "Why?”", "Why? 🤔"])
def test_questions(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ["Because;", "Why? Because.", "What the shops say", "", "x" * 400 + "?"])
def test_what_is_no_question(text: str) -> None:
    assert not is_question(text)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Q: Why?", ("q", "Why?")),
        ("Q1．袋は", ("q", "袋は")),
        ("Frage 2: Was?", ("frage", "Was?")),
        ("答：好", ("答", "好")),
        ("A friend said", None),
    ],
)
def test_markers_stand_before_a_colon_or_stop(text: str, lead: tuple[str, str] | None) -> None:
    assert lead_word(text) == lead


@pytest.mark.parametrize(
    ("text", "rest"), [("3. Who pays?", "Who pays?"), ("2) Who?", "Who?"), ("1903 was dry", "1903 was dry"), ("1.5 crowns", "1.5 crowns")]
)
def test_numbers_before_questions_are_cut_off(text: str, rest: str) -> None:
    assert without_number(text) == rest
