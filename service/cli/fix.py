"""`standfirst check --fix`: bare JSON-LD files are written with the fixes of their findings."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.inputs import STANDARD_INPUT
from service.cli.refusals import Refused
from service.model.bundle import Report
from service.model.media_types import JSON_LD
from service.render.patched import patched

SYNTAX = "schema_org.json-ld."
UTF_8_MARK = b"\xef\xbb\xbf"


def fix(file: str, content: bytes, media_type: str, report: Report) -> bool:
    """Write the file with the fixes of its report, and say on standard error what was changed. Whether anything was.

    Left as they are: pages, standard input, and files that are no sound JSON in UTF-8. Raises Refused where it cannot be written.
    """
    if not any(finding.fix for finding in report.findings):
        return False
    if media_type != JSON_LD or file == STANDARD_INPUT:
        return _left(file, "only files of bare JSON-LD are written")
    if any(finding.rule.startswith(SYNTAX) for finding in report.findings):
        return _left(file, "its syntax has to be mended by hand first")
    mark = UTF_8_MARK if content.startswith(UTF_8_MARK) else b""
    try:
        text, applied = patched(content[len(mark) :].decode("utf-8"), report.findings)
    except UnicodeDecodeError:
        return _left(file, "it is not in UTF-8")
    except RecursionError:
        return _left(file, "it is nested too deep")
    for finding in applied:
        click.echo(f"{file}: fixed {finding.rule} at {', '.join(operation['path'] for operation in finding.fix or ())}", err=True)
    if applied:
        _write(file, mark + text.encode("utf-8", "surrogatepass"))
    return bool(applied)


def _left(file: str, why: str) -> bool:
    click.echo(f"{file}: not fixed, {why}", err=True)
    return False


def _write(file: str, content: bytes) -> None:
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        raise Refused(f"{file}: {error.strerror}") from error
