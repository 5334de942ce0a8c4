"""The workbench for people who stand in the register twice: two officers decide each pair."""
