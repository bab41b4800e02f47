"""`unittest` written out: what an assertion tests, at its place; `subTest`; and which tests `unittest.main()` runs.

    self.assertEqual(f(), 2)              first = f()
                                          if not first == 2: raise AssertionError(_unittest.unequal(first, 2))

    with self.assertRaises(E) as found:   try: ...
        ...                               except E as caught: found_exception = caught
                                          else: raise AssertionError("E not raised")

    unittest.main()                       unittest._main([[T("test_a"), T("test_b")]])

So every assertion has the types of its own arguments, and an uncaught one names the line of the test. A method that the
program defines itself stays a call, and so does an assertion that is no statement.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from ferrule.infer.written import base_names, is_head, located
from ferrule.load import Module
from ferrule.load.nodes import own_nodes, subtree

Origin = Callable[[ast.expr], str]
TEXTS, RUNNER = "_unittest", "_unittest_runner"
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Form:
    """An assertion: its parameters before `msg`, when it fails, and what it says then."""

    params: str
    fails: str
    says: str
    defaults: dict[str, str] = field(default_factory=dict)


def _compared(operator: str, words: str) -> Form:
    return Form("first second", f"not {{0}} {operator} {{1}}", f"f'{{{{SAFE({{0}})}}}} {words} {{{{SAFE({{1}})}}}}'")


def _told(params: str, function: str, given: str, **defaults: str) -> Form:
    return Form(params, "", f"{TEXTS}.{function}({given})", defaults)


EQUAL = Form("first second", "not {0} == {1}", f"{TEXTS}.unequal({{0}}, {{1}})")
PLACES = {"places": "None", "msg": "None", "delta": "None"}
FORMS = {
    "assertEqual": EQUAL,
    "assertEquals": EQUAL,
    "assertNotEqual": _compared("!=", "=="),
    "assertTrue": Form("expr", "not {0}", "f'{{SAFE({0})}} is not true'"),
    "assertFalse": Form("expr", "{0}", "f'{{SAFE({0})}} is not false'"),
    "assertIs": _compared("is", "is not"),
    "assertIsNot": Form("first second", "{0} is {1}", "f'unexpectedly identical: {{SAFE({0})}}'"),
    "assertIsNone": Form("obj", "{0} is not None", "f'{{SAFE({0})}} is not None'"),
    "assertIsNotNone": Form("obj", "{0} is None", "'unexpectedly None'"),
    "assertIn": _compared("in", "not found in"),
    "assertNotIn": _compared("not in", "unexpectedly found in"),
    "assertIsInstance": Form("obj cls", "not isinstance({0}, {1})", "f'{{SAFE({0})}} is not an instance of {{{1}!r}}'"),
    "assertNotIsInstance": Form("obj cls", "isinstance({0}, {1})", "f'{{SAFE({0})}} is an instance of {{{1}!r}}'"),
    "assertLess": _compared("<", "not less than"),
    "assertLessEqual": _compared("<=", "not less than or equal to"),
    "assertGreater": _compared(">", "not greater than"),
    "assertGreaterEqual": _compared(">=", "not greater than or equal to"),
    "assertListEqual": EQUAL,
    "assertTupleEqual": EQUAL,
    "assertDictEqual": EQUAL,
    "assertSetEqual": EQUAL,
    "assertSequenceEqual": EQUAL,
    "assertMultiLineEqual": EQUAL,
    "assertAlmostEqual": _told("first second", "almost", "{0}, {1}, {places}, {delta}", **PLACES),
    "assertNotAlmostEqual": _told("first second", "not_almost", "{0}, {1}, {places}, {delta}", **PLACES),
    "assertRegex": _told("text expected_regex", "unmatched", "{1}, {0}"),
    "assertNotRegex": _told("text unexpected_regex", "matched", "{1}, {0}"),
    "assertCountEqual": _told("first second", "count_differences", "{0}, {1}"),
}
NAMES = {"assertIsInstance", "assertNotIsInstance"}  # whose second argument names classes
CONTEXTS = {"assertRaises", "assertRaisesRegex", "assertRaisesRegexp", "subTest"}
SKIPS = {"unittest.skip": "", "unittest.skipIf": "{0}", "unittest.skipUnless": "not ({0})"}
EXPECTED = "unittest.expectedFailure"


def write_out_tests(module: Module, origin: Origin, classes: dict[str, list[ast.ClassDef]], defined: set[str]) -> None:
    """Rewrites a module in place; `classes` are those of the program by name, `defined` the names of all methods."""
    writer = Writer(origin, defined)
    for function in [n for n in subtree(module.tree) if isinstance(n, FunctionNode)]:
        writer.function(function)
    cases = {name for name in classes if is_case(name, classes, origin)}
    for cls in [n for n in subtree(module.tree) if isinstance(n, ast.ClassDef)]:
        if cls.name in cases:
            write_out_class(cls, module, classes, origin)
    mains = [n for n in subtree(module.tree) if isinstance(n, ast.Call) and origin(n.func) == "unittest.main"]
    for call in mains:
        write_out_main(call, module, cases, classes)
    needed = ([TEXTS] if writer.used else []) + ([f"unittest as {RUNNER}"] if mains else [])
    for name in needed:
        at = next((i for i, s in enumerate(module.tree.body) if not is_head(s)), 0)
        module.tree.body.insert(at, located(ast.parse(f"import {name}").body[0], module.tree.body[at]))


def is_case(name: str, classes: dict[str, list[ast.ClassDef]], origin: Origin) -> bool:
    """Whether a class of the program derives from `TestCase`."""
    todo, seen = [name], set()
    while todo:
        one = todo.pop()
        for cls in classes.get(one, []) if one not in seen else []:
            if any(base in ("TestCase", "IsolatedAsyncioTestCase") for base in base_names(cls)):
                return True
            todo += base_names(cls)
        seen.add(one)
    return False


class Writer:
    """Writes out the assertions of functions."""

    def __init__(self, origin: Origin, defined: set[str]) -> None:
        self.origin = origin
        self.defined = defined
        self.count = 0
        self.used = False
        self.node: FunctionNode | None = None

    def function(self, node: FunctionNode) -> None:
        self.node = node
        self.name_aliases(node)
        node.body = self.block(node.body)

    def name_aliases(self, node: FunctionNode) -> None:
        """`eq = self.assertEqual`: statements `eq(a, b)` are those of the method."""
        names = [n for n in subtree(node) if isinstance(n, ast.Name)]
        inside = own_nodes(node)
        for stmt in [s for s in inside if isinstance(s, ast.Assign)]:
            match stmt:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute(value=ast.Name()) as value):
                    bound = [n for n in names if n.id == name and not isinstance(n.ctx, ast.Load)]
                    if not self.is_ours(value.attr) or len(bound) != 1:
                        continue
                    calls = [e.value for e in inside if isinstance(e, ast.Expr) and isinstance(e.value, ast.Call)]
                    calls = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == name]
                    for call in calls:
                        call.func = copy.copy(value)
                    if len(calls) == len([n for n in names if n.id == name]) - 1:
                        stmt.value = ast.copy_location(ast.Constant(None), value)

    def block(self, body: list[ast.stmt]) -> list[ast.stmt]:
        found: list[ast.stmt] = []
        for stmt in body:
            if not isinstance(stmt, FunctionNode | ast.ClassDef):
                for name in ("body", "orelse", "finalbody"):
                    if inner := getattr(stmt, name, None):
                        setattr(stmt, name, self.block(inner))
                for part in [*getattr(stmt, "handlers", []), *getattr(stmt, "cases", [])]:
                    part.body = self.block(part.body)
            found += self.statement(stmt) or [stmt]
        return found

    def statement(self, stmt: ast.stmt) -> list[ast.stmt]:
        """What a statement is written out as; nothing where it stays."""
        match stmt:
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr="fail"), args=given, keywords=[])
            ) if "fail" not in self.defined and len(given) < 2:
                made = ast.Call(ast.Name("AssertionError", ast.Load()), given or [ast.Constant(None)], [])
                return [located_only(ast.Raise(made, None), stmt)]
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(), attr=name)) as call) if self.is_ours(
                name
            ):
                if name in FORMS:
                    return self.assertion(call, FORMS[name], name)
                if name in CONTEXTS - {"subTest"}:
                    return self.raising_call(call, name)
            case ast.With(items=[ast.withitem(context_expr=ast.Call() as call) as item, *rest]):
                func = call.func
                if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and self.is_ours(func.attr):
                    body = [ast.copy_location(ast.With(rest, stmt.body), stmt)] if rest else stmt.body
                    if func.attr == "subTest" and item.optional_vars is None:
                        return self.sub_test(call, body)
                    if func.attr in CONTEXTS - {"subTest"}:
                        return self.raising_block(call, func.attr, item.optional_vars, body)
        return []

    def is_ours(self, name: str) -> bool:
        return (name in FORMS or name in CONTEXTS) and name not in self.defined

    def hidden(self, word: str) -> str:
        self.count += 1
        return f"_{word}_{self.count}"

    def kept(self, values: Iterable[ast.expr], made: list[ast.stmt], at: ast.AST) -> list[ast.expr]:
        """Expressions that may be read twice: the values in variables, where reading them again is not the same."""
        values = list(values)
        if all(isinstance(v, ast.Name | ast.Constant) for v in values):
            return values
        found: list[ast.expr] = []
        for value in values:
            if not isinstance(value, ast.Constant):
                name = self.hidden("value")
                made.append(located_only(ast.Assign([ast.Name(name, ast.Store())], value), at))
                value = ast.Name(name, ast.Load())
            found.append(value)
        return found

    # Assertions

    def assertion(self, call: ast.Call, form: Form, name: str) -> list[ast.stmt]:
        given = arguments(call, [*form.params.split(), *(form.defaults or {"msg": ""})])
        if given is None or any(p not in given for p in form.params.split()):
            return []
        made: list[ast.stmt] = []
        names = list(given)
        values = dict(zip(names, self.kept_of(name, given, made, call), strict=True))
        holes = {f"v{i}": values[p] for i, p in enumerate(form.params.split())}
        texts = [f"v{i}" for i in range(len(holes))]
        options = {p: p if p in values else d for p, d in form.defaults.items()}
        holes |= {p: values[p] for p in options if p in values}
        says = form.says.format(*texts, **options).replace("SAFE", f"{TEXTS}.safe")
        msg = values.get("msg")
        told = "told" if not form.fails else says
        if msg is not None and not (isinstance(msg, ast.Constant) and msg.value is None):
            holes["msg"] = msg
            told = f"{TEXTS}.message(msg, {told})"
        self.used = True
        if form.fails:
            text = f"if {form.fails.format(*texts)}:\n    raise AssertionError({told})"
        else:
            hidden = self.hidden("told")
            holes["told"] = ast.Name(hidden, ast.Load())
            text = f"{hidden} = {says}\nif told is not None:\n    raise AssertionError({told})"
        return made + written(text, holes, call)

    def kept_of(self, name: str, given: dict[str, ast.expr], made: list[ast.stmt], at: ast.AST) -> list[ast.expr]:
        if name not in NAMES:
            return self.kept(given.values(), made, at)
        kept = self.kept([v for p, v in given.items() if p != "cls"], made, at)
        return [given["cls"] if p == "cls" else kept.pop(0) for p in given]

    # Exceptions

    def raising_call(self, call: ast.Call, name: str) -> list[ast.stmt]:
        """`self.assertRaises(E, f, x)`."""
        fixed = 1 if name == "assertRaises" else 2
        if len(call.args) <= fixed or any(isinstance(a, ast.Starred) for a in call.args[: fixed + 1]):
            return []
        if any(k.arg == "expected_exception" for k in call.keywords):
            return []
        made: list[ast.stmt] = []
        function = call.args[fixed]
        wide = {"AttributeError", "Exception", "BaseException"}
        catches_lookup = any(isinstance(n, ast.Name) and n.id in wide for n in subtree(call.args[0]))
        if not isinstance(function, ast.Name | ast.Lambda) and (
            not isinstance(function, ast.Attribute) or (catches_lookup and not isinstance(function.value, ast.Name))
        ):
            function = self.kept([function], made, call)[0]
        if isinstance(function, ast.Attribute) and not isinstance(function.value, ast.Name | ast.Constant):
            owner = self.kept([function.value], made, call)[0]
            function = located_only(ast.Attribute(owner, function.attr, ast.Load()), call)
        rest = [self.argument(a, made, call) for a in call.args[fixed + 1 :]]
        keywords = [ast.copy_location(ast.keyword(k.arg, self.argument(k.value, made, call)), k) for k in call.keywords]
        body = ast.Expr(ast.Call(function, rest, keywords))
        by = f" by {function.attr}" if isinstance(function, ast.Attribute) else ""
        by = f" by {function.id}" if isinstance(function, ast.Name) and not function.id.startswith("_value_") else by
        pattern = call.args[1] if fixed == 2 else None
        return made + self.caught(call, call.args[0], pattern, None, None, [located_only(body, call)], by)

    def argument(self, value: ast.expr, made: list[ast.stmt], at: ast.AST) -> ast.expr:
        if isinstance(value, ast.Starred):
            value = ast.Starred(self.argument(value.value, made, at), ast.Load())
            return ast.copy_location(value, at)
        return value if is_harmless(value) else self.kept([value], made, at)[0]

    def raising_block(self, call: ast.Call, name: str, target: ast.expr | None, body: list[ast.stmt]) -> list[ast.stmt]:
        given = arguments(call, ["expected_exception", "expected_regex", "msg"][:: 1 if name != "assertRaises" else 2])
        if given is None or "expected_exception" not in given or leaves(body):
            return []
        if (target is not None and not isinstance(target, ast.Name)) or (
            name != "assertRaises" and "expected_regex" not in given
        ):
            return []
        made: list[ast.stmt] = []
        pattern = given.get("expected_regex")
        if pattern is not None:
            pattern = self.kept([pattern], made, call)[0]
        bound = target.id if isinstance(target, ast.Name) else None
        return made + self.caught(call, given["expected_exception"], pattern, given.get("msg"), bound, body, "")

    def caught(
        self,
        call: ast.Call,
        expected: ast.expr,
        pattern: ast.expr | None,
        msg: ast.expr | None,
        target: str | None,
        body: list[ast.stmt],
        by: str,
    ) -> list[ast.stmt]:
        self.used = True
        error = self.hidden("caught")
        holes = {"E": expected}
        inside = ""
        before = ""
        if target is not None:
            keeps = self.only_exception(target)
            before = "" if keeps else f"{target} = {TEXTS}.Caught()\n"
            inside = f"    {keeps or f'{target}.exception'} = {error}\n"
        if pattern is not None:
            holes["pattern"] = pattern
            inside += f"    {TEXTS}.check_pattern(pattern, str({error}), MSG)\n"
        shown = f"f'{{{TEXTS}.name_of(E)}} not raised{by}'"
        text = before + f"try:\n    BODY\nexcept E as {error}:\n{inside or '    pass'}\n"
        text += f"else:\n    raise AssertionError({shown if msg is None else f'{TEXTS}.message(MSG, {shown})'})\n"
        holes["MSG"] = msg or ast.Constant(None)
        made = written(text, holes, call)
        attempt = next(s for s in made if isinstance(s, ast.Try))
        attempt.body = body
        attempt.lineno = call.lineno
        return made

    def only_exception(self, target: str) -> str:
        """The variable that stands for `target.exception`, where nothing else is read of it in the function."""
        assert self.node is not None
        name = f"_exception_of_{target}"
        reads = [n for n in subtree(self.node) if isinstance(n, ast.Name) and n.id in (target, name)]
        loads = [n for n in reads if isinstance(n.ctx, ast.Load) and n.id == target]
        attributes = [
            n
            for n in subtree(self.node)
            if isinstance(n, ast.Attribute)
            and isinstance(n.value, ast.Name)
            and n.value.id == target
            and n.attr == "exception"
        ]
        bindings = [
            stmt
            for stmt in subtree(self.node)
            if isinstance(stmt, ast.With)
            and any(ast.unparse(i.optional_vars) == target for i in stmt.items if i.optional_vars)
        ]
        if len(loads) != len(attributes) or any(leaves(stmt.body) for stmt in bindings):
            return ""
        for found in attributes:
            found.__class__ = ast.Name  # type: ignore[assignment]
            found.__dict__ = {k: v for k, v in found.__dict__.items() if k not in ("value", "attr")} | {"id": name}
        return name

    # Sub tests

    def sub_test(self, call: ast.Call, body: list[ast.stmt]) -> list[ast.stmt]:
        if len(call.args) > 1 or any(k.arg is None for k in call.keywords):
            return []
        made: list[ast.stmt] = []
        given = [*call.args, *(k.value for k in call.keywords)]
        kept = self.kept([v for v in given if not isinstance(v, ast.Constant)], made, call)
        values = [v if isinstance(v, ast.Constant) else kept.pop(0) for v in given]
        holes = {f"v{i}": value for i, value in enumerate(values)}
        message = "[{v0}]" if call.args else ""
        shown = ", ".join(f"{k.arg}={{v{i}!r}}" for i, k in enumerate(call.keywords, len(call.args)))
        texts = [t for t in (message, f"({shown})" if shown else "") if t]
        error = self.hidden("error")
        who = ast.unparse(call.func.value)  # type: ignore[attr-defined]
        text = f"try:\n    BODY\nexcept BaseException as {error}:\n"
        text += f"    {who}._failed_inside({error}, f{' '.join(texts) or '(<subtest>)'!r})"
        found = written(text, holes, call)
        assert isinstance(found[0], ast.Try)
        found[0].body = body
        return made + found


def is_harmless(value: ast.expr) -> bool:
    """Whether evaluating it raises nothing, so that it does not matter whether the assertion sees that."""
    match value:
        case ast.Name() | ast.Constant() | ast.Lambda():
            return True
        case ast.List(elts=elts) | ast.Tuple(elts=elts):
            return all(map(is_harmless, elts))
        case ast.UnaryOp(operand=ast.Constant(value=int() | float() | complex())):
            return True
        case ast.Attribute(value=ast.Name()):
            return True
        case ast.Dict(keys=keys, values=values):
            return all(isinstance(k, ast.Constant) for k in keys) and all(map(is_harmless, values))
    return False


def leaves(body: list[ast.stmt]) -> bool:
    """Whether a block may be left by `return`, `break` or `continue`."""
    for stmt in body:
        for node in [stmt, *own_nodes(ast.Module([stmt], []))]:
            if isinstance(node, ast.Return):
                return True
            if isinstance(node, ast.Break | ast.Continue):
                return True
    return False


def arguments(call: ast.Call, params: list[str]) -> dict[str, ast.expr] | None:
    """The arguments by parameter; nothing where they do not fit or are not known."""
    if len(call.args) > len(params) or any(isinstance(a, ast.Starred) for a in call.args):
        return None
    found = dict(zip(params, call.args, strict=False))
    for keyword in call.keywords:
        if keyword.arg not in params or keyword.arg in found:
            return None
        found[keyword.arg] = keyword.value
    return found


def located_only(node: Any, at: ast.AST) -> Any:
    """Gives a new node, and what is new below it, a position; the parts of the program keep theirs."""
    for child in subtree(node):
        if isinstance(child, ast.expr | ast.stmt | ast.keyword) and not hasattr(child, "lineno"):
            ast.copy_location(child, at)
    return node


def written(text: str, holes: dict[str, ast.expr], at: ast.AST) -> list[ast.stmt]:
    """Statements of a text in which names stand for expressions of the program."""
    made = [located(stmt, at) for stmt in ast.parse(text).body]

    used: set[int] = set()

    class Filler(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            found = holes.get(node.id) if isinstance(node.ctx, ast.Load) else None
            if isinstance(found, ast.Name):
                return ast.copy_location(ast.Name(found.id, ast.Load()), found if hasattr(found, "lineno") else at)
            if isinstance(found, ast.Constant):
                return ast.copy_location(ast.Constant(found.value), at)
            if found is not None and id(found) in used:
                return copy.deepcopy(found)
            used.add(id(found))
            return found or node

    return [Filler().visit(stmt) for stmt in made]


# Classes and the list of tests


def tests_of(cls: ast.ClassDef, classes: dict[str, list[ast.ClassDef]]) -> dict[str, ast.FunctionDef]:
    """The test methods of a class, inherited ones too, by name."""
    found: dict[str, ast.FunctionDef] = {}
    for base in reversed(base_names(cls)):
        for known in classes.get(base, [])[:1]:
            if known is not cls:
                found |= tests_of(known, classes)
    for stmt in cls.body:
        if isinstance(stmt, ast.FunctionDef) and stmt.name.startswith("test"):
            found[stmt.name] = stmt
        elif isinstance(stmt, ast.Assign) and isinstance(stmt.targets[0], ast.Name):
            found.pop(stmt.targets[0].id, None)
    return dict(sorted(found.items()))


def write_out_class(cls: ast.ClassDef, module: Module, classes: dict[str, list[ast.ClassDef]], origin: Origin) -> None:
    """The methods by which the runner calls a test and knows what is said of it."""
    for stmt in [s for s in cls.body if isinstance(s, ast.FunctionDef)]:
        if stmt.name.startswith("test"):
            write_out_skips(cls, stmt, stmt.name, origin)
    write_out_skips(cls, cls, "", origin)
    tests = tests_of(cls, classes)
    calls = "".join(f"    if name == {name!r}:\n        self.{name}()\n        return\n" for name in tests)
    docs = "".join(
        f"    if name == {name!r}:\n        return {doc!r}\n"
        for name, test in tests.items()
        if (doc := ast.get_docstring(test, clean=True))
    )
    start = "    name = self._testMethodName\n"
    shown = "__main__" if module.is_main else module.name
    text = f"def _class_name(self):\n    return {f'{shown}.{cls.name}'!r}\n"
    text += f"def _call_test(self):\n{start}{calls}    raise ValueError(name)\n"
    text += f"def _doc(self):\n{start}{docs}    return None\n"
    skips = "".join(
        f"    if name == {name!r} and self._skip_{name} is not None:\n        return self._skip_{name}\n"
        for name, test in tests.items()
        if getattr(test, "skips", False)
    )
    if any(getattr(c, "skips", False) for name in [cls.name, *base_names(cls)] for c in classes.get(name, [])):
        skips = "    if self._skip_ is not None:\n        return self._skip_\n" + skips
    expected = [name for name, test in tests.items() if getattr(test, "fails", False)]
    if skips:
        text += f"def _skip_reason(self):\n{start}{skips}    return None\n"
    if expected or getattr(cls, "fails", False):
        answer = "True" if getattr(cls, "fails", False) else f"self._testMethodName in {expected!r}"
        text += f"def _expects_failure(self):\n    return {answer}\n"
    cls.body += [located(stmt, cls) for stmt in ast.parse(text).body]


def write_out_skips(cls: ast.ClassDef, node: ast.FunctionDef | ast.ClassDef, name: str, origin: Origin) -> None:
    """`@unittest.skipIf(condition, reason)`: the class keeps the reason, where the condition holds."""
    for decorator in list(node.decorator_list):
        known = origin(decorator)
        if known == EXPECTED:
            node.fails = True  # type: ignore[union-attr]
        elif known in SKIPS:
            given = decorator.args if isinstance(decorator, ast.Call) else []
            reason = ast.unparse(given[-1]) if given else "''"
            condition = SKIPS[known].format(ast.unparse(given[0])) if len(given) > 1 else ""
            text = f"_skip_{name} = {f'{reason} if {condition} else None' if condition else reason}"
            if not getattr(node, "skips", False):
                cls.body.append(located(ast.parse(text).body[0], decorator))
            node.skips = True  # type: ignore[union-attr]
        else:
            continue
        node.decorator_list.remove(decorator)


def write_out_main(call: ast.Call, module: Module, cases: set[str], classes: dict[str, list[ast.ClassDef]]) -> None:
    """`unittest.main()` gets the tests of the module's classes, as CPython's loader finds them."""
    found = []
    for stmt in module.tree.body:
        if isinstance(stmt, ast.ClassDef) and stmt.name in cases:
            found.append(stmt.name)
        elif isinstance(stmt, ast.ImportFrom):
            found += [a.asname or a.name for a in stmt.names if a.name in cases]
    lists = []
    for name in sorted(set(found)):
        tests = tests_of(classes[name][-1], classes)
        if tests:
            lists.append(f"[{', '.join(f'{name}({test!r})' for test in tests)}]")
    made = ast.parse(f"[{', '.join(lists)}]", mode="eval").body
    call.args.insert(0, located(made, call))
    call.func = located(ast.parse(f"{RUNNER}._main", mode="eval").body, call)


__all__ = ["write_out_tests"]
