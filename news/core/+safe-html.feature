Documents with many texts are written several times faster: the site's filter is asked directly.
