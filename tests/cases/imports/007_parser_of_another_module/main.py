# A parser is made in one module; the module that adds its arguments does not name argparse.
from options import Program

program = Program()
program.parser.add_argument("--size", type=int, default=4)
short = program.parser
short.add_argument("--verbose", action="store_true")
short.add_argument("name", nargs="?", choices=["a", "b"])
args = program.parse()
print(args.size, args.verbose, args.name)
print(args)
