import argparse


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return value


def build():
    p = argparse.ArgumentParser(prog="tool", description="A tool that does some things with names, and has a rather long description.", epilog="Bye.")
    p.add_argument("name", help="the name")
    p.add_argument("rest", nargs="*", type=float, help="numbers")
    p.add_argument("-n", "--count", type=positive, default=2, help="how many (default: %(default)s)")
    p.add_argument("--loud", action="store_true", help="shout")
    p.add_argument("-v", "--verbose", action="count", default=0)
    p.add_argument("-o", "--output", metavar="FILE", help="where to write")
    p.add_argument("--mode", choices=["fast", "slow"], default="fast")
    p.add_argument("-D", "--define", action="append", help="names")
    p.add_argument("--version", action="version", version="%(prog)s 1.0")
    g = p.add_mutually_exclusive_group()
    g.add_argument("--up", action="store_true")
    g.add_argument("--down", action="store_true")
    return p


def attempt(argv):
    try:
        args = build().parse_args(argv)
        print(args)
        return args
    except SystemExit as e:
        print("exit", e.code)
        return None


a = attempt(["bob", "1.5", "2", "-n", "3", "--loud", "-vv", "--out", "f.txt", "-Dx", "-D", "y"])
if a is not None:
    print(a.name.upper(), sum(a.rest), a.count + 1, a.verbose, a.output, a.mode)
attempt(["x"])
attempt([])
attempt(["x", "--count", "no"])
attempt(["x", "--count", "-5"])
attempt(["x", "--mode=odd"])
attempt(["x", "--up", "--down"])
attempt(["x", "--nope"])
attempt(["--version"])
attempt(["-h"])
