"""Changing things in the browser: articles added, events mended, and two readers who do not lose each other's work."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event as Event_
from typing import Any

import pytest

from timeline.records import Article, Collection, Event, Evidence
from timeline.store import yaml
from timeline.when import Moment

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def until(page: Any, expression: str, arg: Any = None) -> None:
    """Wait until an expression holds. The page's own policy forbids `wait_for_function`, which evaluates text in the page."""
    for _ in range(100):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def every_friday(article: Article) -> tuple[Event, ...]:
    """A small engine of the test's own: an event at every "Friday" of the text."""
    at = article.text.find("Friday")
    proof = Evidence(article.id, "Friday", start=at, end=at + 6)
    return (Event("met-on-friday", "They met on Friday", Moment.day(2024, 5, 3), evidence=(proof,)),) if at >= 0 else ()


@pytest.fixture
def desk(serve: Any, harbour: Collection, tmp_path: Path) -> Any:
    """A dashboard of a records file that can be changed."""
    path = tmp_path / "vell.yaml"
    yaml.write(path, harbour)
    return serve(harbour, records=path, extract=every_friday)


def field(name: str) -> str:
    return f'input[id*="{name}"], textarea[id*="{name}"]'


def saved(desk: Any) -> dict[str, Event]:
    return {event.id: event for event in yaml.read(desk.records).events}


def test_a_date_is_mended_undone_and_done_again(open_page: Open, desk: Any) -> None:
    page = open_page(f"{desk.url}?event=breakdown")
    page.click("#card [data-do=edit]")
    page.wait_for_selector(".form >> text=some day in April 2024")
    page.fill(field("when"), "2024-04-3")
    page.wait_for_selector(".when-says.error")
    assert page.locator("#save").is_disabled(), "nothing wrong can be saved"
    assert page.get_attribute(field("when"), "aria-invalid") == "true"
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#saying >> text=Not saved: '2024-04-3' is not a date")
    page.fill(field("when"), "30 April 2024")
    page.wait_for_selector(".when-says >> text=Tuesday 30 April 2024 · 2024-04-30")
    page.click("#save")
    page.wait_for_selector("#card .when >> text=Tuesday 30 April 2024")
    assert "checked" in page.inner_text("#card .kinds")
    event = saved(desk)["breakdown"]
    assert event.when == Moment.day(2024, 4, 30)
    assert event.curated
    page.keyboard.press("Control+z")
    page.wait_for_selector("#card .when >> text=some day in April 2024")
    assert saved(desk)["breakdown"].when == Moment.month(2024, 4)
    page.keyboard.press("Control+Shift+z")
    page.wait_for_selector("#card .when >> text=Tuesday 30 April 2024")
    assert saved(desk)["breakdown"].when == Moment.day(2024, 4, 30)


def test_delete_merge_split_check(open_page: Open, desk: Any) -> None:
    page = open_page(f"{desk.url}?event=ramming")
    page.click("#card [data-do=edit]")
    page.click("#delete")
    until(page, "document.querySelector('#summary').textContent.startsWith('7 events')")
    assert "ramming" not in saved(desk)
    page.click("#undo")
    until(page, "document.querySelector('#summary').textContent.startsWith('8 events')")

    page.click(".passage[data-events=breakdown]")
    page.wait_for_selector("#card-title >> text=Talks on Vell")
    page.click("#card [data-do=edit]")
    page.click("#check")
    page.wait_for_selector("#card .checked")

    page.click(".passage[data-events=accord-signed]")
    page.wait_for_selector("#card-title >> text=Norland and Sudovia sign")
    page.click("#card [data-do=edit]")
    page.click("#joints summary")
    page.click("#split")
    until(page, "document.querySelector('#summary').textContent.startsWith('9 events')")
    assert len(saved(desk)["accord-signed"].evidence) == 1

    page.click("#card [data-do=edit]")
    page.wait_for_selector(".passages blockquote")
    page.evaluate("document.querySelector('#joints').open = true")  # it may still be open from before
    page.click("#merge-with")
    page.click("[role=option]:has-text('Court rules')")
    page.click("#merge")
    until(page, "document.querySelector('#summary').textContent.startsWith('8 events')")
    assert len(saved(desk)["accord-signed"].evidence) == 2
    assert "ruling" not in saved(desk)


