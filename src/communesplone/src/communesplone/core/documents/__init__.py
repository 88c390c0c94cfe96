"""From a page template to HTML, and from the same HTML to an accessible PDF."""
