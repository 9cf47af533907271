"""Taking in files of others: fetched, measured and parsed before anybody reads them."""
