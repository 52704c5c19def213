"""How much memory a reading process may take, where the platform can bound it."""

from __future__ import annotations

__all__ = ["lift_memory_limit", "limit_memory"]


def limit_memory(megabytes: int) -> None:
    """Bound the address space of this process, if the platform can; a stricter bound stays."""
    try:
        import resource
    except ImportError:
        return
    try:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000, hard))
    except (ValueError, OSError):  # a stricter limit is already set, or the platform has none
        return


def lift_memory_limit() -> None:
    """Take the bound back for programs that need more than a reader; time still bounds them."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
