"""`urllib.parse`: translated with the program that imports it."""

from collections import namedtuple

_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"
_HEX = "0123456789abcdefABCDEF"
_SPACES = "".join([chr(i) for i in range(33)])
# What NFKC makes something of that has one of `/?#@:` in it.
_DISGUISED = "\u2047\u2048\u2049\u2100\u2101\u2105\u2106\u2a74\ufe13\ufe16\ufe55\ufe56\ufe5f\ufe6b\uff03\uff0f\uff1a\uff1f\uff20"
uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp",
                 "rtsps", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
               "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws",
               "wss"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips",
               "mms", "sftp", "tel"]


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, bytes):
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
        return quote_from_bytes(string, safe)
    if not string:
        return string
    return quote_from_bytes(string.encode(encoding or "utf-8", errors or "strict"), safe)


def quote_from_bytes(bs, safe="/"):
    parts = []
    for byte in bs:
        ch = chr(byte)
        parts.append(ch if ch in _SAFE or (byte < 128 and ch in safe) else f"%{byte:02X}")
    return "".join(parts)


def quote_plus(string, safe="", encoding=None, errors=None):
    if isinstance(string, str) and " " not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote(string, encoding="utf-8", errors="replace"):
    if "%" not in string:
        return string
    parts = []
    out = bytearray()
    i = 0
    while i < len(string):
        ch = string[i]
        pair = string[i + 1 : i + 3]
        if ch == "%" and len(pair) == 2 and all([c in _HEX for c in pair]):
            out.append(int(pair, 16))
            i += 3
            continue
        if ch.isascii():
            out.append(ord(ch))
        else:
            # What is escaped ends at a character that no escape can be a part of.
            parts.append(bytes(out).decode(encoding or "utf-8", errors or "replace"))
            parts.append(ch)
            out = bytearray()
        i += 1
    parts.append(bytes(out).decode(encoding or "utf-8", errors or "replace"))
    return "".join(parts)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def _username(netloc):
    user, at, _ = netloc.rpartition("@")
    return user.partition(":")[0] if at else None


def _password(netloc):
    user, _, _ = netloc.rpartition("@")
    _, colon, password = user.partition(":")
    return password if colon else None


def _host_and_port(netloc):
    info = netloc.rpartition("@")[2]
    _, opened, bracketed = info.partition("[")
    if opened:
        host, _, rest = bracketed.partition("]")
        return host, rest.partition(":")[2]
    host, _, port = info.partition(":")
    return host, port


def _hostname(netloc):
    host = _host_and_port(netloc)[0]
    if not host:
        return None
    name, percent, zone = host.partition("%")
    return name.lower() + percent + zone


def _port(netloc):
    port = _host_and_port(netloc)[1]
    if not port:
        return None
    if not (port.isdigit() and port.isascii()):
        raise ValueError(f"Port could not be cast to integer value as {port!r}")
    number = int(port)
    if number > 65535:
        raise ValueError("Port out of range 0-65535")
    return number


class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment")):
    @property
    def username(self):
        return _username(self.netloc)

    @property
    def password(self):
        return _password(self.netloc)

    @property
    def hostname(self):
        return _hostname(self.netloc)

    @property
    def port(self):
        return _port(self.netloc)

    def geturl(self):
        return urlunparse([self.scheme, self.netloc, self.path, self.params, self.query, self.fragment])


class SplitResult(namedtuple("SplitResult", "scheme netloc path query fragment")):
    @property
    def username(self):
        return _username(self.netloc)

    @property
    def password(self):
        return _password(self.netloc)

    @property
    def hostname(self):
        return _hostname(self.netloc)

    @property
    def port(self):
        return _port(self.netloc)

    def geturl(self):
        return urlunsplit([self.scheme, self.netloc, self.path, self.query, self.fragment])


class DefragResult(namedtuple("DefragResult", "url fragment")):
    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


def _is_decimal_octet(text):
    return text.isascii() and text.isdigit() and len(text) <= 3 and int(text) <= 255 and (text == "0" or text[0] != "0")


def _is_ipv4(text):
    parts = text.split(".")
    return len(parts) == 4 and all([_is_decimal_octet(part) for part in parts])


