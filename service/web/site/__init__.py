"""The site: what people open in a browser. The playground, the documents, the API's reference, and the files that these need.

It is no part of the API: `/openapi.json` does not tell of it. Nothing of it is read before it is asked for.
"""

from __future__ import annotations

from service.web.route import Route
from service.web.site import documents, playground, static

PAGES: tuple[Route, ...] = (playground.PAGE, static.PAGE, documents.INDEX, documents.PAGE, documents.REFERENCE, documents.EXAMPLE)
"""Every address of the site. To add one, write its file and put it here."""
