"""`statistics`: what the table `statistics.pyi` does not have."""

from _statistics import (
    LinearRegression,
    NormalDist,
    correlation,
    covariance,
    geometric_mean,
    harmonic_mean,
    linear_regression,
    median_grouped,
    quantiles,
)
