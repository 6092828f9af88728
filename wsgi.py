"""The application for a WSGI server: `gunicorn wsgi:app`."""

import os

from service.web.settings import SettingsError, settings_from

from service.web import create_app

try:
    app = create_app(settings_from(os.environ))
except SettingsError as error:
    raise SystemExit(f"standfirst: {error}") from None
