"""Constants of classes of the library, by the class, by the module and by a variable."""

from datetime import timezone, date, timedelta, datetime
import datetime as dt

print(timezone.utc, date.min, date.max, timedelta.max, dt.timezone.utc, datetime.min)
x = timezone.utc
print(x)


def f(c=dt.date):
    return c.min


print(f())
