"""One file per command of `versus`; each is loaded only when it is used."""
