"""Assertions as values and in other places, messages, and a class of assertions of one's own."""
from unittest import TestCase, main, skipIf, skipUnless
import sys


class Checks(TestCase):
    def assertEven(self, n, msg=None):
        if n % 2:
            self.fail(f"{n} is odd")

    def check(self, pairs):
        for a, b in pairs:
            self.assertEqual(a, b, f"pair {a}")


class Numbers(Checks):
    def test_even(self):
        self.assertEven(4)
        self.assertEven(5)

    def test_pairs(self):
        self.check([(1, 1), (2, 3)])

    def test_alias(self):
        eq = self.assertEqual
        eq(1, 1)
        eq("a", "b")

    def test_messages(self):
        for number, check in enumerate(range(9)):
            with self.subTest("case", number=number):
                if check == 0:
                    self.assertTrue([])
                elif check == 1:
                    self.assertFalse("x")
                elif check == 2:
                    self.assertIn(3, [1, 2])
                elif check == 3:
                    self.assertIsInstance(3, str)
                elif check == 4:
                    self.assertLess(2, 1)
                elif check == 5:
                    self.assertAlmostEqual(1.0, 1.1)
                elif check == 6:
                    self.assertRegex("abc", "x+")
                elif check == 7:
                    self.assertCountEqual([1, 2, 2], [2, 1, 1])
                else:
                    self.assertIsNone(number)

    @skipIf(sys.version_info < (3, 0), "old")
    def test_new(self):
        with self.assertRaises((KeyError, IndexError)) as caught:
            [][1]
        self.assertEqual(str(caught.exception), "list index out of range")
        self.assertIsInstance(caught.exception, IndexError)

    @skipUnless(sys.version_info < (3, 0), "too new")
    def test_old(self):
        pass

    def test_context_value(self):
        context = self.assertRaises(ValueError)
        with context:
            int("x")
        print(context.exception)

    def test_passes_through(self):
        with self.assertRaises(ValueError):
            [][0]

    def test_long(self):
        self.assertEqual("x" * 100 + "a", "x" * 100 + "b")


@skipIf(True, "whole class")
class Never(TestCase):
    def test_a(self):
        self.fail()


if __name__ == "__main__":
    main(verbosity=2)
