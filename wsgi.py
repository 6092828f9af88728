"""The application for a WSGI server: `gunicorn wsgi:app`."""

import os

from service.web import create_app
from service.web.settings import SettingsError, settings_from

try:
    app = create_app(settings_from(os.environ))
except SettingsError as error:
    raise SystemExit(f"standfirst: {error}") from None
