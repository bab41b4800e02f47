"""`platform`: translated with the program that imports it. The version is that of `sys.version_info`."""

import os
import sys
from collections import namedtuple

uname_names = namedtuple("uname_result", ["system", "node", "release", "version", "machine"])


class uname_result(uname_names):
    @property
    def processor(self):
        return ""


def uname():
    found = os.uname()
    return uname_result(found.sysname, found.nodename, found.release, found.version, found.machine)


def system():
    return os.uname().sysname


def node():
    return os.uname().nodename


def release():
    return os.uname().release


def version():
    return os.uname().version


def machine():
    return os.uname().machine


def processor():
    return ""


def python_version():
    major, minor, micro = sys.version_info[:3]
    return f"{major}.{minor}.{micro}"


def python_version_tuple():
    major, minor, micro = sys.version_info[:3]
    return (str(major), str(minor), str(micro))


def python_implementation():
    return "CPython"


def architecture():
    return ("64bit", "ELF")
