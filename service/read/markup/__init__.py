"""The markup that a page already has: JSON-LD, microdata and RDFa, all in JSON-LD's shape."""

MAX_DEPTH = 60
"""How deep a node may be nested before the rest is left out: no honest markup comes near."""
