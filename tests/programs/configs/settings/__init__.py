from .loader import ConfigError

__all__ = ["ConfigError"]
