import pytest

from bot.addresses import is_loopback, is_safe_url


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("", False),
        ("0.0.0.0", False),  # noqa: S104 - looked at, never bound
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("127.1", False),
        ("2130706433", False),
        ("0x7f000001", False),
    ],
)
def test_loopback(host: str, ours: bool) -> None:
    assert is_loopback(host) is ours


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://login.example/keys?v=1", True),
        ("https://login.example:8443", True),
        ("http://127.0.0.1:9/keys", True),
        ("http://[::1]:9/keys", True),
        ("http://localhost/keys", True),
        ("http://login.example/keys", False),
        ("http://127.0.0.1.example/keys", False),
        ("http://127.0.0.1@login.example/keys", False),
        ("https://127.0.0.1\\@login.example/keys", False),
        ("https://user:secret@login.example", False),
        ("https://", False),
        ("https://login.example:99999", False),
        ("https://[", False),
        ("https://login.example/#keys", False),
        ("https://login.exämple", False),
        ("https://login.example/a b", False),
        ("https://login.example/\n", False),
        ("file:///etc/keys", False),
        ("login.example", False),
        ("", False),
    ],
)
def test_safe_url(url: str, safe: bool) -> None:
    assert is_safe_url(url) is safe
