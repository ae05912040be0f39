"""Texts: nothing, too much, wrongly encoded."""

from __future__ import annotations

import json

from kinds import (
    OTHER_REPORT,
    REPORT,
    RUSSIAN,
    Hostile,
    Outcome,
    content_input,
    records,
)

C, P, Q, R, M = Outcome.CODED, Outcome.PARTLY, Outcome.QUARANTINED, Outcome.REFUSED, Outcome.MISUSED

TEXT_INPUTS: list[Hostile] = [
    # Nothing, or nothing that says anything.
    content_input("empty text", "a.txt", b"", R, "DL-R005"),
    content_input("empty page", "a.html", b"", R, "DL-R005"),
    content_input("empty JSON lines", "a.jsonl", b"", R, "DL-R005"),
    content_input("empty table", "a.csv", b"", R, "DL-R005"),
    content_input("only white space", "a.txt", b" \n\t \r\n  ", R, "DL-R005"),
    content_input("only blanks without width", "a.txt", "\u200b\u200b \ufeff\n\u2003", Q, "DL-L002"),
    content_input("only a byte order mark", "a.txt", b"\xef\xbb\xbf", R, "DL-R005"),
    content_input("only blank lines in JSON lines", "a.jsonl", b"\n\n   \n", R, "DL-R005"),
    content_input("header without rows", "a.csv", "id,text\n", R, "DL-R005"),
    content_input("empty JSON list", "a.json", "[]", R, "DL-R005"),
    content_input(
        "only boilerplate",
        "a.txt",
        "Sign up for our newsletter\nAdvertisement\nRead more: What it means\n",
        Q,
        "DL-L002",
    ),
    content_input("only signs", "a.txt", "*** --- ___ ??? !!!\n", Q, "DL-L002"),
    content_input("one word", "a.txt", "Yes", C),
    content_input("one letter", "a.txt", "x", C),
    content_input("only digits", "a.txt", "1 2 3 4 5 6 7 8 9 0\n" * 40, C),
    # Too much of something.
    content_input("5 MB in one line", "a.txt", b"word " * 1_000_000, R, "DL-R006"),
    content_input("5 MB without a space", "a.txt", b"a" * 5_000_000, R, "DL-R006"),
    content_input(
        "5 MB in one JSON line", "a.jsonl", records({"text": "a " * 2_500_000}, {"text": REPORT}), P, "DL-R006", 1
    ),
    content_input(
        "9 MB in one JSON line",
        "a.jsonl",
        b'{"text": "' + b"a " * 4_500_000 + b'"}\n' + records({"text": REPORT}).encode(),
        P,
        "DL-R006",
        1,
    ),
    content_input(
        "9 MB in one table field",
        "a.csv",
        b'id,text\n1,"' + b"a " * 4_500_000 + b'"\n2,' + REPORT.replace(",", "").encode() + b"\n",
        P,
        "DL-R006",
        1,
    ),
    content_input("17 MB of text", "a.txt", b"word " * 3_500_000, R, "DL-R006"),
    content_input("16 kB of 's", "a.txt", "'s" * 8_000, Q, "DL-L002"),
    content_input(
        "16 kB of 's in a report",
        "a.txt",
        f"{REPORT} {'s' * 0}{chr(39) + 's'}{(chr(39) + 's') * 8_000} {OTHER_REPORT}",
        C,
    ),
    content_input(
        "fifty runs of 's",
        "a.txt",
        f"{REPORT} " + " ".join(("'s" * 128, "))((" * 64)[n % 2] for n in range(50)),
        C,
    ),
    content_input("a run of opening brackets", "a.txt", f"{REPORT} {'(' * 50_000}", C),
    content_input("a run of full stops", "a.txt", f"{REPORT} {'.' * 50_000} {OTHER_REPORT}", C),
    content_input("glued words without end", "a.txt", f"{REPORT} {'a.b' * 20_000}", C),
    content_input("100,000 line breaks", "a.txt", REPORT + "\n" * 100_000 + OTHER_REPORT, C),
    content_input("100,000 blanks", "a.txt", REPORT + " " * 100_000 + OTHER_REPORT, C),
    content_input("20,000 commas", "a.txt", REPORT + " ," * 20_000, C),
    content_input(
        "a very long web address", "a.txt", f"{REPORT} https://example.org/{'a/b-c?d=e&' * 400} {OTHER_REPORT}", C
    ),
    content_input("a very long title", "a.jsonl", records({"title": "Talks " * 5_000, "text": REPORT}), C),
    content_input("a very long id", "a.jsonl", records({"id": "7" * 5_000, "text": REPORT}), C),
    content_input("10,000 keys", "a.jsonl", records({"text": REPORT, **{f"key{n}": n for n in range(10_000)}}), C),
    content_input(
        "10,000 columns",
        "a.csv",
        ",".join(["text", *(f"c{n}" for n in range(9_999))]) + "\n" + ",".join(["word"] * 10_000) + "\n",
        C,
    ),
    # Encodings.
    content_input(
        "Windows-1252",
        "a.txt",
        REPORT.replace("fishing rights", "“fishing rights” – the ministry’s café").encode("cp1252"),
        C,
    ),
    content_input("Latin-1", "a.txt", f"{REPORT} The café in Malmö was closed.".encode("latin-1"), C),
    content_input(
        "Mac Roman", "a.txt", f"{REPORT} They don’t agree, said the ministry’s spokesman.".encode("mac-roman"), C
    ),
    content_input("UTF-16 with mark", "a.txt", REPORT.encode("utf-16"), C),
    content_input("UTF-16 little-endian without mark", "a.txt", REPORT.encode("utf-16-le"), C),
    content_input("UTF-16 big-endian without mark", "a.txt", REPORT.encode("utf-16-be"), C),
    content_input("UTF-32 with mark", "a.txt", REPORT.encode("utf-32"), C),
    content_input("UTF-8 with mark", "a.txt", REPORT.encode("utf-8-sig"), C),
    content_input("UTF-8 with mark in a table", "a.csv", f'text,id\n"{REPORT}",1\n'.encode("utf-8-sig"), C),
    content_input("UTF-8 with mark in JSON lines", "a.jsonl", records({"text": REPORT}).encode("utf-8-sig"), C),
    content_input("UTF-16 table", "a.csv", f'id,text\n1,"{REPORT}"\n'.encode("utf-16"), C),
    content_input(
        "UTF-16 JSON lines",
        "a.jsonl",
        records({"text": REPORT}, {"text": OTHER_REPORT}).encode("utf-16"),
        C,
        articles=2,
    ),
    content_input(
        "Windows-1252 JSON lines",
        "a.jsonl",
        json.dumps({"text": REPORT + " The café’s owner."}, ensure_ascii=False).encode("cp1252"),
        C,
    ),
    content_input("UTF-8 cut inside a letter", "a.txt", f"{REPORT} At the café".encode()[:-1], C),
    content_input("UTF-8 with one wrong byte", "a.txt", REPORT.encode() + b" \xff " + OTHER_REPORT.encode(), C),
    content_input(
        "UTF-8 read as Windows-1252", "a.txt", f"{REPORT} “They don’t agree”".encode().decode("cp1252", "ignore"), C
    ),
    content_input("Russian in Windows-1251", "a.txt", (RUSSIAN * 3).encode("cp1251"), Q, "DL-L001"),
    content_input("lone surrogates in JSON", "a.jsonl", '{"text": "\\ud83d ' + REPORT + ' \\udc00"}\n', C),
    content_input("a surrogate pair in JSON", "a.jsonl", '{"text": "\\ud83d\\ude00 ' + REPORT + '"}\n', C),
    content_input(
        "surrogates encoded as UTF-8", "a.txt", REPORT.encode() + b" \xed\xa0\x80 " + OTHER_REPORT.encode(), C
    ),
    content_input("NUL characters", "a.txt", REPORT.replace("Oslo", "Os\0lo").encode(), C),
    content_input("NUL characters in JSON", "a.jsonl", records({"text": "\0" + REPORT, "title": "a\0b"}), C),
    content_input("control characters", "a.txt", f"\x1b[31m{REPORT}\x07\x08 {OTHER_REPORT}\x0c", C),
    content_input("raw control characters in JSON", "a.jsonl", '{"text": "' + REPORT + "\x01\x02\ttab" + '"}\n', C),
    content_input("emoji", "a.txt", f"😀🇳🇴 {REPORT} 👩‍👩‍👧‍👦👍🏽", C),
    content_input("right to left marks", "a.txt", f"\u202b{REPORT}\u202c \u200f{OTHER_REPORT}\u200e", C),
    content_input(
        "letters without width",
        "a.txt",
        REPORT.replace(" met ", " \u200bmet\u200b ").replace("Kenya", "Ken\u200dya"),
        C,
    ),
    content_input(
        "soft hyphens and combining marks", "a.txt", REPORT.replace("agreement", "agree\u00adment") + " Cafe\u0301", C
    ),
    content_input("text in mathematical letters", "a.txt", "𝐓𝐡𝐞 𝐦𝐢𝐧𝐢𝐬𝐭𝐞𝐫 𝐬𝐚𝐢𝐝 " + REPORT, C),
    content_input("old Macintosh line ends", "a.txt", f"{REPORT}\r{OTHER_REPORT}\r", C),
]
