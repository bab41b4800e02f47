"""`unittest`: translated with the program that imports it.

`infer/unit_tests.py` writes out what names things: the assertions as the tests that they make, at their place, so that a
traceback shows it; `subTest`; and in `unittest.main()` the classes and their methods.
"""

import sys
import time

import _traceback
import _unittest


class SkipTest(Exception):
    pass


class _Raises:
    """`with self.assertRaises(E)` where the block is left by `return` and the like, or the pattern is computed."""

    def __init__(self, expected, pattern, msg):
        self.expected = expected
        self.pattern = pattern
        self.msg = msg
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if value is None:
            raise AssertionError(_unittest.message(self.msg, f"{_unittest.name_of(self.expected)} not raised"))
        if not isinstance(value, self.expected):
            return False
        self.exception = value
        if self.pattern is not None:
            _unittest.check_pattern(self.pattern, str(value), self.msg)
        return True


class TestCase:
    longMessage = True
    maxDiff = 640
    failureException = AssertionError

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._results = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f"{self._class_name()}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{self._class_name()} testMethod={self._testMethodName}>"

    def _class_name(self):
        return "unittest.case.TestCase"

    def _doc(self):
        return None

    def shortDescription(self):
        doc = self._doc()
        return doc.strip().split("\n")[0].strip() if doc else None

    def _skip_reason(self):
        return None

    def _expects_failure(self):
        return False

    def _call_test(self):
        raise ValueError(f"no such test method: {self._testMethodName}")

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise AssertionError(msg)

    def addCleanup(self, function, /, *args, **kwargs):
        def call():
            function(*args, **kwargs)

        self._cleanups.append(call)

    def enterContext(self, cm):
        entered = cm.__enter__()

        def leave():
            cm.__exit__(None, None, None)

        self._cleanups.append(leave)
        return entered

    def doCleanups(self):
        done = True
        while self._cleanups:
            call = self._cleanups.pop()
            try:
                call()
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                if not self._results:
                    raise
                done = False
                self._results[-1].problem(str(self), self.shortDescription(), error)
        return done

    def _failed_inside(self, error, name):
        """An exception in the block of `subTest`, which does not end the test."""
        if not self._results or isinstance(error, KeyboardInterrupt):
            raise error
        shown = f"{self._testMethodName} ({self.id()}) {name}"
        if isinstance(error, SkipTest):
            self._results[-1].skip(shown, self.shortDescription(), str(error), True)
        else:
            self._results[-1].failed_inside(shown, self.shortDescription(), error)

    def assertRaises(self, expected_exception, *, msg=None):
        return _Raises(expected_exception, None, msg)

    def assertRaisesRegex(self, expected_exception, expected_regex, *, msg=None):
        return _Raises(expected_exception, expected_regex, msg)

    # Assertions that are no statements, so that they are called as methods.

    def assertEqual(self, first, second, msg=None):
        if not first == second:
            raise AssertionError(_unittest.message(msg, _unittest.unequal(first, second)))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            text = f"{_unittest.safe(first)} == {_unittest.safe(second)}"
            raise AssertionError(_unittest.message(msg, text))

    def assertTrue(self, expr, msg=None):
        if not expr:
            raise AssertionError(_unittest.message(msg, f"{_unittest.safe(expr)} is not true"))

    def assertFalse(self, expr, msg=None):
        if expr:
            raise AssertionError(_unittest.message(msg, f"{_unittest.safe(expr)} is not false"))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            text = f"{_unittest.safe(expr1)} is not {_unittest.safe(expr2)}"
            raise AssertionError(_unittest.message(msg, text))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            raise AssertionError(_unittest.message(msg, f"{_unittest.safe(obj)} is not None"))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            raise AssertionError(_unittest.message(msg, "unexpectedly None"))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            text = f"{_unittest.safe(member)} not found in {_unittest.safe(container)}"
            raise AssertionError(_unittest.message(msg, text))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            text = f"{_unittest.safe(member)} unexpectedly found in {_unittest.safe(container)}"
            raise AssertionError(_unittest.message(msg, text))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            text = f"{_unittest.safe(obj)} is not an instance of {cls!r}"
            raise AssertionError(_unittest.message(msg, text))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        told = _unittest.almost(first, second, places, delta)
        if told is not None:
            raise AssertionError(_unittest.message(msg, told))

    def run(self, result):
        result.start(self)
        reason = self._skip_reason()
        if reason is not None:
            result.skip(str(self), self.shortDescription(), reason, False)
            return
        self._results.append(result)
        before = result.count
        expected = self._part(self.setUp, result, False)
        if result.count == before and not expected:
            expected = self._part(self._call_test, result, self._expects_failure())
            self._part(self.tearDown, result, False)
        self.doCleanups()
        self._results.clear()
        if result.count != before:
            return
        if self._expects_failure():
            result.expected(str(self), expected)
        else:
            result.success(self)

    def _part(self, call, result, expects_failure):
        """Runs a part of a test; whether it failed as it was expected to."""
        try:
            call()
        except KeyboardInterrupt:
            raise
        except SkipTest as skipped:
            result.skip(str(self), self.shortDescription(), str(skipped), False)
        except BaseException as error:
            if expects_failure:
                return True
            result.problem(str(self), self.shortDescription(), error)
        return False


