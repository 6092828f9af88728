"""A CMS under load: hooks of many articles, signed as Ghost signs them, posted over connections that are kept."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

from tests.signing import SECRET


@dataclass(frozen=True)
class Sent:
    """One state of one article."""

    article: str
    revision: int

    @property
    def headline(self) -> str:
        return f"Article {self.article} in its state {self.revision}"

    @property
    def body(self) -> bytes:
        at = f"2026-03-02T{self.revision // 3600:02d}:{self.revision // 60 % 60:02d}:{self.revision % 60:02d}.000Z"
        text = "".join(f"<p>Paragraph {number} of {self.headline}: the ferry left the old harbour at nine.</p>" for number in range(8))
        post = {"id": self.article, "title": self.headline, "status": "published", "html": text, "published_at": "2026-03-01T08:00:00.000Z"}
        return json.dumps({"post": {"current": {**post, "updated_at": at}, "previous": {}}}).encode()


class Client:
    """One connection to the service, opened again where it breaks."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection = self._opened()

    def _opened(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self._port, timeout=60)

    def send(self, sent: Sent) -> int:
        """The status of the answer; 0 where none came."""
        body, stamp = sent.body, str(time.time_ns() // 1_000_000)
        digest = hmac.new(SECRET.encode(), body + stamp.encode(), hashlib.sha256).hexdigest()
        headers = {"X-Ghost-Signature": f"sha256={digest}, t={stamp}", "Content-Type": "application/json"}
        try:
            self._connection.request("POST", "/v1/webhooks/newsroom", body, headers)
            answer = self._connection.getresponse()
            answer.read()
        except (OSError, HTTPException):
            self._connection.close()
            self._connection = self._opened()
            return 0
        return answer.status

    def close(self) -> None:
        self._connection.close()
