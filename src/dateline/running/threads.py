"""One core for each process: asked for before numpy starts its own threads."""

from __future__ import annotations

import os

_BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def limit_blas_threads() -> None:
    """Let this process and its children multiply on one core each: must run before numpy is imported.

    Small products gain nothing from more threads, and several processes with several threads each lose half.
    """
    for name in _BLAS_THREADS:
        os.environ.setdefault(name, "1")
