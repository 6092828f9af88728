"""The media types that payloads come in and answers go out in."""

HTML = "text/html"
XHTML = "application/xhtml+xml"
TEXT = "text/plain"
JSON = "application/json"
JSON_LD = "application/ld+json"