def _is_ipv6(text):
    """Whether a text is an address of version 6, as `ipaddress` reads it."""
    address, percent, zone = text.partition("%")
    if percent and (not zone or "%" in zone):
        return False
    parts = address.split(":")
    if len(parts) < 3:
        return False
    if "." in parts[-1]:
        if not _is_ipv4(parts[-1]):
            return False
        parts[-1:] = ["0", "0"]
    if len(parts) > 9:
        return False
    gaps = [i for i in range(1, len(parts) - 1) if not parts[i]]
    if len(gaps) > 1 or (not gaps and len(parts) != 8):
        return False
    if gaps:
        before = gaps[0]
        after = len(parts) - gaps[0] - 1
        if not parts[0]:
            before -= 1
            if before:
                return False
        if not parts[-1]:
            after -= 1
            if after:
                return False
        if before + after >= 8:
            return False
    elif not parts[0] or not parts[-1]:
        return False
    return all([len(part) <= 4 and all([c in _HEX for c in part]) for part in parts])


def _check_bracketed_host(host):
    if host.startswith("v"):
        version, dot, rest = host[1:].partition(".")
        if not (version and dot and rest) or not all([c in _HEX for c in version]) or "\n" in rest:
            raise ValueError("IPvFuture address is invalid")
    elif _is_ipv4(host):
        raise ValueError("An IPv4 address cannot be in brackets")
    elif not _is_ipv6(host):
        raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address")


def _without_breaks(text):
    return text.replace("\t", "").replace("\r", "").replace("\n", "")


def urlsplit(url, scheme="", allow_fragments=True):
    rest = _without_breaks(url.lstrip(_SPACES))
    scheme = _without_breaks(scheme.strip(_SPACES))
    at = rest.find(":")
    if at > 0 and rest[0].isascii() and rest[0].isalpha():
        if all([c.isascii() and (c.isalnum() or c in "+-.") for c in rest[:at]]):
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
        if "[" in netloc:
            _check_bracketed_host(netloc.partition("[")[2].partition("]")[0])
    fragment = ""
    if allow_fragments and "#" in rest:
        rest, _, fragment = rest.partition("#")
    path, _, query = rest.partition("?")
    if not netloc.isascii() and any([c in _DISGUISED for c in netloc]):
        raise ValueError(f"netloc '{netloc}' contains invalid characters under NFKC normalization")
    return SplitResult(scheme, netloc, path, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    found = urlsplit(url, scheme, allow_fragments)
    path = found.path
    params = ""
    if ";" in path and found.scheme in uses_params:
        last = path.rfind("/")
        at = path.find(";", last if last >= 0 else 0)
        if at >= 0:
            params = path[at + 1 :]
            path = path[:at]
    return ParseResult(found.scheme, found.netloc, path, params, found.query, found.fragment)


def urlunsplit(components):
    scheme, netloc, path, query, fragment = components
    url = path
    if netloc or (scheme and scheme in uses_netloc and url[:2] != "//"):
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
    b = urlparse(base, "", allow_fragments)
    u = urlparse(url, b.scheme, allow_fragments)
    if u.scheme != b.scheme or u.scheme not in uses_relative:
        return url
    netloc = u.netloc
    if u.scheme in uses_netloc:
        if netloc:
            return urlunparse([u.scheme, netloc, u.path, u.params, u.query, u.fragment])
        netloc = b.netloc
    if not u.path and not u.params:
        query = u.query if u.query else b.query
        return urlunparse([u.scheme, netloc, b.path, b.params, query, u.fragment])
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
    return urlunparse([u.scheme, netloc, path if path else "/", u.params, u.query, u.fragment])


def parse_qsl(
    qs,
    keep_blank_values=False,
    strict_parsing=False,
    encoding="utf-8",
    errors="replace",
    max_num_fields=None,
    separator="&",
):
    if not separator:
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    found = []
    for pair in qs.split(separator) if qs else []:
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition("=")
        if not equals:
            if strict_parsing:
                raise ValueError(f"bad query field: {pair!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            found.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return found


def parse_qs(
    qs,
    keep_blank_values=False,
    strict_parsing=False,
    encoding="utf-8",
    errors="replace",
    max_num_fields=None,
    separator="&",
):
    found = {}
    pairs = parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator)
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _quoted(value, safe, encoding, errors, quote_via):
    return quote_via(value if isinstance(value, bytes) else str(value), safe, encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if doseq:
        raise NotImplementedError("Ferrule: urlencode with doseq is not supported yet")
    pairs = query.items() if isinstance(query, dict) else query
    found = []
    for name, value in pairs:
        shown = _quoted(name, safe, encoding, errors, quote_via)
        found.append(shown + "=" + _quoted(value, safe, encoding, errors, quote_via))
    return "&".join(found)


def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    found = urlparse(url)
    whole = urlunparse([found.scheme, found.netloc, found.path, found.params, found.query, ""])
    return DefragResult(whole, found.fragment)
