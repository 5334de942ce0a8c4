"""The law as data with a date and an article, and the predicates that read it. Pure: no Django, no clock."""
