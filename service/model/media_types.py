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


def is_json_ld(kind: str) -> bool:
    """Whether a script's type is that of JSON-LD, with parameters or in capitals too."""
    return kind == JSON_LD or kind.partition(";")[0].strip().lower() == JSON_LD
