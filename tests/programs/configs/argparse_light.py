def parse(argv, flags=(), values=()):
    options = {name: False for name in flags}
    options.update({name: [] for name in values})
    rest = []
    it = iter(argv)
    for arg in it:
        if not arg.startswith("--"):
            rest.append(arg)
            continue
        name = arg[2:]
        if name in flags:
            options[name] = True
        elif name in values:
            options[name].append(next(it))
        else:
            raise SystemExit("unknown option " + arg)
    return options, rest
