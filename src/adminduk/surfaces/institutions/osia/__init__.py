"""OSIA 7.1 beside our own API, on the same core: Data Access, Third Party Services, Population Registry.

This software includes material derived from OSIA, https://github.com/SecureIdentityAlliance/osia.
Copyright © Secure Identity Alliance (2022). Its licence and the published files stand in `vendored`.
"""
