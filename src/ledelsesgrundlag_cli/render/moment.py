"""The time that files say they were made, unless another is asked for."""

from datetime import UTC, datetime
from typing import Final

FIXED: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The first that zip knows, and always the same: same input, same bytes."""
