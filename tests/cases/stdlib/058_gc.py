# gc: what programs use it for has no effect that they see.
import gc

gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
gc.collect()
print(gc.collect())
gc.set_threshold(1000, 5)
print(gc.get_threshold())
gc.freeze()
gc.unfreeze()
