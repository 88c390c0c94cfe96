from browser_people import town
from browser_people import web
from callers import ask
from callers import evening


__all__ = ["ask", "evening", "town", "web"]
