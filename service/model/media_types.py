"""The media types that payloads come in and answers go out in."""

HTML = "text/html"
XHTML = "application/xhtml+xml"
TEXT = "text/plain"
JSON = "application/json"
JSON_LD = "application/ld+json"
SARIF = "application/sarif+json"


def is_json(media_type: str) -> bool:
    """Whether what is of this type is JSON: "application/vnd.api+json" is, too. Source: RFC 6839, 3.1"""
    return media_type == JSON or media_type.endswith("+json")
