from Products.Five.browser import BrowserView


class Greeting(BrowserView):
    """Says a word of welcome."""

    def __call__(self) -> str:
        return "Binvnowe a Valbruyère"
