"""Callbacks for the passages in the form: take selected words, write them, remove, replace, put first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import Dash, Input, Output, State, html, no_update

from timeline.app.desk import Desk, Held
from timeline.app.icons import icon_button, wild
from timeline.app.parcel import pack_proofs, unpack_proofs
from timeline.app.quote import leading, quoted, selected, taken, without
from timeline.app.wording import passage_words
from timeline.errors import TimelineError
from timeline.records import Article, Evidence


def register(app: Dash, desk: Desk) -> None:
    """Add the callbacks to an app."""

    @app.callback(
        Output("passages", "data", allow_duplicate=True),
        Output("passages-shown", "children", allow_duplicate=True),
        Output("passage-error", "children", allow_duplicate=True),
        Output("passage-words", "value", allow_duplicate=True),
        Input("passage-deed", "data"),
        State("passages", "data"),
        prevent_initial_call=True,
    )
    def change_passages(deed: Any, packed: Any) -> Any:
        if not isinstance(deed, dict):
            return (no_update,) * 4
        now = desk.held()
        try:
            passages = done_to(unpack_proofs(packed or []), deed, now)
        except (TimelineError, ValueError) as error:
            return no_update, no_update, str(error), no_update
        written = "" if deed.get("deed") == "write" else no_update
        return pack_proofs(passages), passage_rows(passages, now.articles), None, written


def done_to(passages: Sequence[Evidence], deed: Mapping[str, Any], now: Held) -> tuple[Evidence, ...]:
    """The passages after what a page asks: ``deed`` is remove, first, take (selected words) or write.

    Raises `TimelineError` for words that are not there, ``ValueError`` for what no page asks.
    """
    number = deed.get("number") if isinstance(deed.get("number"), int) else None
    match deed.get("deed"):
        case "remove" if number is not None:
            return without(passages, number)
        case "first" if number is not None:
            return leading(passages, number)
        case "take":
            return taken(passages, selection_proof(deed, now), number)
        case "write":
            article = now.articles.get(str(deed.get("article")))
            if article is None:
                raise TimelineError("no article is shown; open the one whose words you want")
            return taken(passages, quoted(article, str(deed.get("words") or "")), number)
    raise ValueError("this is nothing a form does with passages; close it and open it again")


def selection_proof(selection: Mapping[str, Any], now: Held) -> Evidence:
    """The passage of a selection the page reports; raises `TimelineError` when it is none."""
    article = now.articles.get(str(selection.get("article")))
    places = [place for name in ("paragraph", "first", "last") if isinstance(place := selection.get(name), int)]
    if article is None or len(places) != 3:
        raise TimelineError("no words are selected; select them in the text")
    return selected(article, *places)


def passage_rows(passages: Sequence[Evidence], articles: Mapping[str, Article]) -> list[html.Li]:
    """The passages as the form shows them, each with what can be done to it."""
    several = len({proof.article for proof in passages}) > 1
    return [_row(number, proof, articles, several) for number, proof in enumerate(passages)]


def _row(number: int, proof: Evidence, articles: Mapping[str, Article], several: bool) -> html.Li:
    article = articles.get(proof.article)
    name = (article.publisher or article.title) if article else proof.article

    def button(icon: str, label: str, deed: str) -> html.Button:
        return icon_button(icon, label, **wild({"data-do": f"passage-{deed}", "data-number": str(number)}))

    return html.Li(
        [
            html.Blockquote([passage_words(proof), html.Cite(name) if several else None]),
            html.Div(
                [
                    button("first", "Let this passage date the event", "first") if number else None,
                    button("text", "Replace by words of the text", "take"),
                    button("close", "Remove this passage", "remove"),
                ],
                className="passage-tools",
            ),
        ]
    )
