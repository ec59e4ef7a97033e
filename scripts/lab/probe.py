#!/usr/bin/env python3
"""probe.py udp|tcp ADDRESS PORT: whether a host itself says that nothing listens there.

A firewall that drops what comes in says nothing.
"""
import socket
import sys

kind = {"udp": socket.SOCK_DGRAM, "tcp": socket.SOCK_STREAM}[sys.argv[1]]
family, _, _, _, address = socket.getaddrinfo(sys.argv[2], int(sys.argv[3]))[0]
with socket.socket(family, kind) as probe:
    probe.settimeout(3)
    try:
        probe.connect(address)
        probe.send(b"x")
        probe.recv(1)
        sys.exit("something listens there")
    except ConnectionRefusedError:
        pass
