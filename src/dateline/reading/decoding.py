"""Bytes to text: byte order marks, UTF-8, the old Windows and Macintosh pages, and what is no text at all."""

from __future__ import annotations

import codecs
import io
import re

from dateline.reading.limits import HEAD_BYTES
from dateline.reading.problems import NotText

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive (or a Word, Excel or EPUB file, which are zip archives)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstandard-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-zip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "a PostScript document"),
)
_NEXT_STEPS = {
    b"%PDF": "turn it into text first, for example with pdftotext",
    b"PK\x03\x04": "unpack it, or save the document as plain text",
    b"\x1f\x8b": "give the file its .gz ending (talks.txt.gz), or unpack it",
    b"PAR1": "give the file its .parquet ending",
}
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_ASCII = bytes(range(0x80))
# A few stray control characters are damage that cleaning repairs; random bytes hold 11 in a hundred.
_MOST_CONTROLS = 0.05
# Text in an old Western page has an accent or a curly quote now and then; Cyrillic or Greek pages are full of them.
_MOST_WESTERN = 0.15
_MACINTOSH_APOSTROPHE = re.compile(rb"[a-z]\xd5[a-z]")
_HANDLER = "dateline-windows-1252"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    # Five codes stand for nothing in Windows-1252: they become C1 controls, which cleaning blanks.
    return "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in broken), error.end


codecs.register_error(_HANDLER, _as_windows_1252)


def check_text(head: bytes, where: str) -> None:
    """Raise NotText (DL-R004) if the first bytes of a file are those of a document, archive, image or other binary."""
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            raise NotText(
                f"this is {name}, not text",
                where=where,
                next_step=_NEXT_STEPS.get(signature, "convert it to plain text, HTML, JSON lines or CSV first"),
            )
    if find_encoding(head).startswith(("utf-16", "utf-32")):
        return
    if len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head):
        raise NotText(
            "these bytes are no text: too many of them are control codes",
            where=where,
            next_step="convert the file to plain text, HTML, JSON lines or CSV first",
        )


def find_encoding(head: bytes) -> str:
    """Return the Python codec for text that begins with `head`; the answer is always able to read on.

    A byte order mark decides; then a pattern of NUL bytes (UTF-16 without a mark); then UTF-8; then, for text with
    few bytes over 127, Windows-1252 or Mac Roman; and for the rest charset-normalizer's best guess.
    """
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec
    if len(head) >= 4:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        half = len(head) / 2
        if odd > 0.4 * half and even < 0.05 * half:
            return "utf-16-le"
        if even > 0.4 * half and odd < 0.05 * half:
            return "utf-16-be"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head)
        return "utf-8"
    except UnicodeDecodeError:
        pass
    if len(head.translate(None, _ASCII)) > _MOST_WESTERN * len(head):
        return _guess_legacy(head)
    if _MACINTOSH_APOSTROPHE.search(head):
        return "mac-roman"
    return "utf-8"


def _guess_legacy(head: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(head, steps=5, chunk_size=512).best()
    return best.encoding if best is not None else "cp1252"


def decode(data: bytes, where: str) -> str:
    """Return the text of a whole file, with line ends as "\\n" and without byte order mark.

    Bytes that are wrong in UTF-8 are read as Windows-1252, one by one: files pasted together from both are common.
    Raises NotText (DL-R004).
    """
    head = data[:HEAD_BYTES]
    check_text(head, where)
    codec = find_encoding(head)
    text = data.decode(codec, _HANDLER if codec == "utf-8" else "replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


class _Transcoder(io.RawIOBase):
    """A byte stream in any encoding, read as UTF-8 bytes without a byte order mark."""

    def __init__(self, stream: io.BufferedReader, codec: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(codec)(_HANDLER if codec == "utf-8" else "replace")
        self._ready = b""
        self._first = True
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready and not self._ended:
            chunk = self._stream.read1(HEAD_BYTES)
            self._ended = not chunk
            text = self._decoder.decode(chunk, final=self._ended)
            if self._first and text:
                text, self._first = text.removeprefix("\ufeff"), False
            self._ready = text.encode("utf-8", "surrogatepass")
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count


def utf8_stream(stream: io.BufferedReader, where: str) -> io.BufferedReader:
    """Return the stream as UTF-8 bytes, whatever it is in, a chunk at a time.

    Raises NotText (DL-R004) if it does not begin like text.
    """
    head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    check_text(head, where)
    return io.BufferedReader(_Transcoder(stream, find_encoding(head)), HEAD_BYTES)
