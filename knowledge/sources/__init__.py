"""One file per source of facts; each turns what it reads into a Harvest."""
