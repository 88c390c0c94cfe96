"""What documents are made of, collected from content: sheets, and their making.

Permission is the caller's matter throughout: these functions read whatever is there.
Those that make what the public may read say so, and leave out the rest themselves.
"""
