"""The FAQPage node. Source: https://schema.org/FAQPage"""

from __future__ import annotations

from service.build.ids import made, node_id
from service.model.article import Article
from service.model.bundle import Node


def faq_page_node(article: Article) -> Node | None:
    """The article's questions with their accepted answers, or None where it has none."""
    if not article.faq:
        return None
    questions = [made("Question", name=pair.question, acceptedAnswer=made("Answer", text=pair.answer)) for pair in article.faq]
    return made("FAQPage", node_id(article, "faq"), inLanguage=article.language, mainEntity=questions)
