"""Every screen of the core, who it is for, and a word that its page must say."""

PUBLIC = {
    "front-page": "",
    "services": "services",
    "a-service": "services/secretariat-general",
    "news": "news",
    "legal-notice": "legal-notice",
    "accessibility": "accessibility",
    "search": "@@search?SearchableText=travaux",
    "login": "login",
    "contact": "contact-info",
    "sitemap": "sitemap",
}

WEBMASTER = {
    "town-settings": "@@town-settings",
    "all-services": "@@services",
    "staffing": "services/secretariat-general/@@staffing",
    "journal": "@@journal",
    "registers": "@@registers",
    "notifications": "@@notifications",
    "letterhead": "@@document-sample",
    "add-ons": "prefs_install_products_form",
}
