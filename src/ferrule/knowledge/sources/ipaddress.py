"""`ipaddress`: addresses, interfaces and networks of both versions."""

import functools

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    pass


class NetmaskValueError(ValueError):
    pass


def ip_address(address):
    try:
        return IPv4Address(address)
    except (AddressValueError, NetmaskValueError):
        pass
    try:
        return IPv6Address(address)
    except (AddressValueError, NetmaskValueError):
        pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 address")


def ip_network(address, strict=True):
    try:
        return IPv4Network(address, strict)
    except (AddressValueError, NetmaskValueError):
        pass
    try:
        return IPv6Network(address, strict)
    except (AddressValueError, NetmaskValueError):
        pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 network")


def ip_interface(address):
    try:
        return IPv4Interface(address)
    except (AddressValueError, NetmaskValueError):
        pass
    try:
        return IPv6Interface(address)
    except (AddressValueError, NetmaskValueError):
        pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 interface")


def v4_int_to_packed(address):
    try:
        return address.to_bytes(4, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4")


def v6_int_to_packed(address):
    try:
        return address.to_bytes(16, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6")


def _count_righthand_zero_bits(number, bits):
    if number == 0:
        return bits
    return min(bits, (~number & (number - 1)).bit_length())


def _not_same_version(a, b):
    return TypeError(f"{a} and {b} are not of the same version")


def summarize_address_range(first, last):
    if first.version != last.version:
        raise _not_same_version(first, last)
    if first > last:
        raise ValueError("last IP address must be greater than first")
    length = first.max_prefixlen
    start = int(first)
    end = int(last)
    while start <= end:
        bits = min(_count_righthand_zero_bits(start, length), (end - start + 1).bit_length() - 1)
        yield first._network_class()((start, length - bits))
        start += 1 << bits


def _address_ranges(addresses):
    first = last = addresses[0]
    for ip in addresses[1:]:
        if int(ip) != int(last) + 1:
            yield (first, last)
            first = ip
        last = ip
    yield (first, last)


def _collapse_networks(addresses):
    to_merge = list(addresses)
    subnets = {}
    while to_merge:
        net = to_merge.pop()
        supernet = net.supernet()
        existing = subnets.get(supernet)
        if existing is None:
            subnets[supernet] = net
        elif existing != net:
            del subnets[supernet]
            to_merge.append(supernet)
    last = None
    for net in sorted(subnets.values()):
        if last is not None and last.broadcast_address >= net.broadcast_address:
            continue
        yield net
        last = net


def collapse_addresses(addresses):
    collapsed = []
    ips = []
    nets = []
    for ip in addresses:
        if isinstance(ip, _BaseAddress):
            if ips and ips[-1].version != ip.version:
                raise _not_same_version(ip, ips[-1])
            ips.append(ip)
        elif ip.prefixlen == ip.max_prefixlen:
            if ips and ips[-1].version != ip.version:
                raise _not_same_version(ip, ips[-1])
            ips.append(ip.network_address)
        else:
            if nets and nets[-1].version != ip.version:
                raise _not_same_version(ip, nets[-1])
            nets.append(ip)
    ips = sorted(set(ips))
    if ips:
        for first, last in _address_ranges(ips):
            collapsed.extend(summarize_address_range(first, last))
    return _collapse_networks(collapsed + nets)


def get_mixed_type_key(obj):
    return obj._mixed_type_key()


def _split_prefix(address, length):
    """What stands before the slash and after it."""
    if isinstance(address, (bytes, int)):
        return address, length
    if isinstance(address, tuple):
        return address[0], address[1]
    parts = str(address).split("/")
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    if len(parts) == 2:
        return parts[0], parts[1]
    return parts[0], length


def _number4(ip_str):
    if not ip_str:
        raise AddressValueError("Address cannot be empty")
    octets = ip_str.split(".")
    if len(octets) != 4:
        raise AddressValueError("Expected 4 octets in %r" % ip_str)
    try:
        number = 0
        for octet in octets:
            number = number << 8 | _parse_octet(octet)
        return number
    except ValueError as exc:
        raise AddressValueError("%s in %r" % (exc, ip_str)) from None


def _parse_octet(text):
    if not text:
        raise ValueError("Empty octet not permitted")
    if not (text.isascii() and text.isdigit()):
        raise ValueError("Only decimal digits permitted in %r" % text)
    if len(text) > 3:
        raise ValueError("At most 3 characters permitted in %r" % text)
    if text != "0" and text[0] == "0":
        raise ValueError("Leading zeros are not permitted in %r" % text)
    octet = int(text)
    if octet > 255:
        raise ValueError("Octet %d (> 255) not permitted" % octet)
    return octet


def _text4(ip_int):
    return f"{ip_int >> 24}.{ip_int >> 16 & 255}.{ip_int >> 8 & 255}.{ip_int & 255}"


def _number6(ip_str):
    if not ip_str:
        raise AddressValueError("Address cannot be empty")
    parts = ip_str.split(":")
    if len(parts) < 3:
        raise AddressValueError("At least 3 parts expected in %r" % ip_str)
    if "." in parts[-1]:
        try:
            low = int(IPv4Address(parts.pop()))
        except AddressValueError as exc:
            raise AddressValueError("%s in %r" % (exc, ip_str)) from None
        parts.append("%x" % (low >> 16 & 0xFFFF))
        parts.append("%x" % (low & 0xFFFF))
    if len(parts) > 9:
        raise AddressValueError("At most 8 colons permitted in %r" % ip_str)
    skip_index = -1
    for i in range(1, len(parts) - 1):
        if not parts[i]:
            if skip_index >= 0:
                raise AddressValueError("At most one '::' permitted in %r" % ip_str)
            skip_index = i
    high, low_parts, skipped = _counts(parts, skip_index, ip_str)
    try:
        number = 0
        for i in range(high):
            number = number << 16 | _parse_hextet(parts[i])
        number <<= 16 * skipped
        for i in range(-low_parts, 0):
            number = number << 16 | _parse_hextet(parts[i])
        return number
    except ValueError as exc:
        raise AddressValueError("%s in %r" % (exc, ip_str)) from None


def _counts(parts, skip_index, ip_str):
    """How many parts stand before `::`, how many after it, and how many it stands for."""
    leading = "Leading ':' only permitted as part of '::' in %r"
    trailing = "Trailing ':' only permitted as part of '::' in %r"
    if skip_index < 0:
        if len(parts) != 8:
            raise AddressValueError("Exactly 8 parts expected without '::' in %r" % ip_str)
        if not parts[0]:
            raise AddressValueError(leading % ip_str)
        if not parts[-1]:
            raise AddressValueError(trailing % ip_str)
        return len(parts), 0, 0
    high = skip_index
    low = len(parts) - skip_index - 1
    if not parts[0]:
        high -= 1
        if high:
            raise AddressValueError(leading % ip_str)
    if not parts[-1]:
        low -= 1
        if low:
            raise AddressValueError(trailing % ip_str)
    skipped = 8 - (high + low)
    if skipped < 1:
        raise AddressValueError("Expected at most 7 other parts with '::' in %r" % ip_str)
    return high, low, skipped


def _parse_hextet(text):
    if not all(c in "0123456789ABCDEFabcdef" for c in text):
        raise ValueError("Only hex digits permitted in %r" % text)
    if len(text) > 4:
        raise ValueError("At most 4 characters permitted in %r" % text)
    return int(text, 16)


def _text6(ip_int):
    hextets = ["%x" % (ip_int >> shift & 0xFFFF) for shift in range(112, -1, -16)]
    best_start = -1
    best_length = 0
    start = -1
    length = 0
    for index, hextet in enumerate(hextets):
        if hextet == "0":
            length += 1
            if start == -1:
                start = index
            if length > best_length:
                best_length = length
                best_start = start
        else:
            length = 0
            start = -1
    if best_length > 1:
        return ":".join(hextets[:best_start]) + "::" + ":".join(hextets[best_start + best_length :])
    return ":".join(hextets)


def _mask(prefixlen, length):
    return ((1 << length) - 1) ^ (((1 << length) - 1) >> prefixlen)


def _prefix_of_mask(number):
    """The length of a prefix of 32 bits that a mask stands for, or -1."""
    zeroes = _count_righthand_zero_bits(number, 32)
    return 32 - zeroes if number >> zeroes == (1 << (32 - zeroes)) - 1 else -1


def _prefix_length(arg, length):
    if isinstance(arg, int):
        if not 0 <= arg <= length:
            raise NetmaskValueError("%r is not a valid netmask" % arg)
        return arg
    if arg.isascii() and arg.isdigit() and int(arg) <= length:
        return int(arg)
    if length == 32:
        try:
            number = _number4(arg)
        except AddressValueError:
            raise NetmaskValueError("%r is not a valid netmask" % arg) from None
        # The bits of a host mask are the others.
        for mask in (number, number ^ 0xFFFFFFFF):
            if _prefix_of_mask(mask) >= 0:
                return _prefix_of_mask(mask)
    raise NetmaskValueError("%r is not a valid netmask" % arg)


def _padded(number, spec, length, version):
    """`format(address, "#_x")` and the like."""
    alternate = spec.startswith("#")
    rest = spec[1:] if alternate else spec
    grouped = rest.startswith("_")
    base = rest[1:] if grouped else rest
    if base not in ("x", "b", "n", "X"):
        return None
    if base == "n":
        base = "b" if version == 4 else "x"
    digits = length if base == "b" else length // 4
    if grouped:
        digits += digits // 4 - 1
    if alternate:
        digits += 2
    return format(number, ("#" if alternate else "") + "0" + str(digits) + ("_" if grouped else "") + base)


class _IPAddressBase:
    @property
    def exploded(self):
        return self._explode_shorthand_ip_string()

    @property
    def compressed(self):
        return str(self)

    @property
    def reverse_pointer(self):
        return self._reverse_pointer()

    @property
    def version(self):
        return self._version

    @property
    def max_prefixlen(self):
        return self._max_prefixlen

    def _check_int_address(self, address):
        if address < 0:
            raise AddressValueError("%d (< 0) is not permitted as an IPv%d address" % (address, self._version))
        if address > self._ALL_ONES:
            msg = "%d (>= 2**%d) is not permitted as an IPv%d address"
            raise AddressValueError(msg % (address, self._max_prefixlen, self._version))

    def _check_packed_address(self, address, expected):
        if len(address) != expected:
            msg = "%r (len %d != %d) is not permitted as an IPv%d address"
            raise AddressValueError(msg % (address, len(address), expected, self._version))


@functools.total_ordering
class _BaseAddress(_IPAddressBase):
    def __int__(self):
        return self._ip

    def __eq__(self, other):
        if isinstance(other, _BaseAddress):
            return self._ip == other._ip and self._version == other._version
        return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        if self._version != other._version:
            raise _not_same_version(self, other)
        return self._ip < other._ip

    def __add__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._ip + other)

    def __sub__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._ip - other)

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, str(self))

    def __hash__(self):
        return hash(hex(self._ip))

    def _mixed_type_key(self):
        return (self._version, self)

    def __format__(self, fmt):
        if not fmt or fmt[-1] == "s":
            return format(str(self), fmt)
        found = _padded(self._ip, fmt, self._max_prefixlen, self._version)
        if found is None:
            raise TypeError(f"unsupported format string passed to {self.__class__.__name__}.__format__")
        return found


