import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)-8s|%(name)s|%(message)s")
log = logging.getLogger(__name__)
other = logging.getLogger("app.db")
other.setLevel(logging.WARNING)
log.debug("x=%d y=%s", 3, "four")
log.info("plain")
other.info("hidden")
other.warning("%s failed after %.2f", "query", 1.5)
try:
    {}["k"]
except KeyError:
    log.error("no key")
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("[%(levelname)s] %(message)s"))
quiet = logging.getLogger("quiet")
quiet.addHandler(handler)
quiet.propagate = False
quiet.error("only here")
print(log.isEnabledFor(logging.DEBUG), other.getEffectiveLevel(), logging.getLevelName(30), quiet)
