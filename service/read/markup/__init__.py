"""The markup that a page already has: JSON-LD, microdata and RDFa, all in JSON-LD's shape."""