@functools.total_ordering
class _BaseNetwork(_IPAddressBase):
    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, str(self))

    def __str__(self):
        return "%s/%d" % (self.network_address, self._prefixlen)

    def __iter__(self):
        for x in range(int(self.network_address), int(self.broadcast_address) + 1):
            yield self._address(x)

    def __getitem__(self, n):
        network = int(self.network_address)
        broadcast = int(self.broadcast_address)
        if n >= 0:
            if network + n > broadcast:
                raise IndexError("address out of range")
            return self._address(network + n)
        n += 1
        if broadcast + n < network:
            raise IndexError("address out of range")
        return self._address(broadcast + n)

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        if self._version != other._version:
            raise _not_same_version(self, other)
        if self.network_address != other.network_address:
            return self.network_address < other.network_address
        if self.netmask != other.netmask:
            return self.netmask < other.netmask
        return False

    def __eq__(self, other):
        if isinstance(other, _BaseNetwork):
            return (
                self._version == other._version
                and self.network_address == other.network_address
                and int(self.netmask) == int(other.netmask)
            )
        return NotImplemented

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def __contains__(self, other):
        if isinstance(other, _BaseNetwork) or self._version != other._version:
            return False
        return int(other) & int(self.netmask) == int(self.network_address)

    def overlaps(self, other):
        return (
            self.network_address in other
            or self.broadcast_address in other
            or other.network_address in self
            or other.broadcast_address in self
        )

    @property
    def broadcast_address(self):
        return self._address(int(self.network_address) | (int(self.netmask) ^ self._ALL_ONES))

    @property
    def hostmask(self):
        return self._address(int(self.netmask) ^ self._ALL_ONES)

    @property
    def with_prefixlen(self):
        return "%s/%d" % (self.network_address, self._prefixlen)

    @property
    def with_netmask(self):
        return "%s/%s" % (self.network_address, self.netmask)

    @property
    def with_hostmask(self):
        return "%s/%s" % (self.network_address, self.hostmask)

    @property
    def num_addresses(self):
        return int(self.broadcast_address) - int(self.network_address) + 1

    @property
    def prefixlen(self):
        return self._prefixlen

    def address_exclude(self, other):
        if self._version != other._version:
            raise _not_same_version(self, other)
        if not isinstance(other, _BaseNetwork):
            raise TypeError("%s is not a network object" % other)
        if not other.subnet_of(self):
            raise ValueError("%s not contained in %s" % (other, self))
        if other == self:
            return
        s1, s2 = self.subnets()
        while s1 != other and s2 != other:
            if other.subnet_of(s1):
                yield s2
                s1, s2 = s1.subnets()
            else:
                yield s1
                s1, s2 = s2.subnets()
        if s1 == other:
            yield s2
        else:
            yield s1

    def compare_networks(self, other):
        if self._version != other._version:
            raise TypeError("%s and %s are not of the same type" % (self, other))
        if self.network_address < other.network_address:
            return -1
        if self.network_address > other.network_address:
            return 1
        if self.netmask < other.netmask:
            return -1
        if self.netmask > other.netmask:
            return 1
        return 0

    def _mixed_type_key(self):
        return (self._version, self.network_address, self.netmask)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        new_prefixlen = self._prefixlen + prefixlen_diff
        if new_prefixlen > self._max_prefixlen:
            raise ValueError("prefix length diff %d is invalid for netblock %s" % (new_prefixlen, self))
        start = int(self.network_address)
        end = int(self.broadcast_address) + 1
        step = (int(self.hostmask) + 1) >> prefixlen_diff
        while start < end:
            yield self.__class__((start, new_prefixlen))
            start += step

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        new_prefixlen = self._prefixlen - prefixlen_diff
        if new_prefixlen < 0:
            raise ValueError(
                "current prefixlen is %d, cannot have a prefixlen_diff of %d" % (self._prefixlen, prefixlen_diff)
            )
        return self.__class__((int(self.network_address) & (int(self.netmask) << prefixlen_diff), new_prefixlen))

    def subnet_of(self, other):
        if self._version != other._version:
            raise _not_same_version(self, other)
        return other.network_address <= self.network_address and other.broadcast_address >= self.broadcast_address

    def supernet_of(self, other):
        if self._version != other._version:
            raise _not_same_version(other, self)
        return self.network_address <= other.network_address and self.broadcast_address >= other.broadcast_address

    @property
    def is_multicast(self):
        return self.network_address.is_multicast and self.broadcast_address.is_multicast

    @property
    def is_reserved(self):
        return self.network_address.is_reserved and self.broadcast_address.is_reserved

    @property
    def is_link_local(self):
        return self.network_address.is_link_local and self.broadcast_address.is_link_local

    @property
    def is_private(self):
        first = int(self.network_address)
        last = int(self.broadcast_address)
        return any(start <= first <= end and start <= last <= end for start, end in self._private())

    @property
    def is_unspecified(self):
        return self.network_address.is_unspecified and self.broadcast_address.is_unspecified

    @property
    def is_loopback(self):
        return self.network_address.is_loopback and self.broadcast_address.is_loopback


