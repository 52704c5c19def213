from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.process import SMALL


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path
