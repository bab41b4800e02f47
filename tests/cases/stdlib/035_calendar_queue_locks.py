import calendar
import queue
import threading

print(calendar.isleap(2024), calendar.monthrange(2023, 2), calendar.month_name[3], calendar.weekday(2024, 1, 1))
print(calendar.month(2024, 2))
print(calendar.monthcalendar(2024, 2))
print(calendar.calendar(2023))
print(list(calendar.Calendar(6).itermonthdays(2024, 9))[:10])
lock = threading.Lock()
with lock:
    print(lock.locked())
print(lock.locked())
r = threading.RLock()
with r:
    with r:
        print("twice")
q = queue.Queue()
for i in range(3):
    q.put(i)
print(q.get(), q.qsize(), q.empty())
p = queue.PriorityQueue()
p.put((2, "b"))
p.put((1, "a"))
print(p.get())
try:
    queue.Queue().get_nowait()
except queue.Empty:
    print("empty")
try:
    calendar.monthrange(2023, 13)
except ValueError as e:
    print(e)