# Ranges of addresses, first and last.
_PRIVATE_4 = [
    (0x00000000, 0x00FFFFFF),
    (0x0A000000, 0x0AFFFFFF),
    (0x7F000000, 0x7FFFFFFF),
    (0xA9FE0000, 0xA9FEFFFF),
    (0xAC100000, 0xAC1FFFFF),
    (0xC0000000, 0xC0000007),
    (0xC00000AA, 0xC00000AB),
    (0xC0000200, 0xC00002FF),
    (0xC0A80000, 0xC0A8FFFF),
    (0xC6120000, 0xC613FFFF),
    (0xC6336400, 0xC63364FF),
    (0xCB007100, 0xCB0071FF),
    (0xF0000000, 0xFFFFFFFF),
]


class _Interface:
    """What the interfaces of both versions have beside an address: a network."""

    @property
    def hostmask(self):
        return self.network.hostmask

    @property
    def with_prefixlen(self):
        return "%s/%s" % (self.ip, self._prefixlen)

    @property
    def with_netmask(self):
        return "%s/%s" % (self.ip, self.netmask)

    @property
    def with_hostmask(self):
        return "%s/%s" % (self.ip, self.hostmask)

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))


class _BaseV4:
    _version = 4
    _ALL_ONES = (1 << 32) - 1
    _max_prefixlen = 32

    def _explode_shorthand_ip_string(self):
        return str(self)

    def _network_class(self):
        return IPv4Network

    def _address(self, number):
        return IPv4Address(number)

    def _private(self):
        return _PRIVATE_4

    def _reverse_pointer(self):
        return ".".join(str(self).split(".")[::-1]) + ".in-addr.arpa"


