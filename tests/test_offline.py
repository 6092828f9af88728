"""Nothing that is parsed reaches the network: not contexts, entities, DTDs, bases, prefixes, style sheets or pictures."""

from __future__ import annotations

import json
import socket

import pytest
from flask.testing import FlaskClient

from tests.api import HTML, JSON_LD

AWAY = "http://standfirst-test.invalid/"
NODE = {"@context": AWAY + "context.jsonld", "@type": "NewsArticle", "headline": "Ferry leaves"}
TEXT = "<h1>Ferry leaves</h1><p>The first ferry left the old harbour at nine on Monday, with every seat taken.</p>"
RDFA = 'vocab="https://schema.org/" typeof="NewsArticle"'
PAGES = {
    "context": f'<script type="application/ld+json">{json.dumps(NODE)}</script>',
    "imported context": f'<script type="application/ld+json">{json.dumps({**NODE, "@context": {"@import": AWAY}})}</script>',
    "dtd": f'<!DOCTYPE html SYSTEM "{AWAY}a.dtd">',
    "entity": f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "{AWAY}a">]><p>&a;</p>',
    "entity of parameters": f'<!DOCTYPE html [<!ENTITY % a SYSTEM "{AWAY}a"> %a;]>',
    "base": f'<base href="{AWAY}"><img src="a.jpg"><link rel=canonical href="a">',
    "RDFa vocabulary": f'<div vocab="{AWAY}" typeof="NewsArticle" property="headline">schema</div>',
    "RDFa profile": f'<html profile="{AWAY}" prefix="schema: {AWAY}"><div {RDFA}><b property="name">a</b></div>',
    "RDFa roles": f'<div {RDFA} prefix="og: https://ogp.me/ns#" role="main"><b property="og:title">a</b></div>',
    "microdata": f'<div itemscope itemtype="https://schema.org/NewsArticle" itemid="{AWAY}"><a itemprop="url" href="{AWAY}">a</a></div>',
    "inclusion": f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{AWAY}"/>',
    "style": f'<?xml-stylesheet href="{AWAY}"?><link rel=stylesheet href="{AWAY}"><iframe src="{AWAY}"></iframe>',
}


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every attempt to reach anything, none of which succeeds."""
    tried: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        tried.append(arguments)
        raise OSError("there is no network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    return tried


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("path", ["/v1/generate", "/v1/check"])
@pytest.mark.parametrize("media_type", [HTML, "application/xhtml+xml"])
def test_a_page_is_read_without_the_network(client: FlaskClient, no_network: list[object], path: str, name: str, media_type: str) -> None:
    assert client.post(path, data=PAGES[name] + TEXT, content_type=media_type).status_code == 200
    assert no_network == []


def test_json_ld_is_checked_without_the_network(client: FlaskClient, no_network: list[object]) -> None:
    assert client.post("/v1/check", data=json.dumps(NODE), content_type=JSON_LD).status_code == 200
    assert no_network == []