def test_an_event_is_made_of_selected_words(open_page: Open, desk: Any) -> None:
    page = open_page(desk.url)
    page.evaluate(
        """() => {
            const paragraph = [...document.querySelectorAll(".article > p")].find((p) => p.textContent.includes("as one envoy"));
            const text = [...paragraph.childNodes].find((node) => node.nodeType === 3 && node.textContent.includes("as one envoy"));
            const at = text.textContent.indexOf("as one envoy");
            getSelection().setBaseAndExtent(text, at, text, at + "as one envoy put it".length);
        }"""
    )
    page.click("#from-words")
    page.wait_for_selector(".passages >> text=as one envoy put it")
    assert page.locator("#save").is_disabled(), "an event needs a title"
    page.fill(field("title"), "Envoy speaks of the talks")
    page.fill(field("when"), "May 2024")
    page.wait_for_selector(".when-says >> text=some day in May 2024")
    page.click("#save")
    page.wait_for_selector("#card-title >> text=Envoy speaks of the talks")
    event = saved(desk)["envoy-speaks-of-the-talks"]
    assert event.evidence[0].exact == "as one envoy put it"
    assert event.curated
    assert page.inner_text(".passage.chosen") == "as one envoy put it"


def edit(page: Any) -> None:
    """Open the form of the event that is chosen, and wait until it is filled."""
    page.click("#card [data-do=edit]")
    page.wait_for_selector(".passages blockquote")


def test_two_versions_of_an_event_are_compared_and_nothing_is_lost(open_page: Open, desk: Any) -> None:
    mine, theirs = open_page(f"{desk.url}?event=mole"), open_page(f"{desk.url}?event=mole")
    for page, title in ((mine, "My title"), (theirs, "Their title")):
        edit(page)
        page.fill(field("title"), title)
        until(page, "!document.querySelector('#save').disabled")
    theirs.fill(field("when"), "2031")
    theirs.wait_for_selector(".when-says >> text=some day in 2031")
    theirs.click("#save")
    theirs.wait_for_selector("#card-title >> text=Their title")
    mine.click("#save")
    mine.wait_for_selector("#conflict >> text=Two versions")
    assert saved(desk)["mole"].title == "Their title", "nothing is overwritten"
    parts = mine.locator(".difference h4").all_inner_texts()
    assert parts[:2] == ["Titlechanged by both", "Date"]
    assert mine.locator(".difference >> nth=0 >> dd").all_inner_texts() == [
        "My title",
        "Their title",
        "New mole opens at Vell",
    ]
    mine.click("#unsettle")
    assert mine.input_value(field("title")) == "My title", "what was typed is kept"
    mine.click("#save")
    mine.click("#settle")
    mine.wait_for_selector("#card-title >> text=My title")
    event = saved(desk)["mole"]
    assert (event.title, event.when) == ("My title", Moment.year(2031)), (
        "mine where both changed, theirs where only they did"
    )
    mine.keyboard.press("Control+z")
    mine.wait_for_selector("#card-title >> text=Their title")


def test_an_event_deleted_meanwhile_can_be_brought_back(open_page: Open, desk: Any) -> None:
    page = open_page(f"{desk.url}?event=mole")
    edit(page)
    page.fill(field("title"), "My title")
    until(page, "!document.querySelector('#save').disabled")
    now = yaml.read(desk.records)
    yaml.write(desk.records, replace(now, events=tuple(event for event in now.events if event.id != "mole")))
    page.click("#save")
    page.wait_for_selector("#conflict >> text=Deleted meanwhile")
    page.click("#settle")
    page.wait_for_selector("#saying >> text=Saved")
    assert saved(desk)["mole"].title == "My title"


