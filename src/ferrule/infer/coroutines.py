"""`async` functions written out as generators, before anything is inferred (PEP 492, PEP 525, PEP 530).

    async def f(): ...              a generator; `await` is a `yield from` that takes awaitable values only
    async for x in xs: ...          while True: x = await xs.__anext__(), until StopAsyncIteration
    async def g(): yield x          a class of its own, whose `__anext__` runs the body up to the next value
    [await f(x) for x in xs]        an async function defined before the statement, awaited in its place

`async with` stays: `infer/statements.py` and `lower/exceptions.py` await what its methods return.
"""

from __future__ import annotations

import ast
from typing import Any

from ferrule.load.nodes import own_nodes, subtree

ASYNC_GENERATOR = """
class {name}:
    def __init__(self, values, body):
        self.values = values
        self.body = body
    def __aiter__(self):
        return self
    def __anext__(self):
        while True:
            try:
                waiting = next(self.body)
            except StopIteration:
                raise StopAsyncIteration from None
            if self.values:
                return self.values.pop()
            yield waiting
    def aclose(self):
        self.body.close()
        return
        yield None
    def athrow(self, exc):
        try:
            waiting = self.body.throw(exc)
        except StopIteration:
            raise StopAsyncIteration from None
        while True:
            if self.values:
                return self.values.pop()
            yield waiting
            try:
                waiting = next(self.body)
            except StopIteration:
                raise StopAsyncIteration from None
"""

ASYNC_FOR = """
{it} = ITERABLE.__aiter__()
{going} = True
while {going}:
    try:
        {item} = await {it}.__anext__()
    except StopAsyncIteration:
        {going} = False
        continue
    TARGET = {item}
"""

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def write_out(tree: ast.Module) -> None:
    """Rewrites a module in place."""
    if any(isinstance(node, ast.AsyncFunctionDef) for node in subtree(tree)):
        writer = Writer()
        tree.body = writer.outermost(tree.body)


class Writer(ast.NodeTransformer):
    """Rewrites the async constructs of one module, innermost first."""

    def __init__(self) -> None:
        self.count = 0
        self.hoisted: list[list[ast.stmt]] = []  # functions to define before the statement that is being rewritten
        self.classes: list[ast.stmt] = []  # classes of async generators, for before the outermost statement

    def outermost(self, body: list[ast.stmt]) -> list[ast.stmt]:
        found: list[ast.stmt] = []
        for stmt in body:
            rewritten = self.statement(stmt)
            found += self.classes
            self.classes = []
            found += rewritten
        return found

    def fresh(self, name: str) -> str:
        self.count += 1
        return f"_{name}{self.count}"

    def statement(self, stmt: ast.stmt) -> list[ast.stmt]:
        self.hoisted.append([])
        made = self.visit(stmt)
        before = self.hoisted.pop()
        return [*before, *(made if isinstance(made, list) else [made])]

    def generic_visit(self, node: ast.AST) -> ast.AST:
        for name, value in ast.iter_fields(node):
            if isinstance(value, list) and value and all(isinstance(v, ast.stmt) for v in value):
                setattr(node, name, [made for stmt in value for made in self.statement(stmt)])
            elif isinstance(value, list):
                setattr(node, name, [self.visit(v) if isinstance(v, ast.AST) else v for v in value])
            elif isinstance(value, ast.AST):
                setattr(node, name, self.visit(value))
        return node

    # Functions

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        yields = [n for n in own_nodes(node) if isinstance(n, ast.Yield)]
        self.generic_visit(node)
        made = ast.copy_location(
            ast.FunctionDef(node.name, node.args, node.body, node.decorator_list, node.returns, node.type_comment), node
        )
        if yields:
            self.generator(made)
        else:
            made.is_coroutine = True  # type: ignore[attr-defined]
        return made

    def generator(self, made: ast.FunctionDef) -> None:
        """An async generator keeps its body as a coroutine that leaves each value in a list before it stops."""
        kind = self.fresh(f"{made.name}_generator")
        values, body = self.fresh("values"), self.fresh("body")
        self.classes += parsed(ASYNC_GENERATOR.format(name=kind), made)
        docstring = made.body[:1] if ast.get_docstring(made) is not None else []
        # What the body assigns to is its own.
        taken = ", ".join(name for name in parameters(made.args) if name in rebound(made.body))
        inner = parsed(f"def {body}({taken}): pass", made)[0]
        assert isinstance(inner, ast.FunctionDef)
        inner.body = [s for stmt in made.body for s in Yields(values).statement(stmt)]
        inner.is_coroutine = True  # type: ignore[attr-defined]
        start, end = parsed(f"{values} = []\nreturn {kind}({values}, {body}({taken}))", made)
        made.body = [*docstring, start, inner, end]

    # Loops and comprehensions

    def visit_AsyncFor(self, node: ast.AsyncFor) -> list[ast.stmt]:
        self.generic_visit(node)
        names = {name: self.fresh(name) for name in ("it", "going", "item")}
        start, going, loop = parsed(ASYNC_FOR.format(**names), node)
        assert isinstance(start, ast.Assign) and isinstance(start.value, ast.Call) and isinstance(loop, ast.While)
        start.value.func.value = node.iter  # type: ignore[attr-defined]
        bind = loop.body[-1]
        assert isinstance(bind, ast.Assign)
        bind.targets = [node.target]
        loop.body += node.body
        loop.orelse = node.orelse
        return [start, going, loop]

    def visit_ListComp(self, node: ast.ListComp) -> ast.expr:
        return self.comprehension(node)

    def visit_SetComp(self, node: ast.SetComp) -> ast.expr:
        return self.comprehension(node)

    def visit_DictComp(self, node: ast.DictComp) -> ast.expr:
        return self.comprehension(node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.expr:
        self.generic_visit(node)
        inner = [n for n in inside(node) if n not in inside(node.generators[0].iter)]
        awaits = any(isinstance(n, ast.Await) for n in inner)
        node.is_async = awaits or any(g.is_async for g in node.generators)  # type: ignore[attr-defined]
        return node

    def comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp) -> ast.expr:
        first = node.generators[0]
        awaits = any(
            isinstance(n, ast.Await) for n in inside(node) if n is not first.iter and n not in inside(first.iter)
        )
        if not awaits and not any(g.is_async for g in node.generators):
            self.generic_visit(node)
            return node
        name, source, made = self.fresh("comprehension"), self.fresh("source"), self.fresh("made")
        outer, first.iter = first.iter, located(ast.Name(source, ast.Load()), node)
        empty = {ast.ListComp: "[]", ast.SetComp: "set()", ast.DictComp: "{}"}[type(node)]
        text = {
            ast.ListComp: f"{made}.append(ELT)",
            ast.SetComp: f"{made}.add(ELT)",
            ast.DictComp: f"{made}[KEY] = VALUE",
        }[type(node)]
        function = parsed(f"async def {name}({source}):\n    {made} = {empty}\n    return {made}", node)[0]
        assert isinstance(function, ast.AsyncFunctionDef)
        put = parsed(text, node)[0]
        match node, put:
            case ast.DictComp(), ast.Assign(targets=[ast.Subscript() as place]):
                place.slice, put.value = node.key, node.value
            case _, ast.Expr(value=ast.Call() as call):
                call.args = [node.elt]  # type: ignore[union-attr]
        body = put
        for gen in reversed(node.generators):
            for test in reversed(gen.ifs):
                body = located(ast.If(test, [body], []), node, keep=(test, body))
            loop = ast.AsyncFor if gen.is_async else ast.For
            body = located(loop(gen.target, gen.iter, [body], [], None), node, keep=(gen.target, gen.iter, body))
        function.body.insert(1, body)
        self.hoisted[-1] += self.statement(function)
        call = located(ast.Await(ast.Call(ast.Name(name, ast.Load()), [ast.Constant(None)], [])), node)
        call.value.args[0] = self.visit(outer)
        return call  # type: ignore[no-any-return]


