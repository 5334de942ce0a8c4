"""Are two records one person? Compared field by field, weighed in bits, explained.

The weights are those of Fellegi and Sunter (A Theory for Record Linkage, 1969): a field that agrees adds
log2(m/u), where m is how often it agrees for one person and u how often for two; a field that differs adds
log2((1-m)/(1-u)), which is negative; what is unknown adds nothing. For names u is how common they are.
"""
