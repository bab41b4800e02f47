"""Quantiles, correlation, regression, means of other kinds, the normal distribution."""

import random
import statistics as st
from statistics import NormalDist, StatisticsError

data = [2.5, 3.25, 5.5, 11.25, 11.75, 13.0, 18.5]
counts = [5, 1, 4, 2, 3, 3]
print(st.quantiles(data), st.quantiles(counts, n=10, method="inclusive"), st.quantiles([1, 2], n=3))
print(st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.harmonic_mean([40, 60], weights=[5, 30]))
print(st.harmonic_mean([0, 5]) == 0, st.fmean(counts, weights=[1, 2, 3, 4, 5, 6]), st.fmean(counts))
print(st.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), st.median_grouped([10, 20, 20, 30], interval=10))
x = [1, 2, 3, 4, 5, 6, 7, 8, 9]
y = [1, 2, 3, 1, 2.5, 3, 1, 2, 9]
print(st.covariance(x, y), st.correlation(x, y), st.correlation(x, x))
line = st.linear_regression(x, y)
print(line, line.slope, line.intercept, st.linear_regression(x, y, proportional=True))
slope, intercept = st.linear_regression([1.5, 2.5, 4], [3, 5, 9])
print(round(slope, 9), round(intercept, 9))
for bad in (lambda: st.quantiles([1]), lambda: st.correlation([1, 1], [1, 2]), lambda: st.harmonic_mean([])):
    try:
        print(bad())
    except StatisticsError as error:
        print(type(error).__name__, error)

iq = NormalDist(100, 15)
print(iq, iq.mean, iq.stdev, iq.variance, iq.median)
print(iq.pdf(100), iq.cdf(115), iq.inv_cdf(0.9), iq.inv_cdf(0.001), iq.inv_cdf(1e-30), iq.zscore(130))
print([round(q, 3) for q in iq.quantiles(4)], NormalDist.from_samples([1, 2, 3, 4]))
print(iq + 5, iq + NormalDist(1, 2), iq * 2, -iq, iq == NormalDist(100.0, 15.0))
print(NormalDist(0, 1).samples(2, seed=7), len(iq.samples(3)))
