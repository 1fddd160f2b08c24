"""The day an article appeared: date lines, datelines, addresses, and pages that do not say."""

from __future__ import annotations

from datetime import date

import pytest

from tests.article_pages import MORE, PROSE, page
from timeline.article import from_text
from timeline.article.published import address_date, date_line, dateline, read_date
from timeline.errors import ArticleError


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 21, 2023", "2023-03-21"),
        ("Published 21 Mar 2023 10:00", "2023-03-21"),
        ("Tue 21 Mar 2023 10.04 GMT", "2023-03-21"),
        ("First published on Tue 21 Mar 2023 10.00 GMT", "2023-03-21"),
        ("Last updated: Tuesday, 21 March 2023, 5:04 p.m. ET", "2023-03-21"),
        ("2023-03-21T23:59:00-05:00", "2023-03-21"),  # the day as printed, in its own zone
        ("Issued on: 21/03/2023 - 18:04", "2023-03-21"),
        ("03/21/2023", "2023-03-21"),
        ("5.3.2023", "2023-03-05"),  # with dots the day comes first
        ("21.03.2023", "2023-03-21"),  # "21.03" is no time of day here
        ("21.03.2023 07:45", "2023-03-21"),
        ("10.30 am, 21 March 2023", "2023-03-21"),
        ("21 March 2023, Comments 0 comments", "2023-03-21"),
        ("March 21, 2023 | 12 shares", "2023-03-21"),
        ("Moscow, 21 March 2023", "2023-03-21"),
        ("By Jane Roe | Sept. 3, 2023 | 5 min read", "2023-09-03"),
        ("Sunday, 1 January 2023", "2023-01-01"),
    ],
)
def test_date_lines_are_read(line: str, day: str) -> None:
    found = date_line(line)
    assert found is not None
    stamp = found.stamps[0]
    assert f"{stamp.year}-{stamp.month:02}-{stamp.day:02}" == day


@pytest.mark.parametrize(
    "line",
    [
        "March 2023",
        "2023",
        "The talks began on March 21, 2023.",
        "On 21 March 2023 the two sides met in Geneva again",
        "Chapter 12",
        "21.03.2023 the two met again",
        "12 comments",
        "yesterday",
        "31 February 2023",
        "12 2023",
    ],
)
def test_other_lines_are_no_date_lines(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("21. März 2023", "de"), ("21 марта 2023", "ru"), ("le 21 mars 2023", "fr"), ("21 de marzo de 2023", "es")],
)
def test_month_names_of_other_languages(text: str, language: str) -> None:
    assert read_date(text, language) == date(2023, 3, 21)


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("LONDON, March 3 (Reuters) - Ministers met.", "LONDON, March 3 (Reuters) - "),
        ("BEIJING, March 21 (Xinhua) -- China said", "BEIJING, March 21 (Xinhua) -- "),
        ("KYIV, Ukraine (AP) — Ministers met.", "KYIV, Ukraine (AP) — "),
        ("Geneva, 1 January 2024 – Ministers met.", "Geneva, 1 January 2024 – "),
        ("NEW YORK, Dec. 31, 2023 /PRNewswire/ -- Shares", "NEW YORK, Dec. 31, 2023 /PRNewswire/ -- "),
        ("BRUSSELS — The Union", "BRUSSELS — "),
        ("YEREVAN. April 29, 2022. (Desk) -- Envoys met.", "YEREVAN. April 29, 2022. (Desk) -- "),
        (
            "**Manila, Philippines, Tuesday, Nov. 19, 2024** — Rain fell.",
            "**Manila, Philippines, Tuesday, Nov. 19, 2024** — ",
        ),
        ("NATO — which met on Monday — said", None),
        ("Putin - a guest - left.", None),
    ],
)
def test_datelines_end_where_the_story_begins(line: str, opening: str | None) -> None:
    found = dateline(line)
    assert (line[: found[0]] if found else None) == opening


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/2023/03/21/talks", (2023, 3, 21)),
        ("https://a.example/world/2023/mar/21/talks", (2023, 3, 21)),
        ("https://a.example/talks-2023-03-21", (2023, 3, 21)),
        ("https://a.example/20230321/talks", (2023, 3, 21)),
        ("https://a.example/2023/03/talks", (2023, 3, None)),
        ("https://a.example/talks-65019283", (None, None, None)),
        ("https://a.example/2023/13/41/talks", (None, None, None)),
        ("https://a.example/x?date=2023-03-21", (None, None, None)),
    ],
)
def test_addresses_state_dates(address: str, expected: tuple[int | None, int | None, int | None]) -> None:
    assert address_date(address) == expected


@pytest.mark.parametrize(
    ("text", "options", "day"),
    [
        (page(PROSE), {}, "2023-03-21"),
        (page(PROSE), {"published": date(2020, 1, 1)}, "2020-01-01"),  # what is given outranks the page
        (page(PROSE, date_line="Updated March 22, 2023 · Published March 21, 2023"), {}, "2023-03-21"),
        (page(PROSE, date_line="Updated March 22, 2023"), {"url": "https://a.example/2023/03/21/x"}, "2023-03-21"),
        (page(PROSE, date_line="Updated March 22, 2023"), {}, "2023-03-22"),
        # a dateline leaves the year to the address or the copyright
        (
            page(f"LONDON, March 3 (Reuters) - {PROSE}", date_line="By Jane Roe"),
            {"url": "https://a.example/2023/03/x"},
            "2023-03-03",
        ),
        (page(f"LONDON, March 3 (Reuters) - {PROSE}", "© 2022 Agency", date_line="By Jane Roe"), {}, "2022-03-03"),
        (page(PROSE, "Original url:", "<https://a.example/2023/03/21/x>", date_line="By Jane Roe"), {}, "2023-03-21"),
        # a standfirst above byline and date reads as prose, and is none
        (page("By Jane Roe", "Feb. 1, 2024", MORE, date_line=PROSE), {}, "2024-02-01"),
        (
            page(PROSE, "A version of this article appears in print on Nov. 14, 2022.", date_line="By Jane Roe"),
            {},
            "2022-11-14",
        ),
        (
            page(PROSE, "Originally published at <https://a.example/2023/03/21/x>", date_line="By Jane Roe"),
            {},
            "2023-03-21",
        ),
        (page(PROSE, date_line="By Jane Roe"), {"file_name": "talks-2023-03-21.txt"}, "2023-03-21"),
    ],
)
def test_the_day_of_publication(text: str, options: dict[str, object], day: str) -> None:
    assert from_text(text, **options).published == date.fromisoformat(day)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (page(PROSE, date_line="By Jane Roe"), "--published YYYY-MM-DD"),
        (page(f"LONDON, March 3 (Reuters) - {PROSE}", date_line="By Jane Roe"), "--published YYYY-MM-DD"),
        (page(PROSE, date_line="03/04/2023"), "'03/04/2023' has two readings"),
        (
            PROSE.replace("Monday", "March 21, 2023"),
            "--published YYYY-MM-DD",
        ),  # a date of the story is none of the page
    ],
)
def test_a_day_that_cannot_be_known_is_asked_for(text: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        from_text(text)
