import unittest


def div(a, b):
    return a // b


class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class")

    def setUp(self):
        self.x = [1, 2]
        self.addCleanup(print, "cleanup", 1)

    def test_equal(self):
        """Some doc.

        more"""
        self.assertEqual(div(4, 2), 2)
        self.assertEqual("a" + "b", "ab")
        self.assertEqual([1, 2], self.x)
        self.assertTrue(self.x)
        self.assertIsNone(None)
        self.assertIn(1, self.x, "why")

    def test_fails(self):
        self.assertEqual(div(4, 2), 3, "wrong")

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as cm:
            div(1, 0)
        print(cm.exception)
        self.assertRaises(ZeroDivisionError, div, 1, 0)
        with self.assertRaisesRegex(ValueError, "invalid literal"):
            int("x")
        self.assertRaises(TypeError, "".join, [1])

    def test_none_raised(self):
        with self.assertRaises(ZeroDivisionError):
            div(1, 1)

    @unittest.skip("not now")
    def test_skipped(self):
        self.fail("no")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertEqual(1, 2)

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    def test_error(self):
        {}["a"]

    def test_skip2(self):
        self.skipTest("later")


class U(T):
    def setUp(self):
        pass

    def test_almost(self):
        self.assertAlmostEqual(1.0, 1.00000001)
        self.assertCountEqual([1, 2], [2, 1])
        self.assertRegex("abc", "b+")


if __name__ == "__main__":
    unittest.main()