def test_a_form_closed_without_saving_keeps_what_was_typed(open_page: Open, desk: Any) -> None:
    page = open_page(f"{desk.url}?event=mole")
    edit(page)
    page.fill(field("title"), "Half a thought")
    page.keyboard.press("Escape")
    page.wait_for_selector("#edit-form", state="hidden")
    page.keyboard.press("e")
    page.wait_for_selector("#edit-note >> text=still here")
    assert page.input_value(field("title")) == "Half a thought"
    page.click("[data-do=afresh]")
    until(page, "document.querySelector('#edit-form input').value === 'New mole opens at Vell'")
    assert page.input_value(field("title")) == "New mole opens at Vell"


def test_a_new_event_half_made_is_kept_too(open_page: Open, desk: Any) -> None:
    page = open_page(f"{desk.url}?event=mole")
    page.wait_for_selector("#card-title")
    page.keyboard.press("w")
    page.keyboard.press("Enter")
    page.wait_for_selector(".passages blockquote")
    page.fill(field("title"), "Half a new event")
    page.keyboard.press("Escape")
    page.wait_for_selector("#edit-form", state="hidden")
    page.keyboard.press("e")
    page.wait_for_selector("#edit-note >> text=still here")
    assert page.input_value(field("title")) == "Half a new event"
    page.click("[data-do=afresh]")
    until(page, "document.querySelector('#edit-form input').value === 'New mole opens at Vell'")


def test_passages_are_chosen_in_the_text(open_page: Open, desk: Any) -> None:
    page = open_page(f"{desk.url}?event=mole")
    edit(page)
    page.click(".passage-new [data-do=passage-take]")
    page.wait_for_selector("#picking:not([hidden])")
    assert page.evaluate("getSelection().toString()").startswith('"We will open the new mole')
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("getSelection().toString()") == "parliament returns, the two sides are to begin joint patrols"
    assert page.inner_text("#live").startswith("parliament returns"), "what is selected is said"
    page.keyboard.press("Enter")
    page.wait_for_selector(".passages li >> nth=1")
    page.fill("#passage-words", "a ruling  against both")
    page.press("#passage-words", "Enter")
    page.wait_for_selector(".passages li >> nth=2")
    page.fill("#passage-words", "no such words")
    page.press("#passage-words", "Enter")
    page.wait_for_selector("#passage-error >> text='no such words' is not in this article")
    assert page.input_value("#passage-words") == "no such words", "to be mended, not typed again"
    page.click(".passages li >> nth=2 >> [data-do=passage-first]")
    page.click(".passages li >> nth=2 >> [data-do=passage-remove]")
    until(page, "document.querySelectorAll('.passages li').length === 2")
    page.click("#save")
    page.wait_for_selector("#card >> text=In their words")
    event = saved(desk)["mole"]
    assert [proof.exact for proof in event.evidence] == ["a ruling against both", "We will open the new mole in 2030"]
    assert event.phrase == "", "the words that said when are not in the passage that dates it now"


def test_importance_and_background_are_fields_like_others(open_page: Open, desk: Any) -> None:
    page = open_page(f"{desk.url}?event=quarrel")
    edit(page)
    thumb = page.locator("[role=slider][aria-label^=Importance]")
    thumb.press("End")
    page.click('input[id*="background"]')
    page.click("[role=option]:has-text('A state of affairs')")
    page.click("#save")
    page.wait_for_selector("#saying >> text=Saved")
    event = saved(desk)["quarrel"]
    assert (event.importance, event.background) == (1.0, True)


def test_a_file_changed_by_an_editor_is_shown_anew(open_page: Open, desk: Any) -> None:
    page = open_page(desk.url)
    page.wait_for_timeout(4500)  # one look of the page's own watch: it knows now what there was
    desk.records.write_text(desk.records.read_text().replace("New mole opens at Vell", "New mole opens"))
    page.wait_for_selector("#saying >> text=changed elsewhere", timeout=9000)
    page.wait_for_selector('button.target[aria-label^="New mole opens. "]')


