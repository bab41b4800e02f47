"""`urllib.parse`: translated with the program that imports it."""

_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"
_RELATIVE = ("", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp",
             "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss")


def quote(string, safe="/", encoding=None, errors=None):
    parts = []
    for byte in string.encode():
        ch = chr(byte)
        parts.append(ch if ch in _SAFE or (byte < 128 and ch in safe) else f"%{byte:02X}")
    return "".join(parts)


def quote_plus(string, safe="", encoding=None, errors=None):
    if " " not in string:
        return quote(string, safe)
    return quote(string, safe + " ").replace(" ", "+")


def unquote(string, encoding="utf-8", errors="replace"):
    if "%" not in string:
        return string
    out = bytearray()
    i = 0
    while i < len(string):
        pair = string[i + 1 : i + 3]
        if string[i] == "%" and len(pair) == 2 and all(c in "0123456789abcdefABCDEF" for c in pair):
            out.append(int(pair, 16))
            i += 3
        else:
            out += string[i].encode()
            i += 1
    return bytes(out).decode("utf-8", "replace")


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "))


class _Result:
    def _host(self):
        return self.netloc.rpartition("@")[2]

    @property
    def username(self):
        user, at, _ = self.netloc.rpartition("@")
        return user.partition(":")[0] if at else None

    @property
    def password(self):
        user, _, _ = self.netloc.rpartition("@")
        _, colon, password = user.partition(":")
        return password if colon else None

    @property
    def hostname(self):
        host = self._host()
        if host.startswith("["):
            name = host[1:].partition("]")[0]
        else:
            name = host.partition(":")[0]
        return name.lower() if name else None

    @property
    def port(self):
        host = self._host()
        text = host.partition("]")[2] if host.startswith("[") else host
        port = text.partition(":")[2]
        if not port:
            return None
        if not port.isdigit():
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        number = int(port)
        if number > 65535:
            raise ValueError("Port out of range 0-65535")
        return number


class ParseResult(_Result):
    def __init__(self, scheme, netloc, path, params, query, fragment):
        self.scheme = scheme
        self.netloc = netloc
        self.path = path
        self.params = params
        self.query = query
        self.fragment = fragment

    def __repr__(self):
        return (
            f"ParseResult(scheme={self.scheme!r}, netloc={self.netloc!r}, path={self.path!r}, params={self.params!r}, "
            f"query={self.query!r}, fragment={self.fragment!r})"
        )

    def __iter__(self):
        return iter([self.scheme, self.netloc, self.path, self.params, self.query, self.fragment])

    def geturl(self):
        return urlunparse([self.scheme, self.netloc, self.path, self.params, self.query, self.fragment])


class SplitResult(_Result):
    def __init__(self, scheme, netloc, path, query, fragment):
        self.scheme = scheme
        self.netloc = netloc
        self.path = path
        self.query = query
        self.fragment = fragment

    def __repr__(self):
        return (
            f"SplitResult(scheme={self.scheme!r}, netloc={self.netloc!r}, path={self.path!r}, query={self.query!r}, "
            f"fragment={self.fragment!r})"
        )

    def __iter__(self):
        return iter([self.scheme, self.netloc, self.path, self.query, self.fragment])

    def geturl(self):
        return urlunsplit([self.scheme, self.netloc, self.path, self.query, self.fragment])


def urlsplit(url, scheme="", allow_fragments=True):
    rest = url.lstrip("\x00\x01\t\n\r ").replace("\t", "").replace("\r", "").replace("\n", "")
    at = rest.find(":")
    if at > 0 and rest[0].isascii() and rest[0].isalpha():
        if all(c.isascii() and (c.isalnum() or c in "+-.") for c in rest[:at]):
            scheme = rest[:at].lower()
            rest = rest[at + 1 :]
    netloc = ""
    if rest[:2] == "//":
        end = len(rest)
        for c in "/?#":
            found = rest.find(c, 2)
            if found >= 0:
                end = min(end, found)
        netloc = rest[2:end]
        rest = rest[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    fragment = ""
    if allow_fragments and "#" in rest:
        rest, _, fragment = rest.partition("#")
    path, _, query = rest.partition("?")
    return SplitResult(scheme, netloc, path, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    found = urlsplit(url, scheme, allow_fragments)
    path = found.path
    params = ""
    if ";" in path and (found.scheme in _RELATIVE or found.scheme in ("sip", "sips", "tel")):
        last = path.rfind("/")
        at = path.find(";", last if last >= 0 else 0)
        if at >= 0:
            params = path[at + 1 :]
            path = path[:at]
    return ParseResult(found.scheme, found.netloc, path, params, found.query, found.fragment)


def urlunsplit(components):
    scheme, netloc, path, query, fragment = components
    url = path
    if netloc or (scheme and scheme in _RELATIVE and url[:2] != "//"):
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return url


def urlunparse(components):
    scheme, netloc, path, params, query, fragment = components
    if params:
        path = path + ";" + params
    return urlunsplit([scheme, netloc, path, query, fragment])


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    b = urlparse(base)
    u = urlparse(url, b.scheme)
    if u.scheme != b.scheme or u.scheme not in _RELATIVE:
        return url
    if u.netloc:
        return urlunparse([u.scheme, u.netloc, u.path, u.params, u.query, u.fragment])
    if not u.path and not u.params:
        query = u.query if u.query else b.query
        return urlunparse([u.scheme, b.netloc, b.path, b.params, query, u.fragment])
    parts = b.path.split("/")
    if parts[-1] != "":
        del parts[-1]
    if u.path[:1] == "/":
        segments = u.path.split("/")
    else:
        segments = parts + u.path.split("/")
        segments[1:-1] = [s for s in segments[1:-1] if s]
    resolved = []
    for segment in segments:
        if segment == "..":
            if resolved:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    path = "/".join(resolved)
    return urlunparse([u.scheme, b.netloc, path if path else "/", u.params, u.query, u.fragment])


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", separator="&"):
    found = []
    for pair in qs.split(separator):
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition("=")
        if not equals:
            if strict_parsing:
                raise ValueError(f"bad query field: {pair!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            found.append((unquote_plus(name), unquote_plus(value)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", separator="&"):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, separator):
        found.setdefault(name, []).append(value)
    return found


def urlencode(query, doseq=False):
    if doseq:
        raise NotImplementedError("Ferrule: urlencode with doseq is not supported yet")
    pairs = query.items() if isinstance(query, dict) else query
    return "&".join([quote_plus(str(name)) + "=" + quote_plus(str(value)) for name, value in pairs])


def urldefrag(url):
    head, _, fragment = url.partition("#")
    return head, fragment
