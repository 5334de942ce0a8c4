"""The trails of acts and looks, for auditors."""