def test_a_pasted_text_asks_for_its_day_and_keeps_what_was_typed(open_page: Open, desk: Any) -> None:
    page = open_page(desk.url)
    page.keyboard.press("a")
    page.wait_for_selector("#pasted")
    assert page.is_hidden("#published"), "not asked for before it is needed"
    page.fill("#pasted", "Ministers meet\n\nThey met on Friday in Vell & talked <i>long</i>.\n")
    page.click("#read-article")
    page.wait_for_selector("#add-error >> text=write it in the field “Published”")
    until(page, "document.activeElement.id === 'published'")  # asked for now, and where to write it
    assert page.input_value("#pasted").startswith("Ministers meet")
    page.fill("#published", "6 May 2024")
    page.wait_for_timeout(400)
    page.click("#read-article")
    page.wait_for_selector("#article-title >> text=Ministers meet")
    until(page, "document.querySelector('#summary').textContent.startsWith('9 events · 3 articles')")
    assert page.locator(".article i").count() == 0
    assert page.inner_text(".passage") == "Friday"
    assert saved(desk)["met-on-friday"].when == Moment.day(2024, 5, 3)


def test_files_are_read_one_by_one_and_one_bad_one_stops_none(open_page: Open, desk: Any, tmp_path: Path) -> None:
    for name, text in (
        ("one.txt", "One\n\n6 May 2024\n\nThey met on Friday.\n"),
        ("two.txt", "\x00\x01\x02"),
        ("three.md", "# Three\n\n7 May 2024\n\nNothing.\n"),
    ):
        (tmp_path / name).write_text(text)
    page = open_page(desk.url)
    page.click("[data-do=add]")
    page.set_input_files("#files input", [tmp_path / "one.txt", tmp_path / "two.txt", tmp_path / "three.md"])
    page.wait_for_selector(".chosen-files >> text=three.md")
    page.click("#read-article")
    page.wait_for_selector("#add-error >> text=two.txt")
    until(page, "document.querySelector('#summary').textContent.startsWith('9 events · 4 articles')")
    assert str(tmp_path) not in page.inner_text("#add-error")


def test_reading_can_be_stopped(open_page: Open, serve: Any, harbour: Collection, tmp_path: Path) -> None:
    go_on = Event_()

    def slow(article: Article) -> tuple[Event, ...]:
        go_on.wait(60)  # longer than any wait of the page, so that it cannot end before it is stopped
        return every_friday(article)

    files = [tmp_path / f"{name}.txt" for name in ("one", "two")]
    for path in files:
        path.write_text(f"{path.stem}\n\n6 May 2024\n\nThey met on Friday.\n")
    page = open_page(serve(harbour, extract=slow).url)
    page.click("[data-do=add]")
    page.set_input_files("#files input", files)
    page.wait_for_selector(".chosen-files >> text=two.txt")
    page.click("#read-article")
    page.wait_for_selector("#adding >> text=Reading 1 of 2: one.txt")
    assert page.evaluate("[progress.hidden, progress.max, progress.value]") == [False, 2, 0]
    page.click("#stop-reading")
    page.wait_for_selector("#adding >> text=Stopping")
    go_on.set()
    page.wait_for_selector("#adding >> text=Stopped.")
    until(page, "document.querySelector('#summary').textContent === '8 events · 2 articles'")
    assert page.locator(".chosen-files li").count() == 2, "what was given is still there"


def test_without_a_records_file_a_change_says_how_long_it_lasts(
    open_page: Open, serve: Any, harbour: Collection
) -> None:
    page = open_page(f"{serve(harbour).url}?event=mole")
    page.click("#card [data-do=edit]")
    page.click("#check")
    page.wait_for_selector("#saying >> text=Kept until this server stops")
    until(
        page, "document.querySelector('#live').textContent.includes('Kept until this server stops')"
    )  # said aloud too


def test_nothing_is_fetched_from_this_machine(open_page: Open, desk: Any) -> None:
    page = open_page(desk.url)
    page.click("[data-do=add]")
    page.fill("#address", desk.url)
    page.click("#read-article")
    page.wait_for_selector("#add-error:not(:empty)")
    assert page.locator(".passage").count() > 0, "the page is as it was"


