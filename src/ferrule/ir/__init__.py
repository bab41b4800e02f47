"""The typed IR: nodes, types, walks over them, and the check of what must hold. Imports no stage."""
