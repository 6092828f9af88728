"""The settings file's tables on webhooks: [sources.*], [keys] and [delivery], with their secrets looked up."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any

from service.edges.source import RETRY_AFTER_SECONDS, Newsroom, Source
from service.model.bounds import Bounds
from service.model.profile import Profile
from service.model.refusal import Fault

Tables = Mapping[str, Any]

STANDARD_WEBHOOKS = ("standard-webhooks", "arc", "ninjs")
"""The kinds whose secret is “whsec_” and base64."""


def newsroom_of(tables: Tables, profiles: Mapping[str, Profile], environ: Mapping[str, str], bounds: Bounds) -> Newsroom:
    """What the settings file says of sources and deliveries. tables: as the schema has them, and found sound."""
    delivery = tables.get("delivery", {})
    return Newsroom(
        {name: _source(name, stated, environ) for name, stated in tables.get("sources", {}).items()},
        profiles,
        delivery.get("timeout_seconds", Newsroom().timeout_seconds),
        tuple(delivery.get("retry_after_seconds", RETRY_AFTER_SECONDS)),
        bounds,
    )


def keys_of(tables: Tables, environ: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of those who may call; none where everybody may."""
    return tuple(_secret(stated, environ) for stated in tables.get("keys", {}).values())


def source_faults(tables: Tables, environ: Mapping[str, str]) -> Iterator[Fault]:
    """What the schema cannot say of these tables: secrets that are not set or no secrets, and settings that need another."""
    for name, stated in tables.get("keys", {}).items():
        yield from _unset(f"/file/keys/{name}", stated, environ)
    for name, stated in tables.get("sources", {}).items():
        at = f"/file/sources/{name}"
        for member in ("secret", "deliver_secret"):
            for secret in _listed(stated.get(member, ())):
                yield from _unset(f"{at}/{member}", secret, environ)
        yield from _signing_faults(at, stated, environ)
        yield from _delivery_faults(at, stated, environ)
        if stated.get("publisher", "").lower() not in {"", *map(str.lower, tables.get("publishers", {}))}:
            yield Fault(f"{at}/publisher", f'There is no [publishers."{stated["publisher"]}"] in this file.')


def _signing_faults(at: str, stated: Tables, environ: Mapping[str, str]) -> Iterator[Fault]:
    if "secret" in stated and "unsigned" in stated:
        yield Fault(f"{at}/unsigned", "A source is signed or it is not: leave out “unsigned” or “secret”.")
    elif "secret" not in stated and "unsigned" not in stated:
        yield Fault(f"{at}/secret", 'A source needs the secret that its CMS signs with, as text or { env = "NAME" }.')
    elif stated["kind"] in STANDARD_WEBHOOKS:
        yield from _encoding_faults(f"{at}/secret", stated.get("secret", ()), environ)


def _delivery_faults(at: str, stated: Tables, environ: Mapping[str, str]) -> Iterator[Fault]:
    if "deliver_to" in stated and "deliver_secret" not in stated:
        yield Fault(f"{at}/deliver_secret", "Deliveries are signed: “deliver_to” needs a “deliver_secret”.")
    if "deliver_secret" in stated and "deliver_to" not in stated:
        yield Fault(f"{at}/deliver_to", "There is a “deliver_secret” but no address to deliver to.")
    yield from _encoding_faults(f"{at}/deliver_secret", stated.get("deliver_secret", ()), environ)


def _encoding_faults(at: str, stated: Any, environ: Mapping[str, str]) -> Iterator[Fault]:
    for secret in _secrets(stated, environ):
        try:
            bare = secret.removeprefix("whsec_").rstrip("=")
            known = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
        except (binascii.Error, ValueError):
            known = b""
        if secret and not known:
            yield Fault(at, "A secret of Standard Webhooks is “whsec_” and base64.")


def _unset(at: str, stated: Any, environ: Mapping[str, str]) -> Iterator[Fault]:
    if not _secret(stated, environ):
        yield Fault(at, f"The environment variable {stated['env']}, which is to hold the secret, is not set.")


def _source(name: str, stated: Tables, environ: Mapping[str, str]) -> Source:
    publisher = stated.get("publisher")
    return Source(
        name,
        stated["kind"],
        secrets=_secrets(stated.get("secret", ()), environ),
        unsigned="unsigned" in stated,
        publisher=publisher and publisher.lower(),
        locale=stated.get("locale"),
        tolerance_seconds=stated.get("tolerance_seconds"),
        deliver_to=stated.get("deliver_to"),
        deliver_secrets=_secrets(stated.get("deliver_secret", ()), environ),
    )


def _secrets(stated: Any, environ: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(_secret(secret, environ) for secret in _listed(stated))


def _listed(stated: Any) -> Any:
    return stated if isinstance(stated, (list, tuple)) else (stated,)


def _secret(stated: Any, environ: Mapping[str, str]) -> str:
    """The secret as text; an empty one where it is to stand in a variable that is not set."""
    return environ.get(stated["env"], "") if isinstance(stated, dict) else stated
