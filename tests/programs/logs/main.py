"""Analyses a web server log from stdin: sessions, slow pages, errors by hour."""
from __future__ import annotations

import re
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Iterable, Iterator

LINE = re.compile(
    r"(?P<ip>[\d.]+) \[(?P<when>[^\]]+)\] \"(?P<method>[A-Z]+) (?P<path>\S+)\" (?P<status>\d{3}) (?P<ms>\d+(?:\.\d+)?)ms"
    r"(?: \"(?P<agent>[^\"]*)\")?"
)
FORMAT = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True)
class Hit:
    ip: str
    when: datetime
    method: str
    path: str
    status: int
    ms: float
    agent: str

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 400

    @property
    def page(self) -> str:
        return re.sub(r"/\d+", "/:id", self.path.split("?")[0])

    @classmethod
    def parse(cls, line: str) -> Hit:
        m = LINE.fullmatch(line)
        if m is None:
            raise ValueError("unreadable line")
        try:
            when = datetime.strptime(m["when"], FORMAT)
        except ValueError as e:
            raise ValueError("bad time") from e
        return cls(m["ip"], when, m["method"], m["path"], int(m["status"]), float(m["ms"]), m["agent"] or "-")


def read(lines: Iterable[str]) -> tuple[list[Hit], list[tuple[int, str]]]:
    hits: list[Hit] = []
    errors: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        try:
            hits.append(Hit.parse(line))
        except ValueError as e:
            errors.append((number, f"{e} ({type(e.__cause__).__name__})" if e.__cause__ else str(e)))
    return hits, errors


def sessions(hits: list[Hit], gap: timedelta = timedelta(minutes=30)) -> Iterator[tuple[str, list[Hit]]]:
    open_: OrderedDict[str, list[Hit]] = OrderedDict()
    for hit in sorted(hits, key=lambda h: h.when):
        while open_:
            ip, group = next(iter(open_.items()))
            if hit.when - group[-1].when <= gap:
                break
            open_.popitem(last=False)
            yield ip, group
        open_.setdefault(hit.ip, []).append(hit)
        open_.move_to_end(hit.ip)
    yield from open_.items()


def percentile(values: list[float], p: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * p // 100)]


def bursts(hits: list[Hit], size: int, within: timedelta) -> list[tuple[str, datetime]]:
    recent: defaultdict[str, deque[datetime]] = defaultdict(lambda: deque(maxlen=size))
    found = []
    for h in hits:
        q = recent[h.ip]
        q.append(h.when)
        if len(q) == size and q[-1] - q[0] <= within:
            found.append((h.ip, q[0]))
            q.clear()
    return found


def main() -> None:
    hits, errors = read(sys.stdin)
    print(f"{len(hits)} hits, {len(errors)} bad lines: {errors}")
    by_page: defaultdict[str, list[float]] = defaultdict(list)
    for h in hits:
        by_page[h.page].append(h.ms)
    print(f"{'page':<16}{'hits':>5}{'mean':>9}{'p90':>9}")
    for page, times in sorted(by_page.items(), key=lambda kv: -sum(kv[1]) / len(kv[1])):
        print(f"{page:<16}{len(times):>5}{sum(times) / len(times):>9.2f}{percentile(times, 90):>9.1f}")
    status = Counter(h.status // 100 for h in hits)
    print("status", ", ".join(f"{k}xx: {n}" for k, n in sorted(status.items())), status.most_common(1))
    hours = Counter(h.when.hour for h in hits if not h.ok)
    for hour in range(min(hours), max(hours) + 1):
        print(f"{hour:02d}h {'#' * hours[hour]}")
    for ip, group in sessions(hits):
        span = group[-1].when - group[0].when
        print(f"{ip:<10} {group[0].when:%H:%M} {str(span):>8} {len(group)} {' > '.join(h.page for h in group)}")
    print(bursts(hits, 3, timedelta(seconds=10)))
    days = sorted({h.when.date() for h in hits})
    print([d.isoformat() for d in days], days[-1] - days[0], days[0].strftime("%a %d %b %Y"), days[0] < date(2024, 3, 1))
    week = [days[0] + timedelta(days=n) for n in range(-1, 3)]
    print([f"{d:%m-%d}" for d in week], week[1].replace(month=1).isoformat(), week[0].weekday(), week[1].isocalendar()[1])
    agents = {h.agent for h in hits}
    print(sorted(agents, key=str.lower), len(agents), max(hits, key=lambda h: h.ms).when.isoformat())
    slow = [h for h in hits if h.ms > 1000]
    print(slow[0], sum((h.when - hits[0].when).total_seconds() for h in slow))


if __name__ == "__main__":
    main()
