"""gunicorn's own settings; it reads this file from the folder that it is started in."""

import multiprocessing
import os

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY") or multiprocessing.cpu_count())
preload_app = True  # the schemas and rules are loaded once and shared by all workers
worker_class = "gthread"  # a client that is slow to send or read holds a thread, not the process
threads = 4
keepalive = 5
timeout = 60
limit_request_line = 8190  # `?url=` holds whole addresses
max_requests = 20_000  # a worker is renewed now and then: the heap of one that met a giant page stays small
max_requests_jitter = 2_000
accesslog = "-"
access_log_format = '%(h)s "%(r)s" %(s)s %(b)s %(M)sms %({x-request-id}o)s'
control_socket_disable = True  # it would write into the home directory
