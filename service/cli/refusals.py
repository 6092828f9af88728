"""What a command refuses, said in a sentence on standard error, with the exit code that tells of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

import click

from service.model.refusal import Refusal
from service.web.settings import Settings, SettingsError, settings_from

FOUND, REFUSED = 1, 2
"""Exit codes: an error was found in the markup; the file or the settings were refused."""

Made = TypeVar("Made")


class Refused(click.ClickException):
    """A file, an option or a setting that nothing can be done with. The message says which, and why."""

    exit_code = REFUSED


def refusable(run: Callable[[], Made]) -> Made:
    """What a stage makes, or Refused with each of the faults that it names."""
    try:
        return run()
    except Refusal as refusal:
        faults = [f"  {fault.at or '(whole)'}: {fault.message}" for fault in refusal.faults] if len(refusal.faults) > 1 else []
        raise Refused("\n".join([refusal.detail, *faults])) from refusal


def stated_settings() -> Settings:
    """The settings of the environment and of the file that it names. Raises Refused for one that is wrong."""
    try:
        return settings_from(os.environ)
    except SettingsError as error:
        raise Refused(str(error)) from error
