from __future__ import annotations

import pytest

from properties.scalar_oracle import Oracle, build


@pytest.fixture(scope="session")
def oracle() -> Oracle:
    return Oracle(build())
