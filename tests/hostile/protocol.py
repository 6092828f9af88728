"""What is no HTTP, or hardly: request lines, headers, lengths, chunks."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import ARTICLE, Case
from tests.served import get, post

PAYLOAD = ARTICLE.encode()
CHUNKS = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAYLOAD), PAYLOAD)
FIRST_LINES = {
    b"": 400,
    b" ": 400,
    b"GET": 400,
    b"GET /healthz": 400,
    b"GET  /healthz HTTP/1.1": 400,
    b"GET /healthz HTTP/1.1 ": 400,
    b"GET /healthz HTTP/1.1 x": 400,
    b"GET /healthz HTTP/0.9": 400,
    b"GET /healthz HTTP/2.0": 400,
    b"GET /healthz HTTP/1.10": 400,
    b"GET /healthz HTTP/11": 400,
    b"GET /healthz HTTP/-1.1": 400,
    b"GET /healthz http/1.1": 400,
    b"GET /healthz HTTP/\xef\xbc\x91.1": 400,
    b"get /healthz HTTP/1.1": 400,
    b"G\x00T /healthz HTTP/1.1": 400,
    b"GE /healthz HTTP/1.1": 400,
    b"G@T /healthz HTTP/1.1": 400,
    b"G" * 21 + b" /healthz HTTP/1.1": 400,
    b"GET healthz HTTP/1.1": 400,
    b"GET * HTTP/1.1": 400,
    b"GET /a b HTTP/1.1": 400,
    b"GET /\x00 HTTP/1.1": 400,
    b"GET /\xff HTTP/1.1": 400,
    b"GET /\x7f HTTP/1.1": 400,
    b"GET /\t HTTP/1.1": 400,
    b"GET //healthz HTTP/1.1": None,
    b"GET ///etc/passwd HTTP/1.1": 404,
    b"GET http://other.example/healthz HTTP/1.1": None,
    b"GET http://[::1/healthz HTTP/1.1": None,
    b"GET http://a:b:c/ HTTP/1.1": None,
    b"CONNECT other.example:443 HTTP/1.1": None,
    b"CONNECT /healthz HTTP/1.1": None,
    b"OPTIONS * HTTP/1.1": None,
    b"OPTIONS /v1/generate HTTP/1.1": 200,
    b"TRACE /healthz HTTP/1.1": 405,
    b"PRI * HTTP/2.0": 400,
    b"GET /healthz HTTP/1.0": 200,
    b"HEAD /healthz HTTP/1.1": 200,
    b"GET /" + b"a" * 9000 + b" HTTP/1.1": 414,
    b"GET /?" + b"a" * 100_000 + b" HTTP/1.1": 414,
    b"GET /" + b"%2e%2e%2f" * 100 + b"etc/passwd HTTP/1.1": 404,
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03": 400,
    b"\x00" * 100: 400,
    b"\xff" * 100: 400,
    b"\r": 400,
    b"SSH-2.0-OpenSSH_9.6": 400,
    b"PROXY TCP4 1.2.3.4 5.6.7.8 1 2": 400,
    b"*1\x0d\x0a$4\x0d\x0aPING": 400,
}
HEADERS: dict[bytes, int | None] = {
    b"A": 400,
    b": b": 400,
    b"A : b": 400,
    b" A: b": 400,
    b"A\x00: b": 400,
    b"A: b\x00c": 400,
    b"A: b\x01c": 400,
    b"A: b\x7fc": 400,
    b"A: b\rc": 400,
    b"A: b\nB: c": 400,
    b"A: b\r\n c": 400,
    b"A: b\r\n\tc": 400,
    b"A(b): c": 400,
    b"A b: c": 400,
    b"\xe4: b": 400,
    b"A_B: c": None,
    b"A: \xff\xfe": 200,
    b"A:": 200,
    b"A: " + b"b" * 9000: 431,
    b"B" * 9000 + b": b": 431,
    b"\r\n".join(b"A%d: b" % number for number in range(101)): 431,
    b"\r\n".join(b"A: b" for _ in range(98)): 200,
    b"Host: second": 400,
    b"Content-Type: a/b\r\nContent-Type: c/d": 400,
    b"Expect: something": 417,
    b"Expect: 100-continue, x": 417,
    b"Expect:": 417,
    b"Expect: 100-CONTINUE": 200,
    b"Connection: \xff": 200,
    b"Connection: upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__": 200,
    b"Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x": 400,
    b"Proxy: http://other.example/": 200,
    b"X-Forwarded-For: " + b"1.2.3.4, " * 800: 200,
    b"X-Forwarded-Proto: https\r\nX-Forwarded-SSL: off": None,
    b"X-Request-Id: " + b"a" * 8000: 200,
    b'X-Request-Id: a"b<script>': 200,
    b"Cookie: " + b"a=b; " * 1500: 200,
    b"Authorization: Basic " + b"=" * 4000: 200,
    b"Authorization: Bearer \xff": 200,
    b"Range: bytes=0-0,1-1,2-2" + b",3-3" * 1000: 200,
    b"If-None-Match: " + b'"a", ' * 1500: 200,
    b"If-Modified-Since: yesterday": 200,
    b'Forwarded: for="[::1"': 200,
    b"Accept-Language: " + b"de-" * 2000: 200,
    b"TE: trailers, deflate;q=0.5": 200,
    b"Script-Name: /v1": 200,
    b"SCRIPT_NAME: /v1": None,
}
HOSTS = (b"", b" ", b"a b", b"\xff", b"[", b"[::1", b"a:b:c", b"a:99999999999", b"<script>", b"a@b", b"/", b"a" * 5000, b"%00", b"xn--\xff", b"..")
LENGTHS = (
    *(b"-1", b"+5", b"5 5", b"5,5", b"0x10", b"1e3", b"5.0", b"", b"five", b"\xb2", b"5;5", b"'5'", b"NaN", b"5\x00", b"--5", b"5_0", b"\xd9\xa5"),
    *(b"9" * 30, b"9" * 5000, b"0" * 5000 + b"5"),
)
CODINGS = (
    *(b"gzip", b"gzip, chunked", b"chunked, gzip", b"chunked, chunked", b"identity", b"identity, chunked", b"chunked, identity", b"xchunked"),
    *(b"chunked ", b" chunked", b"CHUNKED", b"chunked;q=1", b"", b"\x0bchunked", b'"chunked"', b"chunked\x00", b"deflate", b"br", b"x" * 3000),
)
BROKEN_CHUNKS = (
    *(b"", b"\r\n", b"0", b"0\r\n", b"0\r\n\r", b"x\r\n", b"-1\r\nab\r\n0\r\n\r\n", b"+2\r\nab\r\n0\r\n\r\n", b"0x2\r\nab\r\n0\r\n\r\n"),
    *(b"2\r\nabc\r\n0\r\n\r\n", b"3\r\nab\r\n0\r\n\r\n", b"2\nab\n0\n\n", b"2\r\nab0\r\n\r\n", b"2 \r\nab\r\n0\r\n\r\n", b"2;\r\nab\r\n0\r\n\r\n"),
    *(b"2;a=\x00\r\nab\r\n0\r\n\r\n", b"2;" + b"a" * 9000 + b"\r\nab\r\n0\r\n\r\n", b"f" * 16 + b"\r\n", b"f" * 5000 + b"\r\n", b"ffffffff\r\nab"),
    *(b"1\r\na\r\n" * 5000 + b"0\r\n\r\n", b"2\r\nab\r\n0\r\nA: b\r\n\r\n", b"2\r\nab\r\n0\r\nContent-Length: 5\r\n\r\n"),
    *(
        b"2\r\nab\r\n0\r\n" + b"A: b\r\n" * 5000 + b"\r\n",
        b"2\r\nab\r\n0\r\nA\x00: b\r\n\r\n",
        b"2\r\nab\r\n0\r\n" + b"a" * 100_000,
        b"\xb2\r\nab\r\n0\r\n\r\n",
    ),
)


def cases() -> Iterator[Case]:
    """Every case of the protocol."""
    for line, status in FIRST_LINES.items():
        yield Case(f"first line {line[:40]!r}", line + b"\r\nHost: localhost\r\n\r\n", status, silent=not line.strip())
        yield Case(f"first line alone {line[:40]!r}", line + b"\r\n\r\n", silent=not line.strip())
        yield Case(f"first line with bare line feeds {line[:40]!r}", line + b"\nHost: localhost\n\n", None if len(line) > 8190 else 400)
    for header, status in HEADERS.items():
        yield Case(f"header {header[:40]!r}", b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + header + b"\r\n\r\n", status)
        yield Case(
            f"header of a payload {header[:40]!r}", post("/v1/check", PAYLOAD, "text/html", header.decode("latin-1")), _of_payload(header, status)
        )
    for host in HOSTS:
        yield Case(f"host {host[:20]!r}", b"GET /v1/schemas/article HTTP/1.1\r\nHost: " + host + b"\r\n\r\n")
    yield Case("no host", b"GET /healthz HTTP/1.1\r\n\r\n", 200)
    yield from _lengths()
    yield from _codings()
    for number, chunks in enumerate(BROKEN_CHUNKS):
        head = b"POST /v1/generate HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
        yield Case(f"chunks {number} {chunks[:20]!r}", head + chunks)


def _of_payload(header: bytes, status: int | None) -> int | None:
    return None if header.startswith(b"\r\n") or status == 200 else status


def _lengths() -> Iterator[Case]:
    head = b"POST /v1/generate HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
    for length in LENGTHS:
        yield Case(f"length {length[:20]!r}", head + b"Content-Length: " + length + b"\r\n\r\n" + PAYLOAD, 413 if len(length) == 30 else None)
        yield Case(f"length for get {length[:20]!r}", get("/healthz", f"Content-Length: {length.decode('latin-1')}"))
    right = b"Content-Length: %d\r\n" % len(PAYLOAD)
    yield Case("length twice", head + right * 2 + b"\r\n" + PAYLOAD, 400)
    yield Case("lengths that differ", head + right + b"Content-Length: 1\r\n\r\n" + PAYLOAD, 400)
    yield Case("length and chunks", head + right + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKS, 400)
    yield Case("no length", head + b"\r\n" + PAYLOAD, 422)
    yield Case("length over the limit", head + b"Content-Length: 10000001\r\n\r\n" + PAYLOAD, 413)
    yield Case("payload after a get", get("/healthz", "Content-Length: 5") + b"hello", 200)


def _codings() -> Iterator[Case]:
    head = b"POST /v1/generate HTTP/1.%d\r\nHost: x\r\nContent-Type: text/plain\r\nTransfer-Encoding: "
    for coding in CODINGS:
        right = coding.strip(b" \t").lower() == b"chunked"
        yield Case(f"coding {coding[:20]!r}", head % 1 + coding + b"\r\n\r\n" + CHUNKS, 200 if right else None)
        yield Case(f"coding in HTTP/1.0 {coding[:20]!r}", head % 0 + coding + b"\r\n\r\n" + CHUNKS)
    yield Case("coding twice", head % 1 + b"chunked\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS, 400)