class Yields(ast.NodeTransformer):
    """`yield x` of an async generator: the value goes into the list, then the body stops."""

    def __init__(self, values: str) -> None:
        self.values = values

    def statement(self, stmt: ast.stmt) -> list[ast.stmt]:
        made = self.visit(stmt)
        return made if isinstance(made, list) else [made]

    def visit(self, node: ast.AST) -> Any:
        return node if isinstance(node, SCOPES) else super().visit(node)

    def visit_Yield(self, node: ast.Yield) -> ast.expr:
        node.is_async = True  # type: ignore[attr-defined]
        self.generic_visit(node)
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST | list[ast.stmt]:
        if not isinstance(node.value, ast.Yield):
            return self.generic_visit(node)
        put, stop = parsed(f"{self.values}.append(None)\nyield None", node)
        if node.value.value is not None:
            put.value.args[0] = node.value.value  # type: ignore[attr-defined]
        return [put, stop]


def rebound(body: list[ast.stmt]) -> set[str]:
    """The names that a body or a function in it assigns to or deletes."""
    parts = [part for stmt in body for part in subtree(stmt)]
    return {p.id for p in parts if isinstance(p, ast.Name) and not isinstance(p.ctx, ast.Load)}


def parameters(args: ast.arguments) -> list[str]:
    every = [*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg]
    return [arg.arg for arg in every if arg is not None]


def inside(node: ast.AST) -> list[ast.AST]:
    """The nodes of an expression without those of the functions inside."""
    found: list[ast.AST] = [node]
    for part in found:
        found += [c for c in ast.iter_child_nodes(part) if not isinstance(c, SCOPES)]
    return found


def parsed(text: str, at: ast.AST) -> list[ast.stmt]:
    return [located(stmt, at) for stmt in ast.parse(text).body]


def located(node: Any, at: Any, keep: tuple[ast.AST, ...] = ()) -> Any:
    """Gives the form's position to everything that it stands for, but not to the parts that have their own."""
    own = {n for part in keep for n in subtree(part)}
    for child in subtree(node):
        if child not in own and isinstance(child, ast.expr | ast.stmt | ast.arg | ast.keyword | ast.ExceptHandler):
            child.lineno, child.col_offset = at.lineno, at.col_offset
            child.end_lineno, child.end_col_offset = at.end_lineno, at.end_col_offset
    return node
