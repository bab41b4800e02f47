import unicodedata
import calendar

print(unicodedata.name("é"), unicodedata.category("A"), unicodedata.normalize("NFD", "é") == "e\u0301", unicodedata.numeric("½"))
print(calendar.isleap(2024), calendar.monthrange(2023, 2), calendar.month_name[3], calendar.weekday(2024, 1, 1))
print(calendar.month(2024, 2))
