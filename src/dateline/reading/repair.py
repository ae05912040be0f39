"""Damage that shows in the text of files: UTF-8 read as Windows-1252, character references, markup inside a field.

Sound text comes back unchanged, to the character; only what nobody wrote on purpose is replaced.
"""

from __future__ import annotations

import html
import re

# The characters that Windows-1252 shows for UTF-8's continuation bytes 80 to BF.
_CONTINUATION = "".join(
    dict.fromkeys(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xC0))
)
_MISREAD = re.compile(
    f"[\u00c2-\u00df][{re.escape(_CONTINUATION)}]|[\u00e0-\u00ef][{re.escape(_CONTINUATION)}]{{2}}"
    f"|[\u00f0-\u00f4][{re.escape(_CONTINUATION)}]{{3}}"
)
# Sequences that no language writes: one of them in a text shows that it was misread.
_CERTAIN = re.compile("â€[\u0080-\u00bf™œžšŸ“”˜¢¦]|Ã[\u00a0-\u00bf©¨]|Â[\u00a0-\u00bf]")
_REFERENCE = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|h[1-6]|ul|ol|li|blockquote|strong|em|b|i|a)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)
_BLOCK = re.compile(r"</p>|<br\s?/?>|<p>|</div>", re.IGNORECASE)


def repair(text: str) -> str:
    """Return the text without misread UTF-8, character references and markup; the very same text if it has none."""
    if "\u00c2" in text or "\u00c3" in text or "\u00e2" in text:
        text = repair_misread(text)
    if "<" in text and _BLOCK.search(text):
        text = strip_markup(text)
    if "&" in text:
        text = _REFERENCE.sub(lambda found: html.unescape(found[0]), text)
    return text


def repair_misread(text: str) -> str:
    """Return the text with UTF-8 that was read as Windows-1252 read again ("â€™" is an apostrophe)."""
    if not _CERTAIN.search(text):
        return text
    return _MISREAD.sub(_read_again, text)


def _read_again(found: re.Match[str]) -> str:
    data = b"".join(letter.encode("cp1252", "ignore") or letter.encode("latin-1", "ignore") for letter in found[0])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def strip_markup(text: str) -> str:
    """Return the text of an HTML fragment, a blank line between its blocks."""
    text = re.sub(r"(?i)</(?:p|div|h[1-6]|li|ul|ol|blockquote)>", "\n\n", text)
    text = re.sub(r"(?i)<br\s?/?>", "\n", text)
    text = _MARKUP.sub("", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
