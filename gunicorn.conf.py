"""gunicorn's settings for `gunicorn wsgi:app`: the same as those of `standfirst serve`."""

import os

from service.web.server import options

globals().update(options(int(os.environ.get("PORT", "8000")), int(os.environ.get("WEB_CONCURRENCY") or os.cpu_count() or 1)))
