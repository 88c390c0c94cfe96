Whoever searches very often is asked to wait, in their language: 30 searches a minute, or what the town sets.
