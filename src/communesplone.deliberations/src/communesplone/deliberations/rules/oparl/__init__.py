"""OParl 1.1: what a town's bodies do, as JSON objects that anyone may read.

Source: OParl specification 1.1, https://schema.oparl.org/1.1/.
"""
