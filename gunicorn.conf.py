"""gunicorn's settings for `gunicorn wsgi:app`: the same as those of `standfirst serve`."""

import os

from service.web import shared_counts
from service.web.server import options
from service.web.settings import SettingsError, settings_from

try:
    globals().update(options(settings_from(os.environ)))
    shared_counts.share()
except SettingsError as error:
    raise SystemExit(f"standfirst: {error}") from None
