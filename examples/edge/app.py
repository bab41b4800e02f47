"""Three handlers for the edge: a page from a template, a check of JSON against a schema, and a check of signed tokens.

    ferrule serve examples/edge/app.py
    curl 'http://127.0.0.1:8000/orders/7?name=Ada'
"""

import base64
import hashlib
import hmac
import html
import json
import re

from ferrule.edge import Request, Response, html as page, json_text

# Templating

TEMPLATE = """<!doctype html>
<title>Order {{ number }}</title>
<h1>Hello, {{ name }}</h1>
<table>
{% rows %}<tr><td>{{ article }}</td><td>{{ count }}</td><td>{{ price }}</td></tr>
{% end %}</table>
<p>Total: {{ total }}</p>
"""
ROWS = re.compile(r"\{% rows %\}(.*?)\{% end %\}", re.DOTALL)
PLACE = re.compile(r"\{\{ (\w+) \}\}")
ARTICLES = [("lantern", 2, 1250), ("rope", 1, 800), ("salt & pepper", 3, 240), ("chalk", 12, 35)]


class Template:
    """A template taken apart once, before the first request: texts and names in turn."""

    def __init__(self, text: str) -> None:
        self.parts: list[tuple[str, str]] = []
        at = 0
        for match in PLACE.finditer(text):
            self.parts.append((text[at : match.start()], match.group(1)))
            at = match.end()
        self.rest = text[at:]

    def filled(self, values: dict[str, str]) -> str:
        pieces: list[str] = []
        for before, name in self.parts:
            pieces.append(before)
            pieces.append(html.escape(values.get(name, "")))
        pieces.append(self.rest)
        return "".join(pieces)


def split(text: str) -> tuple[Template, Template, Template]:
    match = ROWS.search(text)
    if match is None:
        raise ValueError("the template has no rows")
    return Template(text[: match.start()]), Template(match.group(1)), Template(text[match.end() :])


HEAD, ROW, FOOT = split(TEMPLATE)


def money(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02}"


def order(request: Request) -> Response:
    """A page for `/orders/{number}?name=...`."""
    values = {"number": request.params.get("number", ""), "name": request.argument("name", "stranger")}
    rows: list[str] = []
    total = 0
    for article, count, price in ARTICLES:
        total += count * price
        rows.append(ROW.filled({"article": article, "count": str(count), "price": money(price)}))
    values["total"] = money(total)
    return page(HEAD.filled(values) + "".join(rows) + FOOT.filled(values))


# A JSON validator

SCHEMA = """
{
  "type": "object",
  "required": ["id", "name", "tags", "address"],
  "properties": {
    "id": {"type": "integer", "minimum": 1},
    "name": {"type": "string", "minLength": 1, "maxLength": 80},
    "score": {"type": "number", "minimum": 0, "maximum": 100},
    "active": {"type": "boolean"},
    "tags": {"type": "array", "maxItems": 8, "items": {"type": "string", "maxLength": 20}},
    "address": {
      "type": "object",
      "required": ["city"],
      "properties": {"city": {"type": "string", "minLength": 1}, "zip": {"type": "string", "maxLength": 10}}
    }
  }
}
"""


class Rule:
    """One level of a schema."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.low: float | None = None
        self.high: float | None = None
        self.required: list[str] = []
        self.properties: dict[str, Rule] = {}
        self.items: Rule | None = None

    def check(self, value: object, path: str, problems: list[str]) -> None:
        kind = kind_of(value)
        if kind != self.kind and not (kind == "integer" and self.kind == "number"):
            problems.append(f"{path}: {self.kind} expected, not {kind}")
            return
        if isinstance(value, dict):
            for name in self.required:
                if name not in value:
                    problems.append(f"{path}.{name}: missing")
            for name, item in value.items():
                if name in self.properties:
                    self.properties[name].check(item, f"{path}.{name}", problems)
                else:
                    problems.append(f"{path}.{name}: not in the schema")
        elif isinstance(value, list):
            self.bounds(len(value), path, "items", problems)
            if self.items is not None:
                for index, item in enumerate(value):
                    self.items.check(item, f"{path}[{index}]", problems)
        elif isinstance(value, str):
            self.bounds(len(value), path, "characters", problems)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            self.bounds(value, path, "", problems)

    def bounds(self, size: float, path: str, unit: str, problems: list[str]) -> None:
        word = f" {unit}" if unit else ""
        if self.low is not None and size < self.low:
            problems.append(f"{path}: at least {self.low:g}{word}")
        if self.high is not None and size > self.high:
            problems.append(f"{path}: at most {self.high:g}{word}")


def kind_of(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def compiled(schema: dict) -> Rule:
    rule = Rule(str(schema["type"]))
    for name in ("minimum", "minLength", "minItems"):
        if name in schema:
            rule.low = float(schema[name])
    for name in ("maximum", "maxLength", "maxItems"):
        if name in schema:
            rule.high = float(schema[name])
    for name in schema.get("required", []):
        rule.required.append(str(name))
    for name, inner in schema.get("properties", {}).items():
        rule.properties[name] = compiled(inner)
    if "items" in schema:
        rule.items = compiled(schema["items"])
    return rule


RULE = compiled(json.loads(SCHEMA))


def validate(request: Request) -> Response:
    """What is wrong with the JSON in the body."""
    try:
        value = json.loads(request.text())
    except ValueError as error:
        return json_text(json.dumps({"valid": False, "problems": [f"not JSON: {error}"]}), 400)
    problems: list[str] = []
    RULE.check(value, "$", problems)
    return json_text(json.dumps({"valid": not problems, "problems": problems}), 422 if problems else 200)


# Signed tokens: `claims.signature`, both in URL-safe base64

KEY = b"an example's key, not a secret"


def sign(claims: str) -> str:
    return hmac.new(KEY, claims.encode(), hashlib.sha256).hexdigest()


def decoded(text: str) -> str:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()


def token(request: Request) -> Response:
    """Who the bearer of a token is, if its signature is right and its time is not over."""
    given = request.header("authorization").removeprefix("Bearer ")
    claims, _, signature = given.partition(".")
    try:
        text = decoded(claims)
    except ValueError:
        return Response("malformed\n", 400)
    if not hmac.compare_digest(sign(text), signature):
        return Response("bad signature\n", 401)
    subject, _, expires = text.partition("|")
    if int(expires) < int(request.argument("now", "0")):
        return Response("expired\n", 401)
    return Response(f"{subject}\n")
