from datetime import date, datetime, timedelta

d = date(2024, 2, 28)
print(d, d + timedelta(days=2), d.weekday(), d.isoformat(), d.strftime("%d/%m/%Y %A %b"), d.replace(day=1))
t = datetime(2024, 12, 31, 23, 59, 30)
print(t, t + timedelta(minutes=1), t.strftime("%Y-%m-%d %H:%M:%S"), t.date(), t.hour, repr(t))
delta = datetime(2024, 3, 1) - datetime(2024, 2, 1, 12)
print(delta, delta.days, delta.seconds, delta.total_seconds(), repr(timedelta(hours=30)), timedelta(days=1) * 2)
print(datetime.strptime("2023-07-04 12:30", "%Y-%m-%d %H:%M"), date.fromisoformat("2020-01-01"), date(2020, 1, 1) < date(2020, 1, 2))
print(d.timetuple().tm_yday, d.isocalendar()[1], d.toordinal(), (date(2025, 1, 1) - d).days)
try:
    date(2023, 2, 29)
except ValueError as e:
    print(e)
