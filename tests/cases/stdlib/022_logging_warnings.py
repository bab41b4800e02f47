import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app")
log.info("started %s", "now")
log.debug("hidden")
log.warning("careful %d", 5)
try:
    1 / 0
except ZeroDivisionError as e:
    log.error("failed: %s", e)
