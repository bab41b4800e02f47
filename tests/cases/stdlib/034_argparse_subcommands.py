import argparse
import sys


def cmd_add(args):
    print("add", args.x + args.y)


def cmd_greet(args):
    print("hello", args.who or "nobody", "!" * args.times)


def main(argv=None):
    parser = argparse.ArgumentParser(prog="calc", formatter_class=argparse.RawDescriptionHelpFormatter, description="First\n  second")
    sub = parser.add_subparsers(dest="command", required=True, help="what to do")
    add = sub.add_parser("add", help="adds two numbers")
    add.add_argument("x", type=int)
    add.add_argument("y", type=int)
    add.set_defaults(func=cmd_add)
    greet = sub.add_parser("greet", help="greets", aliases=["hi"])
    greet.add_argument("--who")
    greet.add_argument("--times", type=int, default=1)
    greet.set_defaults(func=cmd_greet)
    args = parser.parse_args(argv)
    args.func(args)
    return args.command


for argv in (["add", "1", "2"], ["greet", "--who", "ann", "--times", "3"], ["hi"], ["add", "1"], ["nope"], [], ["-h"], ["add", "-h"]):
    try:
        print(main(argv))
    except SystemExit as e:
        print("exit", e.code)
