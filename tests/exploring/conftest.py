from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import Site, border_story, explored, long_story, write_store


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server on the border story, for tests that only read."""
    path = write_store(tmp_path_factory.mktemp("border") / "border.duckdb", border_story())
    served = Site(explored(path))
    yield served
    served.close()


@pytest.fixture(scope="session")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server on a store of several pages."""
    path = write_store(tmp_path_factory.mktemp("long") / "long.duckdb", long_story(61))
    served = Site(explored(path))
    yield served
    served.close()


@pytest.fixture
def own_store(tmp_path: Path) -> Path:
    """A border story of one's own, for tests that review."""
    return write_store(tmp_path / "border.duckdb", border_story())


@pytest.fixture
def own_site(own_store: Path) -> Iterator[Site]:
    """A server on a store of one's own."""
    served = Site(explored(own_store))
    yield served
    served.close()
