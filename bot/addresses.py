"""Addresses: which of them lie on this machine, and which may carry a secret."""

import ipaddress
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Whether an address can only be reached from this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def name_in(host: str) -> str | None:
    """The name in a Host header, in lower case and without its port; None where it is none."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # of `host:x` nothing should be read
    except ValueError:
        return None
    return parts.hostname if host.isascii() else None


def is_safe_url(url: str) -> bool:
    """Whether what is sent to an address stays secret: https, or this very machine."""
    if not (url.isascii() and url.isprintable()) or any(sign in url for sign in " \\@#"):
        return False
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return bool(host) and (
        parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    )
