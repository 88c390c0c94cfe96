from browser_people import town
from browser_people import web


__all__ = ["town", "web"]
