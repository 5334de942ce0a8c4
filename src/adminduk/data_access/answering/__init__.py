"""The answering core: what institutions ask is answered in batches, within their agreements, and logged first.

Policies are held in memory, and checked again by the statement that reads the people. All questions that wait
at one moment are answered by one look-up and logged by one insert; nothing leaves before that is durable.
"""
