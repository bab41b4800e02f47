globals()["anything_at_all"] = 1
