import sys

yes = len(sys.argv) > 0
print(yes.real, yes.imag, yes.numerator, yes.denominator, yes.conjugate(), yes.as_integer_ratio())
print(yes.bit_length(), yes.bit_count(), yes.to_bytes(2, "little"), True.real, False.numerator + 1)
values = [True, 2, False]
print([v.real for v in values], [v.bit_length() for v in values])