class _Result:
    """What `TextTestRunner` prints and counts."""

    def __init__(self, verbosity, failfast):
        self.verbosity = verbosity
        self.failfast = failfast
        self.tests = 0
        self.count = 0  # what is no success
        self.failures = []
        self.errors = []
        self.skipped = 0
        self.expected_failures = 0
        self.unexpected = []
        self.stops = False
        self._newline = True

    def _described(self, shown, doc):
        return f"{shown}\n{doc}" if doc else shown

    def start(self, case):
        self.tests += 1
        if self.verbosity > 1:
            sys.stderr.write(self._described(str(case), case.shortDescription()) + " ... ")
            self._newline = False

    def _status(self, shown, doc, status, inside):
        if inside or self._newline:
            if not self._newline:
                sys.stderr.write("\n")
            if inside:
                sys.stderr.write("  ")
            sys.stderr.write(self._described(shown, doc) + " ... ")
        sys.stderr.write(status + "\n")
        self._newline = True

    def _tell(self, shown, doc, status, mark, inside):
        if self.verbosity > 1:
            self._status(shown, doc, status, inside)
        elif self.verbosity == 1:
            sys.stderr.write(mark)

    def success(self, case):
        self._tell(str(case), case.shortDescription(), "ok", ".", False)

    def skip(self, shown, doc, reason, inside):
        self.count += 0 if inside else 1
        self.skipped += 1
        self._tell(shown, doc, f"skipped {reason!r}", "s", inside)

    def problem(self, shown, doc, error):
        self._add(shown, doc, error, False)

    def failed_inside(self, shown, doc, error):
        self._add(shown, doc, error, True)

    def _add(self, shown, doc, error, inside):
        self.count += 1
        is_failure = isinstance(error, AssertionError)
        (self.failures if is_failure else self.errors).append(
            (self._described(shown, doc), "".join(_traceback.format_exception(error)))
        )
        self.stops = self.stops or self.failfast
        self._tell(shown, doc, "FAIL" if is_failure else "ERROR", "F" if is_failure else "E", inside)

    def expected(self, shown, failed):
        if failed:
            self.expected_failures += 1
        else:
            self.unexpected.append(shown)
            self.stops = self.stops or self.failfast
        if self.verbosity > 1:
            sys.stderr.write("expected failure\n" if failed else "unexpected success\n")
            self._newline = True
        elif self.verbosity == 1:
            sys.stderr.write("x" if failed else "u")

    def was_successful(self):
        return not (self.failures or self.errors or self.unexpected)

    def _list(self, flavour, found):
        for shown, text in found:
            sys.stderr.write(f"{'=' * 70}\n{flavour}: {shown}\n{'-' * 70}\n{text}\n")

    def report(self, seconds):
        if self.verbosity > 0:
            sys.stderr.write("\n")
        self._list("ERROR", self.errors)
        self._list("FAIL", self.failures)
        if self.unexpected:
            sys.stderr.write("=" * 70 + "\n")
            for shown in self.unexpected:
                sys.stderr.write(f"UNEXPECTED SUCCESS: {shown}\n")
        plural = "" if self.tests == 1 else "s"
        sys.stderr.write(f"{'-' * 70}\nRan {self.tests} test{plural} in {seconds:.3f}s\n\n")
        counts = [
            ("failures", len(self.failures)),
            ("errors", len(self.errors)),
            ("skipped", self.skipped),
            ("expected failures", self.expected_failures),
            ("unexpected successes", len(self.unexpected)),
        ]
        told = ", ".join([f"{what}={count}" for what, count in counts if count])
        sys.stderr.write("OK" if self.was_successful() else "FAILED")
        sys.stderr.write(f" ({told})\n" if told else "\n")


def _run_class(cases, result):
    """The tests of one class, with what comes before and after them."""
    first = cases[0]
    try:
        first.setUpClass()
    except SkipTest as skipped:
        result.skip(f"setUpClass ({first._class_name()})", None, str(skipped), False)
        return
    except Exception as error:
        result.problem(f"setUpClass ({first._class_name()})", None, error)
        return
    for case in cases:
        if result.stops:
            break
        case.run(result)
    try:
        first.tearDownClass()
    except SkipTest as skipped:
        result.skip(f"tearDownClass ({first._class_name()})", None, str(skipped), False)
    except Exception as error:
        result.problem(f"tearDownClass ({first._class_name()})", None, error)


def _selected(classes, names):
    found = []
    for name in names:
        part = []
        for cases in classes:
            for case in cases:
                whole = case.id().split(".", 1)[1]
                if name in (whole, whole.rpartition(".")[0]):
                    part.append(case)
        if not part:
            raise NotImplementedError(f"Ferrule: no test of this module is named {name} (FER0403)")
        found.append(part)
    return found


def _main(classes, verbosity=1, exit=True, failfast=False, argv=None):
    names = []
    for word in (sys.argv if argv is None else argv)[1:]:
        if word in ("-v", "--verbose"):
            verbosity = 2
        elif word in ("-q", "--quiet"):
            verbosity = 0
        elif word in ("-f", "--failfast"):
            failfast = True
        elif word.startswith("-"):
            raise NotImplementedError(f"Ferrule: the option {word} of unittest is not covered yet (FER0403)")
        else:
            names.append(word)
    result = _Result(verbosity, failfast)
    started = time.perf_counter()
    for cases in _selected(classes, names) if names else classes:
        if cases and not result.stops:
            _run_class(cases, result)
    result.report(time.perf_counter() - started)
    if exit:
        sys.exit(0 if result.was_successful() else 1)


def main():
    raise NotImplementedError("Ferrule: unittest.main as a value (FER0403)")


def skip(reason):
    raise NotImplementedError("Ferrule: unittest.skip of something else than a test or a class of tests (FER0403)")


def skipIf(condition, reason):
    return skip(reason)


def skipUnless(condition, reason):
    return skip(reason)


def expectedFailure(test_item):
    return skip("")
