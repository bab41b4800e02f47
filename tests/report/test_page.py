"""The page must be whole, safe with any text, and work: its script is run in a browser."""

from __future__ import annotations

import dataclasses
import html.parser
import json
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import browser
import sample

from ferrule.report import Level, Tier, highlight, render

VOID = {"meta", "link", "img", "input", "br"}


class Outline(html.parser.HTMLParser):
    """Checks that tags nest; keeps ids, ids that are referred to, and addresses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.referred: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.referred |= set((found.get("data-to") or "").split())
        self.addresses += [found[name] or "" for name in ("href", "src") if name in found]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "report.html"
    file.write_text(render(sample.account()), encoding="utf-8")
    return file


def test_the_page_is_whole_and_needs_nothing_else() -> None:
    text = render(sample.account())
    outline = Outline()
    outline.feed(text)
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    assert outline.referred and outline.referred <= set(outline.ids)
    assert all(address.startswith(("#", "data:")) for address in outline.addresses)
    assert not re.search(r"https?://|@import|url\(", text)


def test_text_of_the_program_stays_text() -> None:
    account = sample.account()
    account.title = "</title><script>alert(1)</script>"
    account.functions[0].notes = ["<img src=x onerror=alert(1)>"]
    text = render(account)
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert text.count("</script>") == 1


def test_every_line_is_there_once() -> None:
    for text, language in ((sample.BANK, "python"), (sample.BANK_RS, "rust")):
        shown = [re.sub(r"<[^>]*>", "", line) for line in highlight.lines(text, language)]
        assert [html.unescape(line) for line in shown] == text.split("\n")


def test_the_json_form_says_the_same() -> None:
    data = json.loads(json.dumps(sample.account().to_json()))
    assert data["summary"] == {
        "functions": 4,
        "tiers": {"native": 2, "native with runtime types": 1, "CPython": 1, "not reached": 0},
        "evidence": {"none": 1, "E0": 0, "E1": 2, "E2": 0, "E3": 1, "E4": 0},
        "unproved": 1,
    }
    assert [Tier(function["tier"]) for function in data["functions"]][2] is Tier.CPYTHON
    assert set(data) - {"summary"} == {field.name for field in dataclasses.fields(sample.account())}


def test_an_empty_account() -> None:
    outline = Outline()
    outline.feed(render(type(sample.account())("nothing")))
    assert outline.open == []


CLICK = "document.getElementById('{id}').dispatchEvent(new MouseEvent('{event}', {{bubbles: true}}));"
HOT = "result = [...document.querySelectorAll('.hot')].map(e => e.id);"
CASES = {
    "hover lights the counterpart": (
        CLICK.format(id="p0-14", event="mouseover") + HOT, ["p0-14", "r0-16", "r0-17", "r0-18", "r0-19"]),
    "and back": (CLICK.format(id="r0-26", event="mouseover") + HOT, ["p0-18", "r0-26"]),
    "a click stays": (CLICK.format(id="p0-19", event="click") + CLICK.format(id="sources", event="mouseleave") + HOT,
                      ["p0-19", "r0-27"]),
    "keys walk and enter crosses": (
        "const pane = document.getElementById('cp0'); pane.focus();"
        "const key = k => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: k, bubbles: true}));"
        "for (let i = 0; i < 13; i++) key('ArrowDown'); key('Enter');"
        "result = [document.activeElement.id, document.querySelector('#cr0 .at').id];", ["cr0", "r0-15"]),
    "tier filter": (
        "const t = document.getElementById('tier'); t.value = 'runtime'; t.dispatchEvent(new Event('input'));"
        "result = document.getElementById('shown').textContent;", "1 of 4"),
    "search looks into reasons": (
        "const f = document.getElementById('find'); f.value = 'no bound'; f.dispatchEvent(new Event('input'));"
        "result = [...document.querySelectorAll('#table tbody:not([hidden]) code')].map(e => e.textContent);",
        ["bank.Account.interest"]),
    "sorting": (
        "document.querySelectorAll('#table th button')[3].click();"
        "result = [...document.querySelectorAll('#table tbody code')].map(e => e.textContent)[0];", "bank.load"),
    "second module": (
        "document.getElementById('tab1').click();"
        "result = [...document.querySelectorAll('.module')].map(e => e.hidden);", [True, False]),
    "theme": ("document.getElementById('theme').click(); result = document.documentElement.dataset.theme;", "dark"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_in_a_browser(name: str, page: Path, tmp_path: Path) -> None:
    script, expected = CASES[name]
    assert json.loads(html.unescape(browser.console(page, script, tmp_path / "profile"))) == expected


def test_all_levels_have_a_colour() -> None:
    styles = render(sample.account())
    assert all(f".dot.ev-{level.value}" in styles for level in Level)
