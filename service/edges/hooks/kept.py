"""What a hook is known by, as every database can keep it in an index: short, and without the zeros that PostgreSQL's texts cannot hold."""

from __future__ import annotations

import hashlib

from service.model.refusal import Reason, Refusal

LONGEST = 500
"""Characters. PostgreSQL takes no more than 2,700 bytes into an index; no CMS's own id is a tenth of it."""


def kept_id(article: str) -> str:
    """The article's id. Errors: Refusal(INVALID) for one that cannot be kept."""
    if not _fits(article):
        raise Refusal(Reason.INVALID, f"The article's id is longer than {LONGEST} characters, or has a zero in it.")
    return article


def kept_key(key: str) -> str:
    """The delivery's key, or the digest of one that cannot be kept: it has to be the same each time, and nothing else."""
    return key if _fits(key) else hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def _fits(text: str) -> bool:
    return len(text) <= LONGEST and "\0" not in text
