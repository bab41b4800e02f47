"""`datetime.UTC`, `replace` with a zone and other parts, `dst`."""

import datetime as dt
from datetime import UTC, datetime, timedelta, timezone

moment = datetime(2024, 2, 29, 13, 5, 6, 789)
print(moment.replace(hour=1, tzinfo=timezone.utc), moment.replace(minute=0, second=0, microsecond=0, tzinfo=UTC))
print(moment.replace(year=2023, day=28, tzinfo=timezone(timedelta(hours=2))).isoformat(), moment.dst())
print(dt.UTC, dt.datetime(2024, 1, 1, tzinfo=dt.UTC).date())
try:
    moment.replace(month=13, tzinfo=UTC)
except ValueError as error:
    print(error)
