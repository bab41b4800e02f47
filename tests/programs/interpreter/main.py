"""A tokenizer, a recursive descent parser and an evaluator for a toy language."""

import sys


class LangError(Exception):
    def __init__(self, message, line):
        Exception.__init__(self, message)
        self.line = line


KEYWORDS = ("let", "print", "while", "if", "else", "fn", "return", "end")
TWO = ("==", "!=", "<=", ">=")


class Token:
    def __init__(self, kind, text, line):
        self.kind = kind
        self.text = text
        self.line = line

    def __repr__(self):
        return "%s(%r)" % (self.kind, self.text)


def tokenize(source):
    tokens = []
    line = 1
    i = 0
    while i < len(source):
        c = source[i]
        if c == "\n":
            line += 1
            i += 1
        elif c in " \t":
            i += 1
        elif c == "#":
            while i < len(source) and source[i] != "\n":
                i += 1
        elif c.isdigit():
            start = i
            while i < len(source) and (source[i].isdigit() or source[i] == "."):
                i += 1
            tokens.append(Token("num", source[start:i], line))
        elif c.isalpha() or c == "_":
            start = i
            while i < len(source) and (source[i].isalnum() or source[i] == "_"):
                i += 1
            word = source[start:i]
            tokens.append(Token("kw" if word in KEYWORDS else "name", word, line))
        elif c == '"':
            end = source.find('"', i + 1)
            if end < 0:
                raise LangError("unterminated string", line)
            tokens.append(Token("str", source[i + 1:end], line))
            i = end + 1
        elif source[i:i + 2] in TWO:
            tokens.append(Token("op", source[i:i + 2], line))
            i += 2
        elif c in "+-*/%<>=(),":
            tokens.append(Token("op", c, line))
            i += 1
        else:
            raise LangError("unexpected %r" % c, line)
    tokens.append(Token("eof", "", line))
    return tokens


LEVELS = [["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]]


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.pos = 0

    def peek(self):
        return self.tokens[self.pos]

    def take(self, text=None):
        t = self.tokens[self.pos]
        if text is not None and t.text != text:
            raise LangError("expected %r, found %r" % (text, t.text), t.line)
        self.pos += 1
        return t

    def block(self, *stops):
        body = []
        while self.peek().text not in stops:
            if self.peek().kind == "eof":
                raise LangError("unexpected end of program", self.peek().line)
            body.append(self.statement())
        return body

    def program(self):
        body = []
        while self.peek().kind != "eof":
            body.append(self.statement())
        return body

    def statement(self):
        t = self.peek()
        if t.text == "let":
            self.take()
            name = self.take().text
            self.take("=")
            return ("let", name, self.expr())
        if t.text == "print":
            self.take()
            return ("print", self.expr())
        if t.text == "while":
            self.take()
            cond = self.expr()
            body = self.block("end")
            self.take("end")
            return ("while", cond, body)
        if t.text == "if":
            self.take()
            cond = self.expr()
            then = self.block("else", "end")
            other = []
            if self.take().text == "else":
                other = self.block("end")
                self.take("end")
            return ("if", cond, then, other)
        if t.text == "fn":
            self.take()
            name = self.take().text
            self.take("(")
            params = []
            while self.peek().text != ")":
                params.append(self.take().text)
                if self.peek().text == ",":
                    self.take()
            self.take(")")
            body = self.block("end")
            self.take("end")
            return ("fn", name, params, body)
        if t.text == "return":
            self.take()
            return ("return", self.expr())
        return ("expr", self.expr())

    def expr(self, level=0):
        if level == len(LEVELS):
            return self.atom()
        left = self.expr(level + 1)
        while self.peek().kind == "op" and self.peek().text in LEVELS[level]:
            op = self.take()
            left = ("bin", op.text, left, self.expr(level + 1), op.line)
        return left

    def atom(self):
        t = self.take()
        if t.kind == "num":
            return ("const", float(t.text) if "." in t.text else int(t.text))
        if t.kind == "str":
            return ("const", t.text)
        if t.text == "(":
            inside = self.expr()
            self.take(")")
            return inside
        if t.text == "-":
            return ("bin", "-", ("const", 0), self.atom(), t.line)
        if t.kind == "name":
            if self.peek().text != "(":
                return ("var", t.text, t.line)
            self.take("(")
            args = []
            while self.peek().text != ")":
                args.append(self.expr())
                if self.peek().text == ",":
                    self.take()
            self.take(")")
            return ("call", t.text, args, t.line)
        raise LangError("unexpected %r" % t.text, t.line)


class Return(Exception):
    def __init__(self, value):
        self.value = value


class Interp:
    def __init__(self, out):
        self.functions = {}
        self.out = out
        self.steps = 0

    def run(self, body, env):
        for node in body:
            self.steps += 1
            kind = node[0]
            if kind == "let":
                env[node[1]] = self.eval(node[2], env)
            elif kind == "print":
                self.out.append(str(self.eval(node[1], env)))
            elif kind == "while":
                while self.eval(node[1], env):
                    self.run(node[2], env)
            elif kind == "if":
                self.run(node[2] if self.eval(node[1], env) else node[3], env)
            elif kind == "fn":
                self.functions[node[1]] = (node[2], node[3])
            elif kind == "return":
                raise Return(self.eval(node[1], env))
            else:
                self.eval(node[1], env)

    def eval(self, e, env):
        kind = e[0]
        if kind == "const":
            return e[1]
        if kind == "var":
            if e[1] not in env:
                raise LangError("unknown variable " + e[1], e[2])
            return env[e[1]]
        if kind == "call":
            if e[1] not in self.functions:
                raise LangError("unknown function " + e[1], e[3])
            params, body = self.functions[e[1]]
            args = [self.eval(a, env) for a in e[2]]
            if len(args) != len(params):
                raise LangError("%s takes %d arguments, got %d" % (e[1], len(params), len(args)), e[3])
            try:
                self.run(body, dict(zip(params, args)))
            except Return as r:
                return r.value
            return 0
        _, op, left, right, line = e
        a, b = self.eval(left, env), self.eval(right, env)
        try:
            if op == "+":
                return a + b
            if op == "-":
                return a - b
            if op == "*":
                return a * b
            if op == "/":
                return a / b
            if op == "%":
                return a % b
            if op == "<":
                return a < b
            if op == ">":
                return a > b
            if op == "<=":
                return a <= b
            if op == ">=":
                return a >= b
            return (a == b) if op == "==" else (a != b)
        except (TypeError, ZeroDivisionError) as problem:
            raise LangError("%s: %s" % (op, problem), line) from problem


def execute(name, source):
    out = []
    interp = Interp(out)
    try:
        interp.run(Parser(tokenize(source)).program(), {})
    except LangError as e:
        out.append("error in %s, line %d: %s" % (name, e.line, e))
        return out, False
    finally:
        print("--", name, "steps:", interp.steps)
    return out, True


def main():
    chunks = sys.stdin.read().split("===\n")
    good = 0
    for number, chunk in enumerate(chunks, 1):
        out, ok = execute("program %d" % number, chunk)
        print("\n".join(out))
        good += ok
    print("%d of %d programs ran" % (good, len(chunks)))
    if good < len(chunks):
        sys.exit(4)


main()
