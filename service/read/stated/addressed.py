"""The addresses of a page: what relative ones are resolved against."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from service.model.formats import parse_url
from service.read.clean import without_invisible

_PLAIN_PATH = re.compile(r"/(?!/)[A-Za-z0-9_~%,=+@!()*:./-]*(?:\?[A-Za-z0-9_~%,=+@!()*:./&-]+)?\Z")
"""An address from the root of its host, which needs no taking apart to be resolved unless there are dots for its steps."""
_BREAKS = dict.fromkeys(map(ord, "\t\r\n"))
_AMPERSAND = re.compile(r"&(?:(?:amp|#0{0,5}38|#[xX]0{0,5}26);)+")
"""An ampersand that was escaped once too often: no address has a parameter "amp;page"."""


class Addressed(ABC):
    """A page that has an address, or states one. url: as the caller states it, or None."""

    def __init__(self, url: str | None) -> None:
        self.url = url

    @property
    @abstractmethod
    def bases(self) -> Iterable[str]:
        """The addresses of the `<base>` elements, as written."""

    @property
    @abstractmethod
    def stated_addresses(self) -> Iterable[str]:
        """The addresses that the page gives for itself, the most trusted first."""

    @cached_property
    def base_url(self) -> str | None:
        """What relative addresses are resolved against: `<base href>`, else the page's own address."""
        for href in self.bases:
            if href:
                return parse_url(_joined(self.url or "", href.strip())) or self.url
        return self.url or next((url for address in self.stated_addresses if (url := parse_url(address))), None)

    def absolute(self, address: str) -> str | None:
        """The address made absolute, or None where it is no http(s) address (javascript:, data:, broken).

        Line breaks, tabs and what nobody sees go, as in browsers: they come along where addresses are copied.
        """
        address = (address.translate(_BREAKS) if "\n" in address or "\t" in address else address).strip()
        if "&" in address and ";" in address:
            address = _AMPERSAND.sub("&", address)
        if not address.isascii():
            address = without_invisible(address)
        if not address:
            return None
        if (base := self.base_url) and not address.startswith(("http://", "https://")):
            is_plain = self._origin and _PLAIN_PATH.match(address) and "/." not in address
            address = self._origin + address if is_plain else _joined(base, address)
        return parse_url(address)

    @cached_property
    def _origin(self) -> str:
        """Scheme and host of what relative addresses are resolved against; "" where there are none."""
        try:
            parts = urlsplit(self.base_url or "")
        except ValueError:
            return ""
        return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""


def _joined(base: str, address: str) -> str:
    """The address resolved against the base; as it is where that fails, for then it is no address either ("//[a")."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
