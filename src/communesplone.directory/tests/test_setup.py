class TestSetup:
    """The add-on as the control panel sees it."""

    def test_browser_layer(self, portal, browser_layers):
        names = {layer.__module__ for layer in browser_layers}
        assert "communesplone.directory.interfaces" in names
