"""DCI (SPDCI) civil registration 1.0.0 beside our own API, on the same core. The published files stand in `vendored`."""
