print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e16 + 1)])
print(round(2.675, 2), round(1.005, 2), round(0.125, 2), round(-0.125, 2), round(12345.678, -2))
print(round(15, -1), round(25, -1), round(-25, -1), round(10**20 + 5, -1), round(7, 3), round(True))
print(f"{0.5:.0f} {1.5:.0f} {2.5:.0f} {0.125:.2f} {0.375:.2f}", "%.0f %.1f" % (2.5, 0.25))
