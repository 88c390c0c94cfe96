Every page is sent with security headers; for visitors, browsers run scripts of the site only.
