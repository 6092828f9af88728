"""gunicorn's settings for `gunicorn wsgi:app`: the same as those of `standfirst serve`."""

import os

from service.edges.database import StoreError
from service.web.server import options
from service.web.settings import SettingsError, settings_from

try:
    globals().update(options(lambda: settings_from(os.environ)))
except (SettingsError, StoreError) as error:
    raise SystemExit(f"standfirst: {error}") from None
