"""Pure rules: plain values in, frozen values out; standard library only."""
