"""`zoneinfo`: gaps, folds, summer time, many zones."""

from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ny = ZoneInfo("America/New_York")
d = datetime(2024, 3, 10, 1, 30, tzinfo=ny)
print(d, d.utcoffset(), d.dst(), d.tzname(), repr(ny), str(ny), ny.key)
print(d + timedelta(hours=1), d.astimezone(timezone.utc), d.astimezone(ZoneInfo("Europe/Berlin")))
print(repr(d), d.isoformat(), d.strftime("%Y-%m-%d %H:%M %Z %z"), d.timestamp(), d.timetuple().tm_isdst)
u = datetime(2024, 11, 3, 4, 30, tzinfo=timezone.utc)
for h in range(4):
    x = (u + timedelta(hours=h)).astimezone(ny)
    print(x, x.fold, x.utcoffset(), x.dst(), x.timestamp())
for name in ["No/Where", "/etc/passwd", "a//b"]:
    try:
        ZoneInfo(name)
    except ZoneInfoNotFoundError as e:
        print("not found", e)
    except ValueError as e:
        print("ValueError", e)
gap = datetime(2024, 3, 10, 2, 30, tzinfo=ny)
print(gap, gap.replace(fold=1), gap.replace(fold=1).utcoffset(), gap.astimezone(timezone.utc))
amb = datetime(2024, 11, 3, 1, 30, tzinfo=ny)
later = amb.replace(fold=1)
print(
    amb == later,
    later - amb,
    amb.astimezone(timezone.utc),
    later.astimezone(timezone.utc),
    amb.timestamp() == later.timestamp(),
)
print(
    amb == amb.astimezone(timezone.utc),
    d == d.astimezone(timezone.utc),
    d < gap,
    hash(d) == hash(d.astimezone(timezone.utc)),
)
berlin = ZoneInfo("Europe/Berlin")
print(
    datetime(2024, 7, 1, 12, tzinfo=berlin) - datetime(2024, 7, 1, 12, tzinfo=ny),
    datetime(2024, 7, 1, 12, tzinfo=berlin) < datetime(2024, 7, 1, 12, tzinfo=ny),
)
print(ny is ZoneInfo("America/New_York"), ny == ZoneInfo("America/New_York"), ny == berlin, d.tzinfo is ny)
print(
    ny.utcoffset(d),
    ny.tzname(d),
    ny.dst(d),
    ny.utcoffset(None),
    ZoneInfo("UTC").utcoffset(None),
    timezone.utc.utcoffset(None),
    timezone.utc.dst(d),
)
print(time(12, 30, tzinfo=ny), time(12, 30, tzinfo=ny).utcoffset(), time(12, 30, tzinfo=ZoneInfo("UTC")))
print(
    datetime.fromtimestamp(1700000000, ny),
    datetime.fromtimestamp(1700000000.5, tz=berlin),
    datetime.combine(d.date(), time(5), tzinfo=ny),
)
zones = [
    "Europe/London",
    "Europe/Dublin",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Asia/Tehran",
    "America/St_Johns",
    "Antarctica/Troll",
    "UTC",
    "Etc/GMT+5",
    "Asia/Kathmandu",
    "Europe/Moscow",
    "America/Caracas",
]
total = 0
for name in zones:
    zone = ZoneInfo(name)
    line = []
    for year in [1850, 1900, 1942, 1968, 1985, 2007, 2011, 2024, 2037, 2060]:
        for month in [1, 4, 7, 10, 12]:
            for fold in [0, 1]:
                at = datetime(year, month, 3, 2, 15, fold=fold, tzinfo=zone)
                off = at.utcoffset()
                total = (
                    total * 31 + int(off.total_seconds()) + int(at.dst().total_seconds()) * 7 + len(at.tzname())
                ) % 1000003
            utc = datetime(year, month, 28, 13, 0, tzinfo=timezone.utc)
            local = utc.astimezone(zone)
            total = (total * 31 + local.hour * 60 + local.minute + local.fold) % 1000003
        line.append(str(at.utcoffset()) + "/" + str(at.dst()) + "/" + at.tzname())
    print(name, line)
print(total)
start = datetime(2024, 1, 1, tzinfo=timezone.utc)
for name in zones:
    zone = ZoneInfo(name)
    last = None
    for hours in range(0, 366 * 24 * 2, 1 if name < "Asia" else 7):
        moment = (start + timedelta(hours=hours * 0.5)).astimezone(zone)
        state = (moment.utcoffset(), moment.fold)
        if state != last:
            last = state
            print(name, moment, moment.dst(), moment.fold)
        back = moment.astimezone(timezone.utc)
        if back != start + timedelta(hours=hours * 0.5):
            print("not back", moment, back)
