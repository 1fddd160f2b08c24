"""Articles in: titles and furniture of pages; encodings; a server on loopback that behaves and misbehaves."""

from __future__ import annotations

import gzip
import io
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.article_pages import MORE, PROSE, page
from timeline.article import from_html, from_text, load
from timeline.article.decode import LIMIT_BYTES
from timeline.article.fetch import Fetched, fetch, is_public
from timeline.article.furniture import line_kind, line_rule
from timeline.article.furniture_lines import LINES, NOT_FURNITURE, LineRule
from timeline.article.language import language_of
from timeline.article.page import mark, publisher_of
from timeline.errors import ArticleError
from timeline.reading import read
from timeline.records import Article, FurnitureKind

# -- furniture ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "line"),
    [(rule, line) for rule in LINES for line in rule.examples],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_every_row_marks_its_own_examples(rule: LineRule, line: str) -> None:
    assert any((found := line_rule(line, place)) is not None and found.kind is rule.kind for place in rule.where)


@pytest.mark.parametrize("line", NOT_FURNITURE)
def test_prose_that_looks_like_furniture_is_not(line: str) -> None:
    assert line_kind(line, "body") is None


def kinds(text: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, text[piece.start : piece.end]) for piece in mark(text).furniture]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["By [Jane Roe](#)", PROSE], ("byline", "By [Jane Roe](#)")),
        (
            ["Ships at anchor in the old port. **Jane Roe / Agency**", PROSE],
            ("caption", "Ships at anchor in the old port. **Jane Roe / Agency**"),
        ),
        ([PROSE, "Related article: [The first round](#)", MORE], ("related", "Related article: [The first round](#)")),
        ([PROSE, MORE, "AFP contributed reporting."], ("footer", "AFP contributed reporting.")),
        (
            [PROSE, "<https://news.example.org/2023/03/21/talks>"],
            ("address", "<https://news.example.org/2023/03/21/talks>"),
        ),
        (["GENEVA (AP) — " + PROSE], ("dateline", "GENEVA (AP) — ")),
        (
            ["Ministers [left](https://a.example/x_(y)) Geneva on Monday, and all of them were glad to be home."],
            ("link target", "](https://a.example/x_(y))"),
        ),
        ([PROSE + " See https://a.example/b."], ("address", "https://a.example/b")),
        (
            [PROSE, "More on this story", "The first round fails", "The second round fails"],
            ("related", "The second round fails"),
        ),
        (["**" + PROSE + "**"], ("markup", "**")),
    ],
)
def test_furniture_is_marked_where_it_stands(parts: list[str], expected: tuple[str, str]) -> None:
    assert expected in kinds(page(*parts))


def test_brackets_of_an_editor_are_prose() -> None:
    text = page('"It is a plan [for peace] and no more than that," the minister told the paper on Monday evening.')
    assert "[for peace]" in read(from_text(text)).text


def test_the_reading_of_a_whole_page_is_its_prose() -> None:
    text = page(
        "By Jane Roe",
        "Ships at anchor. **Jane Roe / Agency**",
        f"LONDON, March 20 (Reuters) - {PROSE}",
        "Read more: The first round",
        MORE,
        "© 2023 The Ledger",
    )
    assert read(from_text(text)).text == f"{PROSE}\n\n{MORE}"


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_marked_without_overlaps(text: str) -> None:
    furniture = mark(text).furniture
    assert all(0 <= piece.start < piece.end <= len(text) for piece in furniture)
    assert all(a.end <= b.start for a, b in pairwise(furniture))


@pytest.mark.parametrize("bit", ["[", "**", "_a ", "<!--", "By A, ", "(Photo ", "](", "# ", "1. ", "\n", "https://a"])
def test_marking_takes_time_in_proportion_to_the_text(bit: str) -> None:
    mark(bit * 40_000)  # a pattern that looks back again and again would not come home


# -- titles ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Talks end\n\nMarch 21, 2023\n\n{PROSE}", "Talks end"),
        (f"WORLD\n\nTalks end\n\nMarch 21, 2023\n\n{PROSE}", "Talks end"),
        (f"March 21, 2023\nBy Jane Roe\n\nTalks end\n\n{PROSE}", "Talks end"),
        (f"**Talks end**\nMarch 21, 2023\n{PROSE}", "Talks end"),
        (f"Title: Talks end\nDate: 2023-03-21\nPublisher: The Ledger\n\n{PROSE}", "Talks end"),
        (f'---\ntitle: "Talks end"\ndate: 2023-03-21\n---\n\n{PROSE}', "Talks end"),
        # no headline: the first words stand for it
        (f"March 21, 2023\n\n{PROSE}", "Ministers of both states left Geneva on Monday, after two…"),
    ],
)
def test_the_title_is_the_headline(text: str, title: str) -> None:
    article = from_text(text)
    assert (article.title, article.published) == (title, date(2023, 3, 21))


# -- the rest of the page ----------------------------------------------------------------------------------------------


