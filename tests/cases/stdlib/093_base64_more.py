"""`base64` beyond base 64; `sys.path` of a program whose modules are all there."""

import base64
import binascii
import os
import sys

sys.path.insert(0, os.path.join(os.getcwd(), "lib"))
sys.path.append("/nowhere")
for data in [b"", b"f", b"fo", b"foo", b"foob", b"fooba", b"foobar", bytes(range(256))]:
    for encode, decode in [
        (base64.b32encode, base64.b32decode),
        (base64.b32hexencode, base64.b32hexdecode),
        (base64.b85encode, base64.b85decode),
        (base64.encodebytes, base64.decodebytes),
    ]:
        text = encode(data)
        print(text[:40], decode(text) == data)
print(base64.b32decode("mzxw6===", casefold=True), base64.b85encode(b"ab", pad=True), base64.b85decode("VPaz%"))
for bad in [b"A", b"A1======", b"AA======", b"A======="]:
    try:
        print(base64.b32decode(bad))
    except binascii.Error as error:
        print(error)
for bad in [b"~~~~~", b'ab"cd']:
    try:
        print(base64.b85decode(bad))
    except ValueError as error:
        print(error)
