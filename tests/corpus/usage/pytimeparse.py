import datetime

from pytimeparse import parse

for text in ['32m', '2h32m', '3d2h32m', '1w3d2h32m', '1w 3d 2h 32m', '1 w 3 d 2 h 32 m', '4:13', '4:13:02', '4:13:02.266', '2:04:13:02.266', '2 days,  4:13:02', '5hr2m3s', '1.2 minutes', '-1d 2h', 'nonsense', '1 day, 14:20:16', '+32 sec', '1:24']:
    print(repr(text), parse(text))
print(parse('1:24', granularity='minutes'), str(datetime.timedelta(seconds=138016)))
