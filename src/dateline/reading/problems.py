"""The numbered errors of reading, and how one of them becomes a quarantine row."""

from __future__ import annotations

from dateline.errors import InputError, UsageError
from dateline.records import Skip, SkipKind


class InputMissing(UsageError):
    """DL-R002: the user named a file or folder that is not there."""

    code = "DL-R002"


class NothingToRead(UsageError):
    """DL-R003: no input was named, or a folder holds no file that any reader takes."""

    code = "DL-R003"


class NotText(InputError):
    """DL-R004: the bytes are no text: a PDF, an archive, an image, or plain binary."""

    code = "DL-R004"


class EmptyInput(InputError):
    """DL-R005: the file is empty or holds only white space."""

    code = "DL-R005"


class TooLarge(InputError):
    """DL-R006: the file, record or article passes a size limit."""

    code = "DL-R006"


class UnknownFormat(UsageError):
    """DL-R007: the input format asked for has no reader."""

    code = "DL-R007"


class UnknownColumn(UsageError):
    """DL-R008: a column that was asked for is not in the input, or the role it should fill does not exist."""

    code = "DL-R008"


class NoTextColumn(UsageError):
    """DL-R009: no column of a table looks like the text of an article."""

    code = "DL-R009"


class BadRecord(InputError):
    """DL-R010: one record is not a JSON object."""

    code = "DL-R010"


class NoText(InputError):
    """DL-R011: one record has no text, or its text is not a string."""

    code = "DL-R011"


class Unreadable(InputError):
    """DL-R013: the operating system refuses the file (rights, a loop of links, a bad disk)."""

    code = "DL-R013"


class BadRow(InputError):
    """DL-R014: one row of a table has too few or too many fields, or a quotation mark that never closes."""

    code = "DL-R014"


class NoMainText(InputError):
    """DL-R015: no article was found in a web page."""

    code = "DL-R015"


class NotAFile(UsageError):
    """DL-R016: the input is neither file nor folder: a device, a socket, a named pipe."""

    code = "DL-R016"


class WebAddress(UsageError):
    """DL-R017: the input is a web address; Dateline reads what is on disk."""

    code = "DL-R017"


class BadPublished(UsageError):
    """DL-R018: the publication date that was given cannot be read."""

    code = "DL-R018"


class DamagedFile(InputError):
    """DL-R019: a compressed or columnar file breaks off or does not hold what its name says."""

    code = "DL-R019"


class NotPlainPath(UsageError):
    """DL-R012: the path itself is impossible: a NUL character, or longer than the system allows."""

    code = "DL-R012"


def quarantine(error: InputError, origin: str | None, article_id: str | None = None) -> Skip:
    """Return the quarantine row for an error in one input or record: its number, its reason, where it was."""
    return Skip(SkipKind.QUARANTINED, "reading", error.code, error.what, article_id=article_id, origin=origin)
