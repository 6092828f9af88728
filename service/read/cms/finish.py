"""What was gathered, made an article: addresses absolute, values clean, and what cannot be used left out with a finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit

from service.model.article import Article
from service.model.finding import Finding
from service.model.form import article_from_form
from service.model.formats import parse_url
from service.model.payload import Payload, Reading
from service.model.profile import Profile
from service.model.provenance import Provenance
from service.model.refusal import Fault
from service.model.validate import faults
from service.read.authors.accounts import is_account_of_organisation
from service.read.cms.gathered import Gathered
from service.read.cms.rich import objects
from service.read.cms.words import string
from service.read.fold import squash
from service.read.form.values import clean_form
from service.read.titles.site_name import Site

MOST_ROUNDS = 20
"""How often what cannot be used is looked for: what is left out in one round may leave its holder without what it needs.
A field in which there is more of it than that is left out as a whole."""
ADDRESSES = frozenset(("url", "logo", "license", "acquireLicensePage", "contentUrl", "embedUrl", "thumbnailUrl"))


def finish(told: Gathered, payload: Payload) -> Reading:
    """The reading of what was gathered. A relative address is resolved against the payload's own base, else against the
    caller's address, else against the host of the publisher that the caller names; where there is none, it is left out
    with a finding."""
    form = _without_blanks(told.form) or {}
    base = parse_url(told.base or "") or parse_url(str(form.get("url") or "")) or payload.url or _publisher_address(payload)
    form = _absolute(form, base)
    site = _site(payload, base)
    for author in (author for role in ("authors", "editors") for _, author in objects(form.get(role))):
        if not author.get("type") and is_account_of_organisation(string(author.get("name")), site):
            author["type"] = "Organization"
    findings = list(told.findings)
    for number in range(MOST_ROUNDS + len(form)):
        wrong = faults("article", form)
        if not wrong:
            break
        for fault in wrong if number < MOST_ROUNDS else [Fault(f"/{wrong[0].at.split('/')[1]}", "Too much in it cannot be used.")]:
            findings += _left_out(form, fault)
    clean = clean_form(form)
    provenance = {name: told.provenance[name] for name in clean}
    article = article_from_form(clean)
    if not article.url and payload.url and article != Article():
        article, provenance["url"] = article_from_form({**clean, "url": payload.url}), Provenance("request", "url")
    return Reading(article, provenance, tuple(findings))


def _publisher_address(payload: Payload) -> str | None:
    """Profiles are kept by host name."""
    named = _profile(payload, payload.publisher)
    return parse_url(f"https://{named.key}/") if named else None


def _profile(payload: Payload, host: str | None) -> Profile | None:
    return {key.lower(): profile for key, profile in payload.profiles.items()}.get((host or "").lower())


def _site(payload: Payload, base: str | None) -> Site:
    """What the publisher is called whom the caller names, or whose host the article's address has."""
    host = urlsplit(base or "").hostname or ""
    profile = _profile(payload, payload.publisher) or _profile(payload, host) or _profile(payload, host.removeprefix("www."))
    name = profile.publisher.name if profile else None
    return Site(frozenset((squash(name),) if name else ()), (), frozenset())


def _without_blanks(value: Any) -> Any:
    """The value without nulls and blank texts, and without the members and lists that then hold nothing."""
    if isinstance(value, dict):
        members = {name: kept for name, member in value.items() if (kept := _without_blanks(member)) is not None}
        return members or None if value else None
    if isinstance(value, list):
        return [kept for member in value if (kept := _without_blanks(member)) is not None] or None
    return None if isinstance(value, str) and not value.strip() else value


def _absolute(value: Any, base: str | None) -> Any:
    if isinstance(value, dict):
        return {name: _resolved(member, base) if name in ADDRESSES else _absolute(member, base) for name, member in value.items()}
    return [_absolute(member, base) for member in value] if isinstance(value, list) else value


def _resolved(address: Any, base: str | None) -> Any:
    """The address made absolute. One that leaves only the scheme open is served over https by every CDN there is."""
    if not isinstance(address, str) or parse_url(address):
        return address
    if address.startswith("//"):
        return parse_url(f"https:{address}") or address
    if base is None:
        return address
    try:
        return parse_url(urljoin(base, address.strip())) or address
    except ValueError:
        return address


def _left_out(form: dict[str, Any], fault: Fault) -> Iterable[Finding]:
    """Take what the fault is about out of the form. Its holder may go first, or the fault may be about the holder."""
    steps = fault.at.split("/")[1:]
    holder: Any = form
    for step in steps[:-1]:
        holder = holder[int(step)] if isinstance(holder, list) else holder.get(step)
        if holder is None:
            return
    if steps:
        last: Any = int(steps[-1]) if isinstance(holder, list) else steps[-1]
        holder[last] = None
    yield Finding(
        rule="read.value-unusable",
        level="warning",
        consumer="schema.org",
        message=f"{fault.at or 'The whole'} cannot be used and was left out. {fault.message}",
        property=".".join(step for step in steps if not step.isdecimal()) or None,
        at=fault.at,
    )
