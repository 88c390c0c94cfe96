from callers import ask
from callers import evening


__all__ = ["ask", "evening"]
