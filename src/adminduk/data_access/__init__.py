"""Public institutions that ask the register: agreements, keys, answers, and the trail of every glance."""
