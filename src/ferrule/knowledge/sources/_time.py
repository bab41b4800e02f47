"""`time.strptime`, by the same reader as that of `datetime`."""

import datetime


def strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    return datetime.datetime.strptime(data_string, format).replace(tzinfo=None).timetuple()
