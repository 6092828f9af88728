"""What the tests of the API share: a page, a form, and how a call is made."""

from __future__ import annotations

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

PAGE = """<!doctype html><html lang="de"><head><title>Fähre fährt wieder</title>
<link rel="canonical" href="https://dailyledger.example/faehre">
<meta property="og:title" content="Fähre fährt wieder"><meta property="og:type" content="article">
<meta property="og:url" content="https://dailyledger.example/faehre"><meta property="og:image" content="https://dailyledger.example/img/faehre.jpg">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Fähre fährt wieder",
 "datePublished": "2026-03-02T09:30:00+01:00", "author": {"@type": "Person", "name": "Jana Brandt"}}</script></head>
<body><article><h1>Fähre fährt wieder</h1><p>Nach drei Wochen Sturm legte am Montag die erste Fähre im alten Hafen ab.</p>
<p>Die Reederei rechnet mit vollen Schiffen bis zum Wochenende, denn viele Gäste warten seit Tagen.</p></article></body></html>"""
FORM = {"headline": "Harbour reopens", "text": "Harbour reopens\nThe first ferry left the old harbour on Monday.\nAll berths were full by noon."}
HTML, TEXT, JSON, JSON_LD, PROBLEM = "text/html", "text/plain", "application/json", "application/ld+json", "application/problem+json"


def generate(client: FlaskClient, payload: str | bytes = PAGE, media_type: str = HTML, query: str = "", **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(f"/v1/generate{query}", data=payload, headers={"Content-Type": media_type, **named})
