"""What is counted, for Prometheus. Each process of a server writes to files of a shared folder; the supervisor adds
up."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

_BUCKETS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0, 5.0)

REQUESTS = Counter("ferrule_requests", "Requests answered", ["handler", "status", "outcome"])
SECONDS = Histogram("ferrule_request_seconds", "Time from request to answer", ["handler"], buckets=_BUCKETS)
GUEST_CPU = Counter("ferrule_guest_cpu_seconds", "Processor time of guests", ["handler"])
HOST_CALLS = Counter("ferrule_host_calls", "Calls of host functions", ["handler"])
REPLACED = Counter("ferrule_workers_replaced", "Workers that were lost and replaced")
WAITING = Gauge("ferrule_requests_waiting", "Requests that wait for a machine", multiprocess_mode="livesum")