class IPv4Address(_BaseV4, _BaseAddress):
    def __init__(self, address):
        if isinstance(address, int):
            self._check_int_address(address)
            self._ip = int(address)
            return
        if isinstance(address, bytes):
            self._check_packed_address(address, 4)
            self._ip = int.from_bytes(address, "big")
            return
        text = str(address)
        if "/" in text:
            raise AddressValueError(f"Unexpected '/' in {address!r}")
        self._ip = _number4(text)

    def __str__(self):
        return _text4(self._ip)

    @property
    def packed(self):
        return v4_int_to_packed(self._ip)

    @property
    def is_reserved(self):
        return self._ip >> 28 == 15

    @property
    def is_private(self):
        number = self._ip
        return any(start <= number <= end for start, end in _PRIVATE_4)

    @property
    def is_global(self):
        return self._ip >> 22 != 0x64400000 >> 22 and not self.is_private

    @property
    def is_multicast(self):
        return self._ip >> 28 == 14

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_loopback(self):
        return self._ip >> 24 == 127

    @property
    def is_link_local(self):
        return self._ip >> 16 == 0xA9FE


class IPv4Interface(_Interface, IPv4Address):
    def __init__(self, address):
        addr, mask = _split_prefix(address, 32)
        IPv4Address.__init__(self, addr)
        self.network = IPv4Network((addr, mask), False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    def __str__(self):
        return "%s/%d" % (_text4(self._ip), self._prefixlen)

    def __eq__(self, other):
        if isinstance(other, IPv4Interface):
            return self._ip == other._ip and self.network == other.network
        if isinstance(other, IPv4Address):
            return False
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, IPv4Interface):
            return self.network < other.network or (self.network == other.network and self._ip < other._ip)
        if isinstance(other, _BaseAddress):
            if other._version != 4:
                raise _not_same_version(self, other)
            return False
        return NotImplemented

    @property
    def ip(self):
        return IPv4Address(self._ip)


