#!/usr/bin/env bash
# The XML that zpretty keeps: GenericSetup, ZCML and templates that git knows.
git ls-files -co --exclude-standard '*.xml' '*.zcml' '*.pt'
