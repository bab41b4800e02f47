import argparse

parser = argparse.ArgumentParser(prog="tool", description="A tool.")
parser.add_argument("name")
parser.add_argument("-n", "--count", type=int, default=2, help="how many")
parser.add_argument("--loud", action="store_true")
args = parser.parse_args(["bob", "-n", "3", "--loud"])
print(args.name, args.count, args.loud)
args = parser.parse_args(["x"])
print(args.count, args.loud, args)
