import time

start = time.perf_counter()
total = sum(i * i for i in range(1000))
elapsed = time.perf_counter() - start
print(total, elapsed >= 0, time.time() > 1_600_000_000)
time.sleep(0.001)
print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(86400).tm_mday)
