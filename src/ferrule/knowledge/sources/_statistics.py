"""The part of `statistics` that is Python; the means, medians and deviations are the runtime's."""

import math
import random
import statistics
from bisect import bisect_left, bisect_right
from collections import namedtuple
from fractions import Fraction

LinearRegression = namedtuple("LinearRegression", ["slope", "intercept"])


def fmean(data, weights=None):
    values = list(data)
    given = list(weights)
    if len(values) != len(given):
        raise statistics.StatisticsError("data and weights must be the same length")
    total = math.fsum(x * w for x, w in zip(values, given))
    whole = math.fsum(given)
    if not whole:
        raise statistics.StatisticsError("sum of weights must be non-zero")
    return total / whole


def geometric_mean(data):
    values = list(data)
    if not values or min(values) <= 0:
        raise statistics.StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return math.exp(math.fsum(math.log(x) for x in values) / len(values))


def harmonic_mean(data, weights=None):
    values = list(data)
    count = len(values)
    if count < 1:
        raise statistics.StatisticsError("harmonic_mean requires at least one data point")
    if count == 1 and weights is None:
        if values[0] < 0:
            raise statistics.StatisticsError("harmonic mean does not support negative values")
        return values[0]
    given = [1] * count if weights is None else list(weights)
    if len(given) != count:
        raise statistics.StatisticsError("Number of weights does not match data size")
    whole = Fraction(0)
    for w in given:
        if w < 0:
            raise statistics.StatisticsError("harmonic mean does not support negative values")
        whole += Fraction(w)
    total = Fraction(0)
    endless = 0.0
    exact = True
    for x, w in zip(values, given):
        if x < 0:
            raise statistics.StatisticsError("harmonic mean does not support negative values")
        if w:
            if x == 0:
                return 0
            part = w / x
            if isinstance(part, float):
                exact = False
                if math.isfinite(part):
                    total += Fraction(part)
                else:
                    endless += part
            elif isinstance(part, Fraction):
                total += part
            else:
                raise NotImplementedError("Ferrule: harmonic_mean of such numbers is not supported yet (FER0420)")
    if endless != 0.0:
        return float(whole) / endless
    if total <= 0:
        raise statistics.StatisticsError("Weighted sum must be positive")
    if exact and (isinstance(values[0], Fraction) or isinstance(given[0], Fraction)):
        return whole / total
    return float(whole / total)


def median_grouped(data, interval=1.0):
    values = sorted(data)
    count = len(values)
    if not count:
        raise statistics.StatisticsError("no median for empty data")
    middle = values[count // 2]
    first = bisect_left(values, middle)
    after = bisect_right(values, middle)
    try:
        width = float(interval)
        lower = float(middle) - width / 2.0
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return lower + width * (count / 2 - first) / (after - first)


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise statistics.StatisticsError("n must be at least 1")
    values = sorted(data)
    count = len(values)
    if count < 2:
        raise statistics.StatisticsError("must have at least two data points")
    found = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (count - 1), n)
            found.append((values[j] * (n - delta) + values[j + 1] * delta) / n)
        return found
    if method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (count + 1) // n, 1), count - 1)
            delta = i * (count + 1) - j * n
            found.append((values[j - 1] * (n - delta) + values[j] * delta) / n)
        return found
    raise ValueError(f"Unknown method: {method!r}")


def _deviations(values):
    mean = math.fsum(values) / len(values)
    return [x - mean for x in values]


def covariance(x, y, /):
    if len(x) != len(y):
        raise statistics.StatisticsError("covariance requires that both inputs have same number of data points")
    if len(x) < 2:
        raise statistics.StatisticsError("covariance requires at least two data points")
    return math.fsum(a * b for a, b in zip(_deviations(x), _deviations(y))) / (len(x) - 1)


def correlation(x, y, /):
    if len(x) != len(y):
        raise statistics.StatisticsError("correlation requires that both inputs have same number of data points")
    if len(x) < 2:
        raise statistics.StatisticsError("correlation requires at least two data points")
    dx = _deviations(x)
    dy = _deviations(y)
    sxx = math.fsum(d * d for d in dx)
    syy = math.fsum(d * d for d in dy)
    if sxx * syy == 0:
        raise statistics.StatisticsError("at least one of the inputs is constant")
    return math.fsum(a * b for a, b in zip(dx, dy)) / math.sqrt(sxx * syy)


def linear_regression(x, y, /, *, proportional=False):
    count = len(x)
    if len(y) != count:
        raise statistics.StatisticsError("linear regression requires that both inputs have same number of data points")
    if count < 2:
        raise statistics.StatisticsError("linear regression requires at least two data points")
    if proportional:
        dx = [float(a) for a in x]
        dy = [float(b) for b in y]
    else:
        dx = _deviations(x)
        dy = _deviations(y)
    sxx = math.fsum(d * d for d in dx)
    if sxx == 0:
        raise statistics.StatisticsError("x is constant")
    slope = math.fsum(a * b for a, b in zip(dx, dy)) / sxx
    if proportional:
        return LinearRegression(slope, 0.0)
    return LinearRegression(slope, math.fsum(y) / count - slope * (math.fsum(x) / count))


# Algorithm AS241 (Wichura 1988): the coefficients of three pairs of polynomials, the highest power first.
_MIDDLE = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457)
    + (13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080),
    (5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867)
    + (5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1.0),
)
_NEAR = (
    (7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258)
    + (3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.4759380849953449460e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1)
    + (6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1.0),
)
_FAR = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2)
    + (2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4)
    + (1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0),
)


def _ratio(pair, r):
    above, below = pair
    num = 0.0
    for c in above:
        num = num * r + c
    den = 0.0
    for c in below:
        den = den * r + c
    return num, den


class NormalDist:
    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise statistics.StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        values = list(data)
        return NormalDist(statistics.fmean(values), statistics.stdev(values))

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def samples(self, n, *, seed=None):
        if seed is None:
            return [random.gauss(self._mu, self._sigma) for _ in range(n)]
        source = random.Random(seed)
        return [source.gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise statistics.StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise statistics.StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise statistics.StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise statistics.StatisticsError("cdf() not defined when sigma at or below zero")
        q = p - 0.5
        if math.fabs(q) <= 0.425:
            num, den = _ratio(_MIDDLE, 0.180625 - q * q)
            return self._mu + num * q / den * self._sigma
        r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
        num, den = _ratio(_NEAR, r - 1.6) if r <= 5.0 else _ratio(_FAR, r - 5.0)
        x = num / den
        return self._mu + (-x if q < 0.0 else x) * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        if not self._sigma:
            raise statistics.StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * math.fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / math.fabs(other))

    def __radd__(self, other):
        return self + other

    def __rsub__(self, other):
        return -(self - other)

    def __rmul__(self, other):
        return self * other

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"