class IPv4Network(_BaseV4, _BaseNetwork):
    def __init__(self, address, strict=True):
        addr, mask = _split_prefix(address, 32)
        self.network_address = IPv4Address(addr)
        self._prefixlen = _prefix_length(mask, 32)
        self.netmask = IPv4Address(_mask(self._prefixlen, 32))
        packed = int(self.network_address)
        if packed & int(self.netmask) != packed:
            if strict:
                raise ValueError("%s has host bits set" % self)
            self.network_address = IPv4Address(packed & int(self.netmask))

    def hosts(self):
        first = int(self.network_address)
        last = int(self.broadcast_address)
        # Two addresses or one have neither a network's address nor a broadcast.
        if self._prefixlen < 31:
            first += 1
            last -= 1
        for x in range(first, last + 1):
            yield IPv4Address(x)

    @property
    def is_global(self):
        shared = int(self.network_address) >> 22 == 0x64400000 >> 22
        return not (shared and int(self.broadcast_address) >> 22 == 0x64400000 >> 22) and not self.is_private


def _prefixed(texts):
    """The ranges of IPv6 networks that are given as their first 128 bits in hexadecimal and their length."""
    found = []
    for text, length in texts:
        start = int(text, 16) << (128 - 4 * len(text))
        found.append((start, start + (1 << (128 - length)) - 1))
    return found