def test_publisher_address_and_language() -> None:
    text = page(
        PROSE + " So The Daily Ledger was told.", "Original url:", "<https://www.thedailyledger.example/2023/03/21/x>"
    )
    article = from_text(text)
    assert (article.publisher, article.url) == ("The Daily Ledger", "https://www.thedailyledger.example/2023/03/21/x")
    assert article.language == "en"
    assert article.id == "talks-end-without-a-deal"
    assert publisher_of("https://news.example.org/x", "") == "news.example.org"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        (
            "Die Minister verließen Genf am Montag nach zwei Wochen, die sie mit dem Streit um die Grenze verbrachten.",
            "de",
        ),
        (
            "Les ministres ont quitté Genève lundi après deux semaines de pourparlers sur la frontière et le barrage.",
            "fr",
        ),
        ("Министры покинули Женеву в понедельник после двух недель переговоров о границе и плотине.", "ru"),
        ("Міністри залишили Женеву в понеділок після двох тижнів переговорів про кордон і греблю.", "uk"),
        ("部长们星期一离开日内瓦。", "zh"),
        ("", "en"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


HTML = f"""<!doctype html><html lang="en"><head><title>Talks end - The Daily Ledger</title>
<meta property="og:site_name" content="The Daily Ledger"><meta property="article:published_time" content="2023-03-21T08:00:00Z"></head>
<body><nav>Home | World</nav><article><h1>Talks end</h1><p>By Jane Roe</p><p>{PROSE}</p><h2>What next</h2><p>{MORE}</p>
<p>The dam is to be finished in 2030, and <b>neither side</b> wants to wait for it, according to people at the talks.</p></article>
<footer>© 2023 The Daily Ledger</footer></body></html>"""


def test_web_pages_give_their_main_text_and_metadata() -> None:
    article = from_html(HTML, url="https://ledger.example/talks")
    assert (article.title, article.publisher, article.published) == ("Talks end", "The Daily Ledger", date(2023, 3, 21))
    reading = read(article)
    assert reading.text.startswith(PROSE)
    assert [reading.text[block.start : block.end] for block in reading.blocks if block.kind.value == "heading"] == [
        "What next"
    ]
    assert "neither side wants" in reading.text
    assert "Home" not in article.text


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(ArticleError, match="holds no article that can be told from the rest"):
        from_html("<html><body></body></html>", published=date(2023, 3, 21))


# -- files -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        page(PROSE).encode(),
        b"\xef\xbb\xbf" + page(PROSE).encode(),
        page(PROSE).replace("\n", "\r\n").encode(),
        page("Präsident " + PROSE).encode(),
    ],
)
def test_the_text_is_the_file_to_the_letter(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(data)
    with path.open(encoding="utf-8", newline="") as file:
        assert load(path).text == file.read()
    assert load(str(path)).title == "Talks end without a deal"


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_other_encodings_are_found_out(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "talks.txt"
    text = page(
        "Die Präsidentin verließ Genf am Montag, und die Gespräche über die Grenze und den Staudamm waren für sie vorüber. "
        * 3
    )
    path.write_bytes(text.encode(encoding))
    assert load(path).text == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF, not text; save the article as .txt"),
        (b"PK\x03\x04....", "is a zip archive or office document"),
        (b"abc\x00\x01\x02" * 50, "is not text but binary data"),
        (b"x" * (LIMIT_BYTES + 1), "is larger than the limit of 10 MB"),
        (b"\xff\xfeabc", "says it is UTF-16 but byte"),
    ],
)
def test_files_that_are_no_text_are_told_in_a_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=said):
        load(path, published=date(2023, 3, 21))
    with pytest.raises(ArticleError, match=said.replace("'", "")):
        load("-", stdin=io.BytesIO(data), published=date(2023, 3, 21))


def test_missing_files_and_folders_are_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"there is no file '.*gone.txt'; check the path"):
        load(tmp_path / "gone.txt")
    with pytest.raises(ArticleError, match="is a directory; name the article's file"):
        load(tmp_path)
    with pytest.raises(ArticleError, match="'-' means standard input"):
        load("-")


def test_standard_input_is_read_as_text_or_as_a_page() -> None:
    assert load("-", stdin=io.BytesIO(page(PROSE).encode())).title == "Talks end without a deal"
    assert load("-", stdin=io.BytesIO(HTML.encode())).title == "Talks end"


# -- the web -----------------------------------------------------------------------------------------------------------

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(body: bytes, media_type: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> Answer:
    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", media_type)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return send


def drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "text/plain")
    request.end_headers()
    for _ in range(200):
        request.wfile.write(b"x")
        time.sleep(0.05)


def cut_short(request: BaseHTTPRequestHandler) -> None:
    answer(b"half of it", "text/plain", Content_Length="1000")(request)


