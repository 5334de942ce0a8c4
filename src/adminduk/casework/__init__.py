"""Applications (permohonan): their life, their papers, and one file a service that declares it all."""
