"""What a reply must be to become an HTTP response, whatever a guest sends; and routes."""

from __future__ import annotations

import random

import pytest

from ferrule.edge import Request, Response
from ferrule.edge.wire import Reader, Writer, read_request, write_response
from ferrule.sandbox import Limits
from ferrule.serve.messages import BadResponse, request, response
from ferrule.serve.routes import Routes
from ferrule.serve.settings import Route


def written(made: Response) -> bytes:
    writer = Writer()
    write_response(writer, made)
    return writer.done()


def test_a_request_is_read_as_it_was_written() -> None:
    headers = [(b"host", b"h"), (b"x-name", "j\u00f6".encode("latin-1"))]
    data = request("PUT", "/a/\u00e9", b"q=1", headers, b"\0\xff", {"a": "\u00e9"}, "id")
    read = read_request(Reader(data))
    assert (read.method, read.path, read.query, read.body, read.params, read.id) == (
        "PUT", "/a/\u00e9", "q=1", b"\0\xff", {"a": "\u00e9"}, "id",
    )  # fmt: skip
    assert read.headers == {"host": "h", "x-name": "j\u00f6"} and read.header("X-Name") == "j\u00f6"


def test_a_response_is_read_as_it_was_written() -> None:
    status, headers, body = response(written(Response("b\u00f6dy", 404, {"X-A": "1", "Content-Length": "9999"})))
    assert (status, body) == (404, "b\u00f6dy".encode())
    assert headers == [
        (b"x-a", b"1"), (b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "made",
    [
        Response("", 99), Response("", 600), Response("", 200, {"a b": "c"}), Response("", 200, {"": "c"}),
        Response("", 200, {"a": "b\nc"}), Response("", 200, {"a": "b\rc"}), Response("", 200, {"a\n": "c"}),
        Response("", 200, {f"x{number}": "" for number in range(65)}), Response("", 200, {"a": "x" * 8193}),
    ],
)  # fmt: skip
def test_a_response_that_is_none(made: Response) -> None:
    with pytest.raises(BadResponse):
        response(written(made))


def test_bytes_that_are_anything() -> None:
    """Every mutation is a response or `BadResponse`, and no header ever has a line break in it."""
    rng = random.Random(7)
    good = written(Response("body", 200, {"x-one": "two", "x-three": "four"}))
    answered = 0
    for _ in range(20_000):
        data = bytearray(good)
        for _ in range(rng.randint(1, 4)):
            match rng.randrange(3):
                case 0:
                    data[rng.randrange(len(data))] = rng.randrange(256)
                case 1:
                    del data[rng.randrange(len(data)) :]
                    data += b"\0"
                case _:
                    data.insert(rng.randrange(len(data)), rng.randrange(256))
        try:
            status, headers, _ = response(bytes(data))
        except BadResponse:
            continue
        answered += 1
        assert 200 <= status <= 599
        assert not any(byte in name + value for name, value in headers for byte in b"\r\n\0")
    assert answered > 100


def test_routes() -> None:
    def route(path: str, handler: str, *methods: str) -> Route:
        return Route(path, handler, methods, limits=Limits())

    routes = Routes([route("/a", "a", "GET"), route("/a", "b", "POST"), route("/{x}/{y}", "c"), route("/f/*", "d")])

    def found(method: str, path: str) -> tuple[str, dict[str, str]]:
        chosen, params, _ = routes.find(method, path)
        return (chosen.handler if chosen else ""), params

    assert found("GET", "/a") == ("a", {}) and found("POST", "/a") == ("b", {})
    assert found("GET", "/1/2") == ("c", {"x": "1", "y": "2"})
    assert found("GET", "/f/2/3") == ("d", {"rest": "2/3"})
    assert found("PUT", "/a") == ("", {}) and routes.find("PUT", "/a")[2] == {"GET", "POST"}
    assert found("GET", "/a/") == ("", {}) and found("GET", "/1/2\n") == ("c", {"x": "1", "y": "2\n"})


def test_what_a_handler_asks_of_a_request() -> None:
    asked = Request("GET", "/", "a=1&b=%C3%A9+x&c=%zz&a=2&d")
    assert [asked.argument(name, "none") for name in "abcde"] == ["1", "\u00e9 x", "%zz", "", "none"]