_PRIVATE_6 = _prefixed(
    [
        ("00000000000000000000000000000001", 128),
        ("00000000000000000000000000000000", 128),
        ("00000000000000000000ffff", 96),
        ("0100", 64),
        ("2001", 23),
        ("200100020000", 48),
        ("20010db8", 32),
        ("20010010", 28),
        ("fc", 7),
        ("fe80", 10),
    ]
)


class _BaseV6:
    _version = 6
    _ALL_ONES = (1 << 128) - 1
    _max_prefixlen = 128

    def _network_class(self):
        return IPv6Network

    def _address(self, number):
        return IPv6Address(number)

    def _private(self):
        return _PRIVATE_6

    def _exploded_number(self, number):
        digits = "%032x" % number
        return ":".join([digits[x : x + 4] for x in range(0, 32, 4)])

    def _reverse_pointer(self):
        return ".".join(self.exploded[::-1].replace(":", "")) + ".ip6.arpa"


class IPv6Address(_BaseV6, _BaseAddress):
    def __init__(self, address):
        self._scope_id = None
        if isinstance(address, int):
            self._check_int_address(address)
            self._ip = int(address)
            return
        if isinstance(address, bytes):
            self._check_packed_address(address, 16)
            self._ip = int.from_bytes(address, "big")
            return
        text = str(address)
        if "/" in text:
            raise AddressValueError(f"Unexpected '/' in {address!r}")
        text, mark, scope_id = text.partition("%")
        if mark:
            if not scope_id or "%" in scope_id:
                raise AddressValueError('Invalid IPv6 address: "%r"' % str(address))
            self._scope_id = scope_id
        self._ip = _number6(text)

    def _explode_shorthand_ip_string(self):
        return self._exploded_number(self._ip)

    def __str__(self):
        text = _text6(self._ip)
        return text + "%" + self._scope_id if self._scope_id is not None else text

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        if isinstance(other, IPv6Address):
            return self._ip == other._ip and self._scope_id == other._scope_id
        if isinstance(other, _BaseAddress):
            return False
        return NotImplemented

    @property
    def scope_id(self):
        return self._scope_id

    @property
    def packed(self):
        return v6_int_to_packed(self._ip)

    @property
    def is_multicast(self):
        return self._ip >> 120 == 0xFF

    @property
    def is_reserved(self):
        top = self._ip >> 120
        if top == 0xFE:
            return self._ip >> 119 == 0xFE << 1
        return 0x02 <= top <= 0x1F or top <= 0x01 or 0x40 <= top <= 0xFB

    @property
    def is_link_local(self):
        return self._ip >> 118 == 0xFE80 >> 6

    @property
    def is_site_local(self):
        return self._ip >> 118 == 0xFEC0 >> 6

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        if mapped is not None:
            return mapped.is_private
        number = self._ip
        return any(start <= number <= end for start, end in _PRIVATE_6)

    @property
    def is_global(self):
        return not self.is_private

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_loopback(self):
        return self._ip == 1

    @property
    def ipv4_mapped(self):
        if self._ip >> 32 != 0xFFFF:
            return None
        return IPv4Address(self._ip & 0xFFFFFFFF)

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return (IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF))

    @property
    def sixtofour(self):
        if self._ip >> 112 != 0x2002:
            return None
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF)


