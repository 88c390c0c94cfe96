Documents of the town: one template gives the page and an accessible PDF on the town's letterhead, for reading (PDF/UA) and for the archive (PDF/A). The letterhead can be looked at under Site Setup.
