"""Web pages: what they state about themselves, and the text that is the report."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.reading import read
from dateline.records import Article, PublishedBasis

FIRST = "The foreign ministers of Norway and Kenya met in Oslo on Tuesday and signed an agreement on fishing rights."
SECOND = "They said that their governments would send a delegation to Nairobi in the autumn, after the elections there."
BODY = f"""<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ministers sign fishing agreement</h1><p>{FIRST}</p><p>{SECOND}</p>
<p>{SECOND} So the ministry.</p></article>
<aside><h2>Most read</h2><ul><li><a href="/x">Another story about something else</a></li></ul></aside>
<footer>Terms | Privacy</footer>"""


def page(folder: Path, head: str, body: str = BODY, name: str = "a.html", encoding: str = "utf-8") -> Article:
    path = folder / name
    path.write_bytes(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(encoding))
    (article,) = [one for one in read([path]) if isinstance(one, Article)]
    return article


def json_ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


NEWS = {
    "@type": "NewsArticle",
    "headline": "Ministers &amp; fish",
    "datePublished": "2015-07-14T22:00:00-04:00",
    "publisher": {"@type": "Organization", "name": "The Oslo Post"},
    "url": "https://post.example/a",
}


@pytest.mark.parametrize(
    "data",
    [
        NEWS,
        [NEWS],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "headline": "No"}, NEWS]},
        {**NEWS, "@type": ["ReportageNewsArticle", "Article"]},
        {"@type": "WebPage", "mainEntity": NEWS},
    ],
)
def test_json_ld(tmp_path: Path, data: object) -> None:
    article = page(tmp_path, json_ld(data) + '<meta property="og:title" content="Other">')
    assert article.title == "Ministers & fish"
    assert article.outlet == "The Oslo Post"
    assert article.url == "https://post.example/a"
    assert (article.published, article.published_basis) == (date(2015, 7, 14), PublishedBasis.PAGE)
    assert FIRST in article.text
    assert SECOND in article.text
    assert "Most read" not in article.text


def test_open_graph(tmp_path: Path) -> None:
    article = page(
        tmp_path,
        '<meta property="og:title" content="Ministers sign"><meta property="og:site_name" content="The Post">'
        '<meta property="article:published_time" content="2015-07-14T08:00:00Z">'
        '<link rel="canonical" href="https://post.example/b">',
    )
    assert (article.title, article.outlet, article.url) == ("Ministers sign", "The Post", "https://post.example/b")
    assert article.published == date(2015, 7, 14)


def test_the_address_dates_a_page_that_does_not(tmp_path: Path) -> None:
    article = page(tmp_path, '<link rel="canonical" href="https://post.example/2015/07/14/b">')
    assert (article.published, article.published_basis) == (date(2015, 7, 14), PublishedBasis.URL)


def test_the_file_name_comes_last(tmp_path: Path) -> None:
    article = page(tmp_path, "<title>Ministers</title>", name="2015-07-14.html")
    assert (article.published, article.published_basis) == (date(2015, 7, 14), PublishedBasis.FILE)
    assert article.title == "Ministers"


def test_dates_of_teasers_are_not_the_reports(tmp_path: Path) -> None:
    teasers = '<ul><li><time datetime="2019-01-01">a</time></li><li><time datetime="2019-01-02">b</time></li></ul>'
    assert page(tmp_path, "", BODY + teasers).published is None
    dated = BODY.replace("<h1>", '<time datetime="2015-07-14">14 July</time><h1>')
    assert page(tmp_path, "", dated + teasers).published == date(2015, 7, 14)


def test_a_broken_block_is_passed_over(tmp_path: Path) -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
    assert page(tmp_path, broken + '<meta name="date" content="2015-07-14">').published == date(2015, 7, 14)


def test_the_page_behind_scripts_still_has_its_body(tmp_path: Path) -> None:
    body = f"{FIRST} {SECOND} {SECOND}"
    article = page(tmp_path, json_ld({**NEWS, "articleBody": body}), "<div id='app'>Loading</div>")
    assert article.text == body


def test_a_named_charset_is_heeded(tmp_path: Path) -> None:
    body = BODY.replace("Oslo", "Łódź")
    assert "Łódź" in page(tmp_path, '<meta charset="iso-8859-2">', body, encoding="iso-8859-2").text
    assert "Łódź" in page(tmp_path, '<meta charset="iso-8859-1">', body, encoding="utf-8").text
