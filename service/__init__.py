"""Standfirst as a library: an article in, its markup out.

>>> from service import generate
>>> bundle = generate("Bridge reopens\\n\\nThe bridge is open again, the city said.", "text/plain")
>>> bundle.news_article["headline"]
'Bridge reopens'
"""

from service.model.bundle import Bundle
from service.model.finding import Finding
from service.pipeline import check, generate

__all__ = ["Bundle", "Finding", "check", "generate"]
