"""What the user chose: the settings file, the folders of this account, who acts, which plan is meant."""
