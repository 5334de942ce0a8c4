"""The process that answers institutions: its own port, its own connections, no request machinery of Django.

Settings, keys and the labels of the code lists come from Django's set-up; everything else is an event loop, one
parser and the answering core of `data_access`.
"""
