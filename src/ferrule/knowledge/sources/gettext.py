"""`gettext` where no catalog is installed: every message is its own translation. One that is there is refused."""

import os

_current_domain = "messages"
_folders = {}


def _languages(languages):
    if languages is not None:
        return list(languages)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return value.split(":")
    return []


def find(domain, localedir=None, languages=None, all=False):
    folder = "/usr/share/locale" if localedir is None else localedir
    for language in _languages(languages):
        if language == "C":
            break
        plain = language.split(".")[0].split("@")[0]
        for name in (language, plain, plain.split("_")[0]):
            if os.path.exists(os.path.join(folder, name, "LC_MESSAGES", domain + ".mo")):
                raise NotImplementedError("Ferrule: catalogs of gettext are not read (FER0403)")
    return None


class NullTranslations:
    def __init__(self, fp=None):
        self._info = {}
        self._charset = None

    def gettext(self, message):
        return message

    def ngettext(self, msgid1, msgid2, n):
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return message

    def npgettext(self, context, msgid1, msgid2, n):
        return msgid1 if n == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    find(domain, localedir, languages)
    if fallback:
        return NullTranslations()
    raise FileNotFoundError(2, "No translation file found for domain", domain)


def textdomain(domain=None):
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    if localedir is not None:
        _folders[domain] = localedir
    return _folders.get(domain, "/usr/share/locale")


def dgettext(domain, message):
    find(domain, _folders.get(domain))
    return message


def dngettext(domain, msgid1, msgid2, n):
    find(domain, _folders.get(domain))
    return msgid1 if n == 1 else msgid2


def gettext(message):
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    return dgettext(_current_domain, message)


def npgettext(context, msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)
