"""Pure rules of a town's bodies: plain values in, frozen values out."""
