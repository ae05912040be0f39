"""Files that are not what their names say, broken JSON, tables and pages, odd dates, other languages."""

from __future__ import annotations

import gzip
import json

from kinds import (
    ARABIC,
    CHINESE,
    FRENCH,
    GERMAN,
    NOISE,
    OTHER_REPORT,
    REPORT,
    RUSSIAN,
    SPANISH,
    Hostile,
    Outcome,
    article_markup,
    content_input,
    page,
    records,
    zip_archive,
)

C, P, Q, R, M = Outcome.CODED, Outcome.PARTLY, Outcome.QUARANTINED, Outcome.REFUSED, Outcome.MISUSED

FORMAT_INPUTS: list[Hostile] = [
    # Other things under a text's name.
    content_input("noise", "a.txt", NOISE, R, "DL-R004"),
    content_input("NULs only", "a.txt", b"\0" * 5_000, R, "DL-R004"),
    content_input("PDF as text", "a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\n", R, "DL-R004"),
    content_input("zip as text", "a.txt", zip_archive(), R, "DL-R004"),
    content_input("gzip as text", "a.txt", gzip.compress(REPORT.encode()), R, "DL-R004"),
    content_input("PNG as page", "a.html", b"\x89PNG\r\n\x1a\n" + NOISE[:500], R, "DL-R004"),
    content_input("Word document as text", "a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE[:500], R, "DL-R004"),
    content_input("RTF as text", "a.txt", rb"{\rtf1\ansi The ministers met.}", R, "DL-R004"),
    content_input("zip as JSON lines", "a.jsonl", zip_archive(), R, "DL-R004"),
    content_input("noise as table", "a.csv", NOISE, R, "DL-R004"),
    content_input("text as Parquet", "a.parquet", REPORT, R, "DL-R019"),
    content_input("text as gzip", "a.txt.gz", REPORT, R, "DL-R019"),
    content_input("gzip cut short", "a.txt.gz", gzip.compress(NOISE.hex().encode())[:300], R, "DL-R019"),
    content_input("page as text", "a.txt", page(article_markup()), C),
    content_input("JSON lines as text", "a.txt", records({"text": REPORT}, {"text": OTHER_REPORT}), C, articles=2),
    # JSON.
    content_input("truncated JSON line", "a.jsonl", records({"text": REPORT}) + '{"text": "cut', P, "DL-R010", 1),
    content_input(
        "first JSON line truncated", "a.jsonl", '{"text": "cut\n' + records({"text": REPORT}), P, "DL-R010", 1
    ),
    content_input(
        "JSON that is no object", "a.jsonl", '3\n"text"\nnull\n[1]\ntrue\n' + records({"text": REPORT}), P, "DL-R010", 1
    ),
    content_input(
        "text null, number, list, object, true",
        "a.jsonl",
        records({"text": None}, {"text": 3}, {"text": ["a"]}, {"text": {"a": 1}}, {"text": True}),
        Q,
        "DL-R011",
    ),
    content_input("record without text", "a.jsonl", records({"id": 1, "name": "x"}), Q, "DL-R011"),
    content_input("empty object", "a.jsonl", "{}\n", Q, "DL-R011"),
    content_input("deep nesting", "a.jsonl", "[" * 100_000 + "\n", Q, "DL-R010"),
    content_input(
        "deep nesting beside the text",
        "a.jsonl",
        '{"text": "' + REPORT + '", "x": ' + "[" * 50_000 + "]" * 50_000 + "}\n",
        Q,
        "DL-R010",
    ),
    content_input(
        "huge numbers",
        "a.jsonl",
        '{"text": "' + REPORT + '", "id": 1' + "0" * 3_000 + ', "date": 1e400, "n": NaN}\n',
        C,
    ),
    content_input("a date that is a huge number", "a.jsonl", records({"text": REPORT, "date": 10**30}), C),
    content_input("JSON with comments", "a.jsonl", '// first\n{"text": "' + REPORT + '"}\n', P, "DL-R010", 1),
    content_input("Python's dict as JSON", "a.jsonl", "{'text': 'x'}\n", Q, "DL-R010"),
    content_input("one pretty-printed record", "a.json", json.dumps({"title": "Talks", "body": REPORT}, indent=2), C),
    content_input(
        "an API's answer",
        "a.json",
        json.dumps({"status": "ok", "articles": [{"content": REPORT}, {"content": None}]}),
        P,
        "DL-R011",
        1,
    ),
    content_input(
        "the same id with another text",
        "a.jsonl",
        records({"id": 1, "text": REPORT}, {"id": 1, "text": OTHER_REPORT}),
        C,
        articles=2,
    ),
    content_input(
        "markup in a record's text",
        "a.jsonl",
        records({"text": f"<p>{REPORT}</p><p>{OTHER_REPORT}&nbsp;&amp; so on.</p>"}),
        C,
    ),
    # Dates.
    content_input("no date", "a.jsonl", records({"text": REPORT}), C),
    content_input("impossible date", "a.jsonl", records({"text": REPORT, "date": "2015-02-31"}), C),
    content_input("date in the future", "a.jsonl", records({"text": REPORT, "date": "2091-02-01"}), C),
    content_input("date as prose", "a.jsonl", records({"text": REPORT, "date": "some time last summer"}), C),
    content_input("date as list", "a.jsonl", records({"text": REPORT, "date": [2015, 7, 14]}), C),
    content_input("the year 0", "a.jsonl", records({"text": REPORT, "date": "0000-00-00"}), C),
    # Other languages.
    content_input("French", "a.txt", FRENCH, Q, "DL-L001"),
    content_input("Spanish", "a.txt", SPANISH, Q, "DL-L001"),
    content_input("German", "a.txt", GERMAN, Q, "DL-L001"),
    content_input("Russian", "a.txt", RUSSIAN, Q, "DL-L001"),
    content_input("Chinese", "a.txt", CHINESE, Q, "DL-L001"),
    content_input("Arabic", "a.txt", ARABIC, Q, "DL-L001"),
    content_input(
        "English among others",
        "a.jsonl",
        records({"text": FRENCH}, {"text": REPORT}, {"text": CHINESE}),
        P,
        "DL-L001",
        1,
    ),
    # Pages.
    content_input("page without text", "a.html", page(""), R, "DL-R015"),
    content_input(
        "page of scripts",
        "a.html",
        page("<script>document.write('news')</script><noscript>Enable JavaScript</noscript>"),
        R,
        "DL-R015",
    ),
    content_input(
        "broken JSON-LD",
        "a.html",
        page(article_markup(), '<script type="application/ld+json">{"@type": "NewsArticle", </script>'),
        C,
    ),
    content_input(
        "JSON-LD that is a number", "a.html", page(article_markup(), '<script type="application/ld+json">7</script>'), C
    ),
    content_input("page cut off", "a.html", page(article_markup())[:-60], C),
    content_input("tags never closed", "a.html", "<html><body>" + "<div>" * 20_000 + f"<p>{REPORT}</p>", R, "DL-R015"),
    content_input(
        "page with a wrong charset",
        "a.html",
        page(article_markup() + "<p>café</p>", '<meta charset="no-such-thing">').encode("latin-1"),
        C,
    ),
    content_input("frames only", "a.html", "<html><frameset><frame src='a.html'></frameset></html>", R, "DL-R015"),
    # Tables.
    content_input(
        "ragged table", "a.csv", "id,text,date\n1,word\n2,word,2015-07-14,more\n3,word,2015-07-14\n", P, "DL-R014", 1
    ),
    content_input(
        "quotation mark never closed", "a.csv", f'id,text\n1,"{REPORT}\n2,"{OTHER_REPORT}"\n', P, "DL-R014", 1
    ),
    content_input("no column of text", "a.csv", "id,colour\n1,red\n", M, "DL-R009"),
    content_input("unknown column", "a.csv", "id,body\n1,word\n", M, "DL-R008", columns={"text": "boddy"}),
    content_input("unknown role", "a.csv", "id,body\n1,word\n", M, "DL-R008", columns={"txet": "body"}),
    content_input(
        "unknown key in JSON lines", "a.jsonl", records({"body": REPORT}), M, "DL-R008", columns={"text": "boody"}
    ),
    content_input("the same column twice", "a.csv", f'text,text\n"{REPORT}",x\n', C),
    content_input("semicolons", "a.csv", f'id;text\n1;"{REPORT}"\n', C),
    content_input("NUL in a table", "a.csv", f'id,text\n1,"{REPORT}\0"\n', C),
    content_input("formulas in a table", "a.csv", """id,text\n"=cmd|' /C calc'!A0","=1+1 the ministers said"\n""", C),
]
