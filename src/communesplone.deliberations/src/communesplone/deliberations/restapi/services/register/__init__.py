"""@register and @verify-register."""
