from urllib.parse import parse_qs, parse_qsl, quote, unquote, urlencode, urljoin, urlparse, urlsplit

u = urlparse("https://bob:pw@Example.com:8080/a/b;p?q=1&r=a%20b#frag")
print(u)
print(u.scheme, u.netloc, u.hostname, u.port, u.username, u.path, u.query, u.geturl())
print(parse_qs("a=1&b=2&a=3&c="), parse_qsl("x=%C3%A9&y=a+b"))
print(quote("a b/ü?"), unquote("a%20b%C3%BC"), urlencode({"q": "a b", "n": 3}))
print(urljoin("http://a/b/c/d", "../e"), urljoin("http://a/b", "/x?y=1"), urljoin("http://a/b/", "c"), urljoin("http://a/b", "http://z/q"))
print(urlsplit("mailto:x@y.z"))
