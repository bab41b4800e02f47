from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, urldefrag, urlencode, urljoin, urlparse, urlsplit

parts = urlparse("http://User:pw@Example.COM:8080/a/b;p?q=1#top")
print(parts, parts == ("http", "User:pw@Example.COM:8080", "/a/b", "p", "q=1", "top"))
print(parts.hostname, parts.port, parts.username, parts.password, parts.geturl(), parts[1], len(parts))
scheme, netloc, *rest = urlsplit("https://[fe80::1%Eth0]:1/x")
print(scheme, netloc, rest, urlsplit("https://[fe80::1%Eth0]:1/x").hostname)
print(parts._replace(scheme="ftp", netloc="h").geturl())
for url in ("http://[::1", "http://[1.2.3.4]/", "http://[v1.x]/", "http://[zz]/", "http://h:99999/", "http://h:x/", "http://a\u2100b/"):
    try:
        print(urlsplit(url).port)
    except ValueError as error:
        print(error)
print(urldefrag("http://a/b?c#d"), urldefrag("x").url)
print(urljoin("telnet://h/a", "b"), urljoin("rtsps://h/a/b", "../c"), urljoin("http://h/a", "?x"))
print(unquote("%E4x%41", encoding="latin-1"), unquote("%C3%A9\u00e9%ff"), quote("\u00e9 /", encoding="latin-1"), quote(b"\xff a"))
print(parse_qs("a=1&a=%41&b=&c", keep_blank_values=True), parse_qsl("a=1;b=2", separator=";"))
try:
    parse_qs("a=1&b=2&c=3", max_num_fields=2)
except ValueError as error:
    print(error)
print(urlencode({"a b": 1, "c": "x/y"}), urlencode([("k", b"\xff"), ("l", "m n")], safe="/", quote_via=quote), quote_plus("a b/c"))
