Plone's export of a site gives the annexes behind their items.
