"""The typed IR: nodes, types, check, pretty. Data only; imports no stage."""
