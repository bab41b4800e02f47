"""ipaddress: both versions, networks, interfaces, and what is wrong with a text."""

import ipaddress
from ipaddress import IPv4Address, IPv4Interface, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network


def tried(call, text):
    try:
        return repr(call(text))
    except ValueError as error:
        return f"{type(error).__name__}: {error}"


for text in ["192.168.1.1", "10.0.0.256", "1.2.3", "01.2.3.4", "a.b.c.d", "", "::1", "fe80::1%eth0", "1::2::3"]:
    print(
        text,
        tried(lambda t: ip_address(t), text),
        tried(lambda t: IPv4Address(t), text),
        tried(lambda t: IPv6Address(t), text),
    )
for text in [
    "::ffff:1.2.3.4",
    "2001:db8::8a2e:370:7334",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7",
    ":1::2",
    "1::2:",
    "g::1",
    "12345::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2002:c000:204::",
]:
    print(text, tried(lambda t: IPv6Address(t), text))
for text in [
    "10.0.0.0/8",
    "10.0.0.1/8",
    "10.0.0.0/255.0.0.0",
    "10.0.0.0/0.255.255.255",
    "10.0.0.0/33",
    "10.0.0.0/x",
    "1.2.3.4/5/6",
    "2001:db8::/32",
    "2001:db8::1/32",
    "::/129",
]:
    print(text, tried(lambda t: ip_network(t), text), tried(lambda t: ip_network(t, strict=False), text))

for address in [
    IPv4Address("127.0.0.1"),
    IPv4Address("8.8.8.8"),
    IPv4Address("224.0.0.1"),
    IPv4Address("169.254.3.4"),
    IPv4Address("100.64.0.1"),
    IPv4Address("240.1.1.1"),
    IPv4Address(0),
    IPv4Address("172.20.3.4"),
]:
    print(
        address,
        address.is_private,
        address.is_global,
        address.is_loopback,
        address.is_multicast,
        address.is_link_local,
        address.is_reserved,
        address.is_unspecified,
        address.packed,
        int(address),
        address.reverse_pointer,
        address.version,
        address.max_prefixlen,
    )
for address in [
    IPv6Address("::1"),
    IPv6Address("2001:4860:4860::8888"),
    IPv6Address("fe80::1"),
    IPv6Address("ff02::1"),
    IPv6Address("fec0::1"),
    IPv6Address("::ffff:10.0.0.1"),
    IPv6Address("fd00::"),
    IPv6Address("fe00::"),
    IPv6Address("4000::1"),
    IPv6Address("2001:20::1"),
    IPv6Address("::"),
]:
    print(
        address,
        address.is_private,
        address.is_global,
        address.is_loopback,
        address.is_multicast,
        address.is_link_local,
        address.is_site_local,
        address.is_reserved,
        address.is_unspecified,
        address.exploded,
        address.compressed,
        address.ipv4_mapped,
        address.sixtofour,
        address.teredo,
    )
print(IPv6Address("2001:0:4136:e378:8000:63bf:3fff:fdd2").teredo, IPv6Address("2002:c000:204::").sixtofour)
print(IPv6Address("fe80::1%eth0").scope_id, IPv6Address("::1").reverse_pointer, IPv6Address(b"\0" * 15 + b"\7"))

net = IPv4Network("192.168.4.0/29")
print(net, net.num_addresses, net.prefixlen, net.netmask, net.hostmask, net.broadcast_address, net.network_address)
print([str(host) for host in net.hosts()], list(net)[0], net[1], net[-1], len(list(net)))
print(
    IPv4Address("192.168.4.3") in net,
    IPv4Address("192.168.5.3") in net,
    net.with_netmask,
    net.with_hostmask,
    net.with_prefixlen,
)
print(list(net.subnets()), list(net.subnets(prefixlen_diff=2)), list(net.subnets(new_prefix=31)))
print(net.supernet(), net.supernet(prefixlen_diff=3), net.supernet(new_prefix=20))
print(
    net.overlaps(IPv4Network("192.168.0.0/16")),
    net.subnet_of(IPv4Network("192.168.0.0/16")),
    net.supernet_of(IPv4Network("192.168.4.4/30")),
)
print(sorted(IPv4Network("10.0.0.0/24").address_exclude(IPv4Network("10.0.0.64/26"))))
print(
    net.compare_networks(IPv4Network("192.168.4.0/30")),
    net == IPv4Network("192.168.4.0/29"),
    net != IPv4Network("10.0.0.0/8"),
)
print(net.is_private, IPv4Network("8.8.8.0/24").is_global, IPv4Network("0.0.0.0/0").is_private)
try:
    print(net[8])
except IndexError as error:
    print(error)
for bad in [0, 40]:
    try:
        print(list(net.subnets(new_prefix=bad)))
    except ValueError as error:
        print(error)

six = IPv6Network("2001:db8::/126")
print(six, six.num_addresses, six.netmask, [str(h) for h in six.hosts()], six.broadcast_address, six.exploded)
print(list(six.subnets()), six.supernet(), six[2], IPv6Address("2001:db8::2") in six, six.is_private)

face = IPv4Interface("192.0.2.5/24")
print(face, face.ip, face.network, face.netmask, face.with_netmask, face.with_hostmask, repr(face), face.hostmask)
print(ipaddress.ip_interface("2001:db8::5/64").network, ipaddress.ip_interface("10.1.2.3").network)

a, b = IPv4Address("10.0.0.1"), IPv4Address("10.0.0.9")
print(
    a < b,
    a <= a,
    a > b,
    a == IPv4Address(167772161),
    a + 5,
    b - 1,
    int(b) - int(a),
    hash(a) == hash(IPv4Address("10.0.0.1")),
)
print(sorted([b, a, IPv4Address("9.9.9.9")]), {a: 1}[IPv4Address("10.0.0.1")], max(a, b))
print(list(ipaddress.summarize_address_range(a, b)))
print(
    list(
        ipaddress.collapse_addresses(
            [IPv4Network("10.0.0.0/25"), IPv4Network("10.0.0.128/25"), IPv4Network("10.0.2.0/24")]
        )
    )
)
print(list(ipaddress.collapse_addresses([IPv4Address("10.0.0.0"), IPv4Address("10.0.0.1"), IPv4Address("10.0.0.3")])))
print(f"{a:x} {a:#b} {a:_n} {a:s} {a:>12s} {IPv6Address('::1'):x}", format(a, "X"))
try:
    print(IPv4Address(2**32))
except ipaddress.AddressValueError as error:
    print(error)
try:
    print(IPv4Address(-1))
except ValueError as error:
    print(error)
try:
    print(a < ip_address("::1"))
except TypeError as error:
    print(error)
print(a == ip_address("::1"), [type(ip_address(t)).__name__ for t in ("1.1.1.1", "::")])


def blocked(text, nets):
    address = ip_address(text)
    return any(address in net for net in nets)


rules = [ip_network(t) for t in ("10.0.0.0/8", "2001:db8::/32", "192.168.1.0/24")]
print([blocked(t, rules) for t in ("10.2.3.4", "11.0.0.1", "2001:db8::5", "2001:db9::5", "192.168.1.77")])
