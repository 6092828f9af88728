"""The readers and the checker fed with what atheris makes of the project's own cases, as long as asked: `make fuzz`.

atheris changes inputs and keeps those that reach new code. The laws are the oracle: an exception that is no refusal, a law
that does not hold, or more than SECONDS for one input is a fault. Each kind of fault is written once to var/fuzz, and the rest goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import extract_tb

import atheris

with atheris.instrument_imports(include=["service"]):
    from service.model.refusal import Refusal
    from service.pipeline import check, generate
    from service.render.envelope import bundle_json, report_json
    from service.render.json_text import json_bytes

from tests.inputs import CASES, Input, own_inputs
from tests.laws import LAWS

FOUND = Path(__file__).parents[1] / "var" / "fuzz"
URL = "https://dailyledger.example/2026/03/a"
LONGEST, SECONDS = 20_000, 2.0
ABOUT_PASTING = ("2", "3")
"""Laws about a head that is put into the page: what is put into a title or a script that never ends is no head."""
HTML, TEXT, JSON, JSON_LD = "text/html", "text/plain", "application/json", "application/ld+json"


def markup_cases() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(CASES.glob("check*/*/input.*")))


def article_cases(media_type: str) -> Iterator[bytes]:
    yield from (given.content for given in own_inputs() if given.media_type == media_type)


def hold_laws(content: bytes, media_type: str) -> Iterator[str]:
    """What breaks the laws in an article of this kind. In UTF-8: what bytes that are none read as, the laws and libxml2 may see otherwise."""
    content = content.decode("utf-8", "replace").encode()
    given = Input("fuzz", content, media_type, "utf-8", URL)
    try:
        bundle = bundle_json(generate(content, media_type, charset="utf-8", url=URL))
    except Refusal:
        return
    json_bytes(bundle)
    for law, hold in ((law, hold) for law, hold in LAWS.items() if law not in ABOUT_PASTING):
        yield from (f"law {law}: {fault}" for fault in hold(given, bundle))


def hold_check(content: bytes, media_type: str) -> Iterator[str]:
    """What breaks when it is checked."""
    try:
        report = report_json(check(content, media_type, url=URL))
    except Refusal:
        return
    again = report_json(check(content, media_type, url=URL))
    if json_bytes(report) != json_bytes(again):
        yield "law 5: another report"


Kind = tuple[str, Callable[[bytes, str], Iterator[str]], Callable[[], Iterator[bytes]]]
KINDS: dict[str, Kind] = {
    "page": (HTML, hold_laws, lambda: article_cases(HTML)),
    "text": (TEXT, hold_laws, lambda: article_cases(TEXT)),
    "form": (JSON, hold_laws, lambda: article_cases(JSON)),
    "markup in a page": (HTML, hold_check, lambda: article_cases(HTML)),
    "JSON-LD": (JSON_LD, hold_check, markup_cases),
}


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--seconds", type=int, default=300, help="how long, shared by the kinds of input")
    ask.add_argument("--kind", choices=KINDS, help="only this kind")
    given = ask.parse_args()
    if given.kind:
        fuzz(given.kind, given.seconds)
        return
    for kind in KINDS:
        subprocess.run([sys.executable, "-m", "tests.fuzz", "--kind", kind, "--seconds", str(max(given.seconds // len(KINDS), 1))], check=True)
    faults = sorted(path.name for path in FOUND.glob("*.txt"))
    print("\n".join([f"{len(faults)} kinds of faults in {FOUND}", *faults]))
    sys.exit(bool(faults))


def fuzz(kind: str, seconds: int) -> None:
    """Does not return."""
    media_type, hold, seeds = KINDS[kind]
    folder = FOUND / "seeds" / kind.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    for content in seeds():
        if len(content) <= LONGEST:
            (folder / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)

    def once(content: bytes) -> None:
        start = time.process_time()
        try:
            faults = list(hold(content, media_type))
        except Exception as error:  # noqa: BLE001  # whatever it is, it is a fault
            place = extract_tb(error.__traceback__)[-1]
            faults = [f"{type(error).__name__} in {Path(place.filename).name} {place.name}: {error}"]
        if (spent := time.process_time() - start) > SECONDS:
            faults.append(f"slow: {spent:.1f} s")
        for fault in faults:
            keep(kind, content, fault)

    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=4096", "-verbosity=0", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], str(folder), *options], once)
    atheris.Fuzz()


def keep(kind: str, content: bytes, fault: str) -> None:
    """Write the first input of each kind of fault: its beginning, without what differs from input to input."""
    name = re.sub(r"[^a-z0-9]+", "-", f"{kind} {fault}".lower().partition("…")[0])[:60].strip("-")
    path = FOUND / f"{name}.txt"
    if not path.exists():
        path.write_text(json.dumps({"fault": fault}) + "\n", "utf-8")
        path.with_suffix(".input").write_bytes(content)
        print(f"{kind}: {fault[:200]}")


if __name__ == "__main__":
    main()
