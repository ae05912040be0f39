"""Files that appear whole or not at all: written beside their target under a hidden name, then renamed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from dateline.errors import DatelineError


class StoreUnwritable(DatelineError):
    """DL-S001: the output cannot be written: no such folder and none can be made, no permission, disk full."""

    code = "DL-S001"


class DraftFolder:
    """A hidden folder beside `target` that holds everything until `publish` renames one thing in it to `target`."""

    def __init__(self, target: Path) -> None:
        """Make the folder. Raises StoreUnwritable (DL-S001)."""
        self.target = target
        self.path = target.parent / f".{target.name}.{os.getpid()}.draft"
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(self.path, ignore_errors=True)
            self.path.mkdir()
        except OSError as error:
            raise unwritable(target, error) from error

    def publish(self, draft: Path, beside: Path | None = None) -> None:
        """Rename `draft`, a file or folder made in this folder, to the target and remove the rest.

        An older file gives way in one step; an older folder is moved aside first. `beside` is a draft of the file that
        describes the target and lies beside it. Raises StoreUnwritable (DL-S001).
        """
        try:
            if draft.is_dir() and self.target.is_dir():
                self.target.rename(self.path / "replaced")
            draft.replace(self.target)
            if beside is not None:
                beside.replace(description_of(self.target))
        except OSError as error:
            raise unwritable(self.target, error) from error
        finally:
            self.discard()

    def discard(self) -> None:
        """Remove the folder and what is left in it."""
        shutil.rmtree(self.path, ignore_errors=True)


def publish_bytes(target: Path, content: bytes) -> None:
    """Write a small file so that readers see all of it or what was there before. Raises StoreUnwritable (DL-S001)."""
    draft = DraftFolder(target)
    path = draft.path / "content"
    try:
        path.write_bytes(content)
    except OSError as error:
        draft.discard()
        raise unwritable(target, error) from error
    draft.publish(path)


def description_of(target: Path) -> Path:
    """Return where the file lies that describes a table without room for metadata: events.csv-metadata.json.

    The name is that of the W3C recommendation "CSV on the Web", https://www.w3.org/TR/tabular-data-model/.
    """
    return target.with_name(f"{target.name}-metadata.json")


def unwritable(target: Path, error: OSError) -> StoreUnwritable:
    """Return the error that says why `target` cannot be written."""
    return StoreUnwritable(
        f"the output cannot be written: {error.strerror or error}",
        where=str(target),
        next_step="check the folder, your rights in it and the space on the disk, or name another -o",
    )