class IPv6Interface(_Interface, IPv6Address):
    def __init__(self, address):
        addr, mask = _split_prefix(address, 128)
        IPv6Address.__init__(self, addr)
        self.network = IPv6Network((addr, mask), False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    def _explode_shorthand_ip_string(self):
        return "%s/%d" % (self._exploded_number(self._ip), self._prefixlen)

    def __str__(self):
        return "%s/%d" % (super().__str__(), self._prefixlen)

    def __eq__(self, other):
        if isinstance(other, IPv6Interface):
            same = self._ip == other._ip and self._scope_id == other._scope_id
            return same and self.network == other.network
        if isinstance(other, _BaseAddress):
            return False
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, IPv6Interface):
            return self.network < other.network or (self.network == other.network and self._ip < other._ip)
        if isinstance(other, _BaseAddress):
            if other._version != 6:
                raise _not_same_version(self, other)
            return False
        return NotImplemented

    @property
    def ip(self):
        return IPv6Address(self._ip)

    @property
    def is_unspecified(self):
        return self._ip == 0 and self.network.is_unspecified

    @property
    def is_loopback(self):
        return self._ip == 1 and self.network.is_loopback


class IPv6Network(_BaseV6, _BaseNetwork):
    def __init__(self, address, strict=True):
        addr, mask = _split_prefix(address, 128)
        self.network_address = IPv6Address(addr)
        self._prefixlen = _prefix_length(mask, 128)
        self.netmask = IPv6Address(_mask(self._prefixlen, 128))
        packed = int(self.network_address)
        if packed & int(self.netmask) != packed:
            if strict:
                raise ValueError("%s has host bits set" % self)
            self.network_address = IPv6Address(packed & int(self.netmask))

    def _explode_shorthand_ip_string(self):
        return "%s/%d" % (self._exploded_number(int(self.network_address)), self._prefixlen)

    def hosts(self):
        first = int(self.network_address)
        last = int(self.broadcast_address)
        # The first address is the routers' anycast address, unless there are two addresses or one.
        if self._prefixlen < 127:
            first += 1
        while first <= last:
            yield IPv6Address(first)
            first += 1

    @property
    def is_site_local(self):
        return self.network_address.is_site_local and self.broadcast_address.is_site_local

    @property
    def is_global(self):
        return not self.is_private