def test_article_text_stays_text_wherever_it_goes(open_page: Open, serve: Any, harbour: Collection) -> None:
    evil = "<img src=x onerror=\"document.title='taken'\"> javascript:alert(1) {{7*7}}"
    article = replace(
        harbour.articles[1], id="evil", title=evil, text=f"{evil}\n\nIt happened on Friday: {evil} again.\n"
    )
    at = article.text.index("on Friday")
    event = Event(
        "evil",
        evil,
        Moment.day(2024, 5, 3),
        evidence=(Evidence("evil", article.text[at:-2], start=at, end=len(article.text) - 2),),
    )
    page = open_page(f"{serve(Collection((article,), (event,))).url}?event=evil")
    page.wait_for_selector("#card-title")
    assert page.inner_text("#card-title") == evil
    assert page.locator("img[src=x]").count() == 0
    page.hover(".passage")
    page.keyboard.press("l")
    page.wait_for_selector(".ag-row")
    assert page.locator("img[src=x]").count() == 0
    assert page.title() != "taken"


def test_an_upload_beyond_the_limit_is_refused_in_words() -> None:
    from timeline.app.add import Source, article_of
    from timeline.article import LIMIT_BYTES
    from timeline.errors import ArticleError

    data = "data:text/plain;base64," + base64.b64encode(b"x" * (LIMIT_BYTES + 1)).decode()
    with pytest.raises(ArticleError, match="larger than 10 MB"):
        article_of(Source("long.txt", data=data), None)


def test_an_empty_collection_offers_the_sample(open_page: Open, serve: Any) -> None:
    page = open_page(serve(Collection()).url)
    page.wait_for_selector("#nothing >> text=Nothing here yet")
    page.click("#nothing >> text=Look at the sample")
    page.wait_for_selector("#article-title")
    until(page, "document.querySelectorAll('#targets button').length > 5")
    page.wait_for_selector("#nothing", state="hidden")
    page.keyboard.press("j")
    page.wait_for_selector("#card-title")


def test_files_can_be_dropped(open_page: Open, desk: Any) -> None:
    page = open_page(desk.url)
    page.click("[data-do=add]")
    files = page.evaluate_handle(
        """() => {
            const given = new DataTransfer();
            given.items.add(new File(["Dropped\\n\\n6 May 2024\\n\\nThey met on Friday.\\n"], "dropped.txt", { type: "text/plain" }));
            return given;
        }"""
    )
    for name in ("dragenter", "dragover", "drop"):
        page.dispatch_event("#files .drop", name, {"dataTransfer": files})
    page.wait_for_selector(".chosen-files >> text=dropped.txt")
    page.click("#read-article")
    page.wait_for_selector("#article-title >> text=Dropped")
    assert saved(desk)["met-on-friday"].evidence[0].exact == "Friday"


def test_what_is_checked_survives_another_reading(open_page: Open, desk: Any) -> None:
    text = "One\n\n6 May 2024\n\nThey met on Friday.\n"
    page = open_page(desk.url)
    for round in (1, 2):
        page.keyboard.press("a")
        page.wait_for_selector("#pasted")
        page.fill("#pasted", text)
        page.wait_for_timeout(400)
        page.click("#read-article")
        page.wait_for_selector("#saying >> text=1 event")
        if round == 1:
            page.evaluate("tl.show('met-on-friday')")
            page.wait_for_selector("#card-title >> text=They met on Friday")
            edit(page)
            page.fill(field("title"), "Ministers meet in Vell")
            until(page, "!document.querySelector('#save').disabled")
            page.click("#save")
            page.wait_for_selector("#card-title >> text=Ministers meet in Vell")
            page.keyboard.press("Escape")
    assert saved(desk)["met-on-friday"].title == "Ministers meet in Vell"
    assert len(saved(desk)) == 9, "nothing stands there twice"
