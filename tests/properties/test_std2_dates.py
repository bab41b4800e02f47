"""The runtime's dates, times and differences against CPython's."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta

from properties.std2_oracle import Question, check, text


def shown(value: object) -> str:
    return f"{value!r} {value}"


def random_moment(rng: random.Random) -> list[int]:
    year = rng.choice([1, 4, 1900, 1970, 2000, 2023, 2024, 9999, rng.randint(1, 9999)])
    micro = rng.choice([0, 0, 1, 999999, 120000])
    return [
        year,
        rng.randint(1, 12),
        rng.randint(1, 28),
        rng.randrange(24),
        rng.randrange(60),
        rng.randrange(60),
        micro,
    ]


def fields(values: list[int]) -> str:
    return "\t".join(map(str, values))


def moment_answer(values: list[int]) -> str:
    moment = datetime(*values)
    stamp = moment.replace(tzinfo=UTC).timestamp()
    return (
        f"{shown(moment)} {shown(moment.date())} {shown(moment.isocalendar())} "
        f"{moment.toordinal()} {moment.weekday()} {stamp!r}"
    )


def test_moments() -> None:
    rng = random.Random(1)
    cases = [random_moment(rng) for _ in range(3000)]
    cases += [[2020, 2, 30, 0, 0, 0, 0], [0, 1, 1, 0, 0, 0, 0], [2020, 13, 1, 0, 0, 0, 0], [2020, 1, 1, 24, 0, 0, 0]]
    cases += [
        [year, month, day, 0, 0, 0, 0]
        for year in range(2015, 2026)
        for month in (1, 12)
        for day in (1, 2, 3, 28, 29, 30, 31)
    ]
    check([Question("moment\t" + fields(values), lambda values=values: moment_answer(values)) for values in cases])


LETTERS = "aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZf%QE"


def test_strftime() -> None:
    rng = random.Random(2)
    questions = []
    for _ in range(1500):
        values = random_moment(rng)
        spec = " ".join(
            "%" + rng.choice(["", "", "", "-", "_", "0", "^", "#", "10", "-5", "E"]) + rng.choice(LETTERS)
            for _ in range(3)
        )
        questions.append(
            Question(
                f"strftime\t{text(spec)}\t{fields(values)}",
                lambda spec=spec, values=values: repr(datetime(*values).strftime(spec)),
            )
        )
    check(questions)


FORMATS = [
    "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%d/%m/%y", "%d %b %Y", "%B %d, %Y", "%I:%M %p", "%A %d %B %Y", "%a %b %d %H:%M:%S %Y",
    "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S%z", "%j %Y", "%U %w %Y", "%W %a %Y", "%G-W%V-%u", "%c", "%x", "%X", "%y%m%d",
    "%H%M", "%%%Y", "%Y %Z", "%Q", "%", "a%", "%Y\n %m", "%d %d", "%V %Y", "%G", "%b %d", "%m.%d(%Y)", "%H:%M:%S.%f", "% Y",
]  # fmt: skip


def test_strptime() -> None:
    rng = random.Random(3)
    samples = ["", "29 Feb", "Feb 29", "2020-02-30", "2021-02-29", "12:00 am", "12:00 PM", "2020-01-01T00:00:00+05:30",
               "2020-01-01T00:00:00Z", "2020-01-01T00:00:00-0530", "2020-01-01T00:00:00+05:3015", "2020 utc", "2020 GMT",
               "٢٠٢٠-01-02", "0 0 2020", "53 6 2020", "0 mon 2021", "2020-W53-7", "2020-W01-1", "366 2021", "10:11:12.5", "7:8:9.123456"]  # fmt: skip
    for _ in range(800):
        moment = datetime(*random_moment(rng))
        try:
            samples.append(moment.strftime(rng.choice(FORMATS)))
        except ValueError:
            continue
    cases = [(sample, spec) for sample in samples for spec in rng.sample(FORMATS, 6)]
    cases += [(sample, spec) for sample in samples[:22] for spec in FORMATS]
    check(
        [
            Question(
                f"strptime\t{text(sample)}\t{text(spec)}",
                lambda sample=sample, spec=spec: shown(datetime.strptime(sample, spec)),
            )
            for sample, spec in cases
        ]
    )


ISO = [
    "2020-01-02", "20200102", "2020-W01", "2020-W01-3", "2020W013", "2020-01-02T03:04:05", "2020-01-02 03:04:05.123",
    "2020-01-02T03:04:05.123456789", "2020-01-02T03", "2020-01-02T0304", "2020-01-02T030405", "2020-01-02T03:04Z",
    "2020-01-02T03:04+05:30", "2020-01-02T03:04-0530", "2020-01-02T03:04:05,5+00:00", "2020-01-02T03:04:05+05:30:15.5",
    "2020-13-01", "2020-02-30", "2020-01-02T24:00", "2020-W54-1", "2020-W53-8", "2021W531", "T03:04", "03:04:05", "0304",
    "2020-01-02é03:04", "2020-01-02", "2020-1-2", "x", "", "2020-01-02T", "2020-01-02T03:", "2020-01-02T03:04:05.",
    "20200102T030405", "2020-W01-3T03:04", "2020W0130304", "2020W01T03:04", "00:00+24:00", "12:30:45.5Z", "12Z5",
]  # fmt: skip


def test_isoformat() -> None:
    rng = random.Random(4)
    cases = list(ISO)
    for _ in range(2500):
        chars = list(rng.choice(ISO))
        for _ in range(rng.randint(1, 2)):
            place = rng.randrange(len(chars) + 1)
            kind = rng.randrange(3)
            if kind == 0:
                chars[place : place + 1] = []
            elif kind == 1:
                chars[place:place] = [rng.choice("0159:-+.,TZW ")]
            elif place < len(chars):
                chars[place] = rng.choice("0159:-+.,TZW ")
        cases.append("".join(chars))
    check(
        [
            Question(f"{operation}\t{text(case)}", lambda case=case, parse=parse: shown(parse(case)))
            for case in cases
            for operation, parse in [
                ("isodatetime", datetime.fromisoformat),
                ("isodate", date.fromisoformat),
                ("isotime", time.fromisoformat),
            ]
        ]
    )


def attempt(compute: object) -> str:
    try:
        return repr(compute())  # type: ignore[operator]
    except Exception as exc:
        return str(exc)


def delta_answer(values: list[int], factor: float) -> str:
    left, right = timedelta(*values[:3]), timedelta(*values[3:])
    return " ".join(
        [
            shown(left),
            shown(left - right),
            shown(-left),
            attempt(lambda: left / right),
            attempt(lambda: left // right),
            attempt(lambda: left % right),
            attempt(lambda: left * factor),
            attempt(lambda: left / factor),
            repr(left / 7),
            repr(left.total_seconds()),
        ]
    )


def test_differences() -> None:
    rng = random.Random(5)
    questions = []
    for _ in range(3000):
        values = []
        for _ in range(2):
            size = rng.choice([0, 1, 10, 100000, 990000000])
            values += [rng.randint(-size, size), rng.randint(-100000, 100000), rng.randint(-2000000, 2000000)]
        if rng.random() < 0.1:
            values[3:] = [0, 0, 0]
        factor = rng.choice([0.0, 0.5, 1.5, -2.25, 0.1, 1e-9, 3.0, rng.uniform(-10, 10), 1e300])
        questions.append(
            Question(
                f"delta\t{fields(values)}\t{factor!r}",
                lambda values=values, factor=factor: delta_answer(values, factor),
            )
        )
    check(questions)


def test_float_parts() -> None:
    rng = random.Random(6)
    cases = [[0.0] * 7, [0.5] * 7, [1e9] + [0.0] * 6, [1e20] + [0.0] * 6, [0, 0, 0.5, 0, 0, 0, 0], [0, 0, 1.5, 0, 0, 0, 0],
             [0, 0, 2.5, 0, 0, 0, 0], [float("nan")] + [0.0] * 6, [float("inf")] + [0.0] * 6]  # fmt: skip
    cases += [[rng.uniform(-1000, 1000) for _ in range(7)] for _ in range(2000)]
    cases += [[rng.choice([0.0, 0.5, 1e-6, 0.0000005, 1.0000005]) for _ in range(7)] for _ in range(1000)]
    check(
        [
            Question(
                "floats\t" + "\t".join(map(repr, map(float, case))),
                lambda case=case: shown(timedelta(*map(float, case))),
            )
            for case in cases
        ]
    )


def test_addition() -> None:
    rng = random.Random(7)
    questions = []
    for _ in range(2000):
        delta = [
            rng.randint(-4000000, 4000000) // rng.choice([1, 100, 100000]),
            rng.randint(-90000, 90000),
            rng.randint(-9, 9),
        ]
        values = random_moment(rng)
        questions.append(
            Question(
                f"add\t{fields(delta)}\t{fields(values)}",
                lambda delta=delta, values=values: shown(datetime(*values) + timedelta(*delta)),
            )
        )
    check(questions)


def timestamp_answer(stamp: float) -> str:
    local = datetime.fromtimestamp(stamp)
    return f"{shown(local)} {shown(datetime.fromtimestamp(stamp, UTC))} {local.fold} {local.timestamp()!r}"


def test_timestamps() -> None:
    rng = random.Random(8)
    stamps = [
        0.0,
        -1.0,
        1e9,
        1.5,
        0.0000005,
        1.0000015,
        1e12,
        -1e11,
        1e20,
        float("nan"),
        253402300799.0,
        -62135596800.0,
    ]
    stamps += [rng.uniform(-1e9, 4e9) for _ in range(500)]
    stamps += [1698541200 + 600.0 * n for n in range(-20, 20)]
    check([Question(f"timestamp\t{stamp!r}", lambda stamp=stamp: timestamp_answer(stamp)) for stamp in stamps])