ANSWERS: dict[str, Answer] = {
    "/talks": answer(HTML.encode()),
    "/gzip": answer(gzip.compress(HTML.encode()), Content_Encoding="gzip"),
    "/latin": answer("Größe".encode("latin-1"), "text/plain; charset=iso-8859-1"),
    "/moved": answer(b"", status=302, Location="/talks"),
    "/round": answer(b"", status=302, Location="/round"),
    "/inside": answer(b"", status=302, Location="http://intranet.example:1/"),
    "/file": answer(b"", status=302, Location="file:///etc/passwd"),
    "/gone": answer(b"", status=404),
    "/closed": answer(b"", status=403),
    "/picture": answer(b"\x89PNG", "image/png"),
    "/large": answer(b"", "text/plain", Content_Length=str(LIMIT_BYTES + 1)),
    "/bomb": answer(gzip.compress(b"x" * (LIMIT_BYTES + 10)), "text/plain", Content_Encoding="gzip"),
    "/damaged": answer(b"no gzip", "text/plain", Content_Encoding="gzip"),
    "/brotli": answer(b"?", "text/plain", Content_Encoding="br"),
    "/cut": cut_short,
    "/drip": drip,
}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                ANSWERS[self.path](self)
            except (BrokenPipeError, ConnectionResetError):
                return

        def log_message(self, format: str, *args: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def names(host: str, port: int) -> list[str]:
    """The names of these tests: one server on loopback, one host inside a company."""
    return {"ledger.example": ["127.0.0.1"], "intranet.example": ["10.1.2.3"]}[host]


def get(port: int, path: str, timeout_s: float = 5.0) -> Fetched:
    return fetch(
        f"http://ledger.example:{port}{path}", resolve=names, allow=lambda ip: ip == "127.0.0.1", timeout_s=timeout_s
    )


@pytest.mark.parametrize("path", ["/talks", "/gzip", "/moved"])
def test_pages_are_loaded(port: int, path: str) -> None:
    article: Article = load(f"http://ledger.example:{port}{path}", fetcher=lambda _: get(port, path))
    assert (article.title, article.published) == ("Talks end", date(2023, 3, 21))
    assert article.url == f"http://ledger.example:{port}{'/talks' if path == '/moved' else path}"


def test_the_charset_of_the_server_is_used(port: int) -> None:
    assert (
        load("http://ledger.example/latin", fetcher=lambda _: get(port, "/latin"), published=date(2023, 3, 21)).text
        == "Größe"
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/round", "redirects more than 10 times"),
        ("/inside", "leads to 10.1.2.3, which is not a public address"),
        ("/file", "has the scheme 'file'; only http and https"),
        ("/gone", "answered 404 Not Found; check the address"),
        ("/closed", "answered 403 Forbidden; the site refuses programs"),
        ("/picture", "is image/png, not text"),
        ("/large", "is larger than the limit of 10 MB"),
        ("/bomb", "is larger than the limit of 10 MB"),
        ("/damaged", "arrived damaged"),
        ("/brotli", "is packed as 'br'"),
        ("/cut", "broke off 990 bytes early"),
    ],
)
def test_every_trouble_on_the_web_is_one_sentence(port: int, path: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        get(port, path)


def test_a_server_that_drips_is_hung_up_on(port: int) -> None:
    with pytest.raises(ArticleError, match=r"did not answer within 0.3 seconds"):
        get(port, "/drip", timeout_s=0.3)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://a.example/x", "has the scheme 'ftp'"),
        ("http://user:secret@a.example/", "holds a user name"),
        ("http:///x", "names no host"),
        ("http://[::1", "is not an address"),
        ("http://a.example:99999/", "is not an address"),
        ("http://127.0.0.1/", "leads to 127.0.0.1, which is not a public address"),
        ("http://[::1]/", "leads to ::1, which is not a public address"),
        ("http://169.254.169.254/latest", "is not a public address"),
    ],
)
def test_addresses_that_are_not_loaded(url: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        fetch(url, resolve=lambda host, port: [host])


def test_a_name_that_leads_anywhere_private_is_refused_as_a_whole() -> None:
    with pytest.raises(ArticleError, match=r"leads to 192\.168\.0\.1"):
        fetch("http://a.example/", resolve=lambda host, port: ["93.184.215.14", "192.168.0.1"])


def test_an_unknown_host_is_told_in_a_sentence() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(ArticleError, match=r"no host 'a.example' is known; check the spelling"):
        fetch("http://a.example/", resolve=unknown)


def test_the_connection_goes_to_the_address_that_was_checked(port: int) -> None:
    asked: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    fetched = fetch(f"http://ledger.example:{port}/talks", resolve=changing, allow=lambda ip: ip == "127.0.0.1")
    assert fetched.data == HTML.encode()
    assert asked == ["ledger.example"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.1.1", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0",
        "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "nonsense",
    ],
)  # fmt: skip
def test_private_addresses_in_every_dress(address: str) -> None:
    assert not is_public(address)


def test_furniture_kinds_are_all_in_use() -> None:
    text = page(
        "By Jane Roe",
        f"LONDON (AP) — {PROSE}",
        "![Ships](a.jpg)",
        "Read more: x",
        "**A** [b](#) and so on, said the minister of the other side on Monday evening.",
        "https://a.example/x",
        "© 2023",
    )
    assert {piece.kind for piece in mark(text).furniture} == set(FurnitureKind)
