"""Naval Fate.

Usage:
  naval_fate.py ship new <name>...
  naval_fate.py ship <name> move <x> <y> [--speed=<kn>]
  naval_fate.py ship shoot <x> <y>
  naval_fate.py mine (set|remove) <x> <y> [--moored | --drifting]
  naval_fate.py (-h | --help)
  naval_fate.py --version

Options:
  -h --help     Show this screen.
  --version     Show version.
  --speed=<kn>  Speed in knots [default: 10].
  --moored      Moored (anchored) mine.
  --drifting    Drifting mine.

"""
from docopt import docopt

if __name__ == '__main__':
    for argv in (["ship", "new", "a", "b"], ["ship", "Guardian", "move", "10", "50", "--speed=20"], ["mine", "set", "1", "2", "--drifting"]):
        arguments = docopt(__doc__, argv=argv, version='Naval Fate 2.0')
        for key in sorted(arguments):
            print(key, repr(arguments[key]))
    docopt(__doc__, argv=["--version"], version='Naval Fate 2.0')
