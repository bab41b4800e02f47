import queue
import threading

q = queue.Queue()
results = []
lock = threading.Lock()


def worker():
    while True:
        n = q.get()
        if n is None:
            break
        with lock:
            results.append(n * n)


t = threading.Thread(target=worker)
t.start()
for i in range(5):
    q.put(i)
q.put(None)
t.join()
print(results)
