"""The calls of `argparse` that name attributes of the namespace, with the assignments written out.

    parser.add_argument("-n", "--count", type=int, default=2)

gets a function that converts texts and assigns `namespace.count`, one that assigns the default, and one that shows
the attribute. So every attribute has the type that its own argument gives, where CPython sets a computed name.
"""

from __future__ import annotations

import ast

from ferrule.load.nodes import subtree

PLAIN_ACTIONS = ("store", "store_true", "store_false", "store_const", "append", "append_const", "extend", "count")
METHODS = ("add_argument", "add_subparsers", "set_defaults")
FLAGS = {"store_true": ("True", "False"), "store_false": ("False", "True")}


def written_out(node: ast.Call) -> ast.Call:
    """Adds to a call of a parser's method what it assigns; a call that names nothing literally stays as it is."""
    if not isinstance(node.func, ast.Attribute) or any(k.arg is None or k.arg.startswith("_") for k in node.keywords):
        return node
    options = {str(k.arg): k.value for k in node.keywords}
    match node.func.attr:
        case "add_argument":
            argument(node, options)
        case "add_subparsers":
            dest = text_of(options.get("dest"))
            add(node, "_take", assign(dest, "texts[0]", "texts") if dest else "lambda namespace, texts: None")
            add(node, "_init", assign(dest, "None") if dest else "lambda namespace: None")
            add(node, "_show", shown(dest))
        case "set_defaults" if node.keywords and not node.args:
            names = list(options)
            for name in names:
                add(node, f"_init_{name}", assign(name, "_value", default=options[name]))
            node.keywords = [k for k in node.keywords if k.arg not in options]
            inits = [k.value for k in node.keywords]
            node.args = [ast.copy_location(ast.List(inits, ast.Load()), node)]
            node.args += [located(f"[{', '.join(map(repr, names))}]", node)]
            node.args += [located(f"[{', '.join(shown(n) for n in names)}]", node)]
            node.keywords = []
    return node


def argument(node: ast.Call, options: dict[str, ast.expr]) -> None:
    names = [text_of(a) for a in node.args]
    action = text_of(options.get("action")) if "action" in options else "store"
    if "action" in options and ast.unparse(options["action"]).endswith("BooleanOptionalAction"):
        action = "boolean"
    if not names or "" in names:
        return
    if action in ("help", "version"):
        add(node, "_dest", repr(""))
        add(node, "_take", "lambda namespace, texts: None")
        add(node, "_init", "lambda namespace: None")
        add(node, "_show", shown(""))
        return
    if action != "boolean" and action not in PLAIN_ACTIONS:
        return
    dest = text_of(options.get("dest")) or destination(names)
    add(node, "_dest", repr(dest))
    add(node, "_take", taken(dest, action, options), options)
    add(node, "_show", shown(dest))
    default = options.get("default")
    given = default is not None
    if action in FLAGS and not given:
        add(node, "_init", assign(dest, FLAGS[action][1]))
    elif given and text_of(default) and "type" in options and action == "store":
        add(node, "_init", assign(dest, "TYPE(_value)", default=default), options)
    else:
        add(node, "_init", assign(dest, "_value", default=default or ast.Constant(None)))
    if given or action in FLAGS:
        shown_default = ast.unparse(default) if default is not None else FLAGS[action][1]
        add(node, "_default", f"str({shown_default})")
    if "choices" in options:
        choices = ast.unparse(options["choices"])
        many = is_many(options) and action == "store"
        add(
            node,
            "_check",
            f"lambda namespace: [repr(v) for v in {value_list(dest, many, action)} if v not in ({choices})]",
        )
        add(node, "_choices", f"[str(c) for c in {choices}]")
        add(node, "_reprs", f"[repr(c) for c in {choices}]")
    if "type" in options:
        kind = options["type"]
        add(
            node,
            "_kind",
            repr(ast.unparse(kind).rpartition(".")[2] if not isinstance(kind, ast.Lambda) else "<lambda>"),
        )
    node.keywords = [k for k in node.keywords if k.arg not in ("type", "default", "choices", "const", "dest")]
    for keyword in node.keywords:
        if keyword.arg == "action" and action == "boolean":
            keyword.value = ast.copy_location(ast.Constant("boolean"), keyword.value)
        if keyword.arg == "nargs":
            keyword.value = located(f"str({ast.unparse(keyword.value)})", keyword.value)


def value_list(dest: str, many: bool, action: str) -> str:
    if many:
        return f"namespace.{dest}"
    return f"namespace.{dest}[-1:]" if action == "append" else f"[namespace.{dest}]"


def is_many(options: dict[str, ast.expr]) -> bool:
    nargs = options.get("nargs")
    return nargs is not None and not (isinstance(nargs, ast.Constant) and nargs.value in ("?", None))


def taken(dest: str, action: str, options: dict[str, ast.expr]) -> str:
    """What the argument's texts do; the texts are empty for a flag, and for an option whose value is left out."""
    const = ast.unparse(options["const"]) if "const" in options else "None"
    place = f"namespace.{dest}"
    one = "[TYPE(t) for t in texts]" if is_many(options) else "TYPE(texts[0])"
    match action:
        case "store" if not is_many(options) and "nargs" in options:
            one = f"TYPE(texts[0]) if texts else {const}"
        case "store_true" | "store_false":
            one = FLAGS[action][0]
        case "store_const":
            one = const
        case "append":
            one = f"[*({place} or []), {one}]"
        case "append_const":
            one = f"[*({place} or []), {const}]"
        case "extend":
            one = f"[*({place} or []), *{one}]"
        case "count":
            one = f"({place} or 0) + 1"
        case "boolean":
            one = "not texts"
    return assign(dest, one, "texts")


def assign(dest: str, value: str, *params: str, default: ast.expr | None = None) -> str:
    given = [f"_value={ast.unparse(default)}"] if default is not None else []
    return f"lambda {', '.join(['namespace', *params, *given])}: setattr(namespace, {dest!r}, {value})"


def shown(dest: str) -> str:
    return f"lambda namespace: repr(namespace.{dest})" if dest else "lambda namespace: ''"


def destination(names: list[str]) -> str:
    """The attribute that an option is named after: its first long form, or else its first form."""
    if not names[0].startswith("-"):
        return names[0]
    long = next((n for n in names if n.startswith("--")), names[0])
    return long.lstrip("-").replace("-", "_")


def text_of(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


class Kind(ast.NodeTransformer):
    """`TYPE(x)` as the call of the argument's own type, or `x` where it has none."""

    def __init__(self, kind: ast.expr | None) -> None:
        self.kind = kind

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "TYPE":
            return node.args[0] if self.kind is None else ast.Call(self.kind, node.args, [])
        return node


def add(node: ast.Call, name: str, text: str, options: dict[str, ast.expr] | None = None) -> None:
    value = Kind(options.get("type") if options else None).visit(ast.parse(text, mode="eval").body)
    node.keywords.append(ast.copy_location(ast.keyword(name, place(value, node)), node))


def located(text: str, at: ast.AST) -> ast.expr:
    return place(ast.parse(text, mode="eval").body, at)


def place(value: ast.expr, at: ast.AST) -> ast.expr:
    for part in subtree(value):
        if isinstance(part, ast.expr | ast.arg | ast.keyword | ast.comprehension):
            ast.copy_location(part, at) if not isinstance(part, ast.comprehension) else None
    return value
