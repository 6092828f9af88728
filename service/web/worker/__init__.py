"""The worker process: gunicorn's threads, with a loop in front that keeps slow clients away from them."""
