"""`csv`: translated with the program that imports it. Reading is the automaton of the format, with a short way for lines
that have nothing to quote; `QUOTE_NONNUMERIC` is there for writing only, since it gives numbers and texts in one list.
"""

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3

_UNSET = "\0"
_START_RECORD = 0
_START_FIELD = 1
_ESCAPED = 2
_IN_FIELD = 3
_IN_QUOTED = 4
_ESCAPED_IN_QUOTED = 5
_QUOTE_IN_QUOTED = 6
_END_OF_LINE = 7
_AFTER_ESCAPED_END = 8

_limit = [131072]


class Error(Exception):
    pass


class Dialect:
    """What a class below it leaves out is off; delimiter, line end and quoting it has to say."""

    quotechar = None
    escapechar = None
    doublequote = False
    skipinitialspace = False
    strict = False


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    lineterminator = "\n"
    quoting = QUOTE_ALL


class _Format:
    """A dialect with everything decided."""

    def __init__(self, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict):
        if len(delimiter) != 1:
            raise TypeError('"delimiter" must be a 1-character string')
        if quoting < QUOTE_MINIMAL:
            raise TypeError('bad "quoting" value')
        if quoting > QUOTE_NONE:
            raise TypeError('bad "quoting" value')
        if quotechar is not None and len(quotechar) != 1:
            raise TypeError('"quotechar" must be a 1-character string')
        if quotechar is None and quoting != QUOTE_NONE:
            raise TypeError("quotechar must be set if quoting enabled")
        self.delimiter = delimiter
        self.quotechar = quotechar
        self.escapechar = escapechar
        self.doublequote = doublequote
        self.skipinitialspace = skipinitialspace
        self.lineterminator = lineterminator
        self.quoting = quoting
        self.strict = strict


_registered = {
    "excel": _Format(",", '"', None, True, False, "\r\n", QUOTE_MINIMAL, False),
    "excel-tab": _Format("\t", '"', None, True, False, "\r\n", QUOTE_MINIMAL, False),
    "unix": _Format(",", '"', None, True, False, "\n", QUOTE_ALL, False),
}


def _named(name):
    if name not in _registered:
        raise Error("unknown dialect")
    return _registered[name]


def _format(dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict):
    """What a dialect says, unless the call says it."""
    if isinstance(dialect, str):
        base = _named(dialect)
        given = (base.delimiter, base.quotechar, base.escapechar, base.doublequote)
        others = (base.skipinitialspace, base.lineterminator, base.quoting, base.strict)
    else:
        given = (dialect.delimiter, dialect.quotechar, dialect.escapechar, dialect.doublequote)
        others = (dialect.skipinitialspace, dialect.lineterminator, dialect.quoting, dialect.strict)
    quote = given[1] if quotechar == _UNSET else quotechar
    style = others[2] if quoting is None else quoting
    if quotechar is None and quoting is None:
        style = QUOTE_NONE
    return _Format(
        given[0] if delimiter is None else delimiter,
        quote,
        given[2] if escapechar is None else escapechar,
        given[3] if doublequote is None else doublequote,
        others[0] if skipinitialspace is None else skipinitialspace,
        others[1] if lineterminator is None else lineterminator,
        style,
        others[3] if strict is None else strict,
    )


def register_dialect(
    name,
    dialect="excel",
    *,
    delimiter=None,
    quotechar=_UNSET,
    escapechar=None,
    doublequote=None,
    skipinitialspace=None,
    lineterminator=None,
    quoting=None,
    strict=None,
):
    _registered[name] = _format(
        dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict
    )


def unregister_dialect(name):
    _named(name)
    del _registered[name]


def get_dialect(name):
    return _named(name)


def list_dialects():
    return list(_registered)


def field_size_limit(limit=None):
    before = _limit[0]
    if limit is not None:
        _limit[0] = limit
    return before


class _Reader:
    """The records of the lines. A quoted field may span lines."""

    def __init__(self, lines, dialect):
        if dialect.quoting == QUOTE_NONNUMERIC:
            raise NotImplementedError("Ferrule: csv.QUOTE_NONNUMERIC gives numbers and texts in one list (FER0420)")
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0
        self._state = _START_RECORD
        self._fields = []
        self._text = []

    def __iter__(self):
        return self

    def __next__(self):
        dialect = self.dialect
        self._fields = []
        self._text = []
        self._state = _START_RECORD
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._text or self._state == _IN_QUOTED:
                    if dialect.strict:
                        raise Error("unexpected end of data") from None
                    self._save()
                    return self._fields
                raise
            self.line_num += 1
            if self._state == _START_RECORD and self._is_plain(line):
                body = line.rstrip("\r\n")
                return body.split(dialect.delimiter) if body else []
            for ch in line:
                self._take(ch, dialect)
            self._take("", dialect)
            if self._state == _START_RECORD:
                return self._fields

    def _is_plain(self, line):
        """Whether the line ends the record and no character of it means anything but itself or a border."""
        dialect = self.dialect
        if dialect.skipinitialspace or len(line) > _limit[0]:
            return False
        if dialect.quotechar is not None and dialect.quotechar in line:
            return False
        if dialect.escapechar is not None and dialect.escapechar in line:
            return False
        body = line.rstrip("\r\n")
        return "\n" not in body and "\r" not in body

    def _save(self):
        self._fields.append("".join(self._text))
        self._text = []

    def _add(self, ch):
        if len(self._text) >= _limit[0]:
            raise Error(f"field larger than field limit ({_limit[0]})")
        self._text.append(ch)

    def _take(self, ch, dialect):
        """One step; the empty text is the end of a line."""
        state = self._state
        ends = ch == "" or ch == "\n" or ch == "\r"
        if state == _START_RECORD:
            if ch == "":
                return
            if ends:
                self._state = _END_OF_LINE
                return
            state = _START_FIELD
        if state == _AFTER_ESCAPED_END:
            if ch == "":
                return
            state = _IN_FIELD
        if state == _START_FIELD:
            if ends:
                self._save()
                self._state = _START_RECORD if ch == "" else _END_OF_LINE
            elif ch == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._state = _IN_QUOTED
            elif ch == dialect.escapechar:
                self._state = _ESCAPED
            elif ch == " " and dialect.skipinitialspace:
                self._state = _START_FIELD
            elif ch == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(ch)
                self._state = _IN_FIELD
        elif state == _IN_FIELD:
            if ends:
                self._save()
                self._state = _START_RECORD if ch == "" else _END_OF_LINE
            elif ch == dialect.escapechar:
                self._state = _ESCAPED
            elif ch == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(ch)
                self._state = _IN_FIELD
        elif state == _ESCAPED:
            if ch == "\n" or ch == "\r":
                self._add(ch)
                self._state = _AFTER_ESCAPED_END
            else:
                self._add(ch or "\n")
                self._state = _IN_FIELD
        elif state == _IN_QUOTED:
            if ch == "":
                pass
            elif ch == dialect.escapechar:
                self._state = _ESCAPED_IN_QUOTED
            elif ch == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTED if dialect.doublequote else _IN_FIELD
            else:
                self._add(ch)
        elif state == _ESCAPED_IN_QUOTED:
            self._add(ch or "\n")
            self._state = _IN_QUOTED
        elif state == _QUOTE_IN_QUOTED:
            if ch == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._add(ch)
                self._state = _IN_QUOTED
            elif ch == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            elif ends:
                self._save()
                self._state = _START_RECORD if ch == "" else _END_OF_LINE
            elif not dialect.strict:
                self._add(ch)
                self._state = _IN_FIELD
            else:
                raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
        elif ch == "":
            self._state = _START_RECORD
        elif not ends:
            raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")


def reader(
    csvfile,
    dialect="excel",
    *,
    delimiter=None,
    quotechar=_UNSET,
    escapechar=None,
    doublequote=None,
    skipinitialspace=None,
    lineterminator=None,
    quoting=None,
    strict=None,
):
    return _Reader(
        csvfile,
        _format(
            dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict
        ),
    )


def _cell(value, text, dialect, alone):
    """A value as it stands in a record."""
    quoted = dialect.quoting == QUOTE_ALL
    if dialect.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float)):
        quoted = True
    if alone and text == "":
        if dialect.quoting == QUOTE_NONE:
            raise Error("single empty field record must be quoted")
        quoted = True
    out = []
    for ch in text:
        if (
            ch == dialect.delimiter
            or ch == dialect.escapechar
            or ch == dialect.quotechar
            or ch in dialect.lineterminator
        ):
            escaped = False
            if dialect.quoting == QUOTE_NONE:
                escaped = True
            elif ch == dialect.quotechar:
                if dialect.doublequote:
                    out.append(ch)
                else:
                    escaped = True
            elif ch == dialect.escapechar:
                escaped = True
            if not escaped:
                quoted = True
            elif dialect.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            else:
                out.append(dialect.escapechar)
        out.append(ch)
    if quoted and dialect.quotechar is not None:
        return dialect.quotechar + "".join(out) + dialect.quotechar
    return "".join(out)


class _Writer:
    def __init__(self, file, dialect):
        self._file = file
        self.dialect = dialect

    def writerow(self, row):
        dialect = self.dialect
        out = []
        first = ""
        for value in row:
            text = "" if value is None else str(value)
            if not out:
                first = text
            out.append(_cell(value, text, dialect, False))
        if len(out) == 1 and out[0] == "":
            out = [_cell(first, first, dialect, True)]
        return self._file.write(dialect.delimiter.join(out) + dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(
    csvfile,
    dialect="excel",
    *,
    delimiter=None,
    quotechar=_UNSET,
    escapechar=None,
    doublequote=None,
    skipinitialspace=None,
    lineterminator=None,
    quoting=None,
    strict=None,
):
    return _Writer(
        csvfile,
        _format(
            dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict
        ),
    )


class DictReader:
    def __init__(
        self,
        f,
        fieldnames=None,
        restkey=NotImplemented,
        restval=NotImplemented,
        dialect="excel",
        *,
        delimiter=None,
        quotechar=_UNSET,
        escapechar=None,
        doublequote=None,
        skipinitialspace=None,
        lineterminator=None,
        quoting=None,
        strict=None,
    ):
        self._fieldnames = None if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.dialect = dialect
        self.reader = _Reader(
            f,
            _format(
                dialect,
                delimiter,
                quotechar,
                escapechar,
                doublequote,
                skipinitialspace,
                lineterminator,
                quoting,
                strict,
            ),
        )
        self.line_num = 0

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            for row in self.reader:
                self._fieldnames = row
                break
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        if names is None:
            names = []
        record = {}
        for name, value in zip(names, row):
            record[name] = value
        if len(row) > len(names):
            restkey = self.restkey
            if restkey is NotImplemented:
                raise NotImplementedError("Ferrule: a record of csv.DictReader is longer than the header (FER0420)")
            record[restkey] = row[len(names) :]
        elif len(row) < len(names):
            restval = self.restval
            if restval is NotImplemented:
                raise NotImplementedError("Ferrule: a record of csv.DictReader is shorter than the header (FER0420)")
            for name in names[len(row) :]:
                record[name] = restval
        return record


class DictWriter:
    def __init__(
        self,
        f,
        fieldnames,
        restval="",
        extrasaction="raise",
        dialect="excel",
        *,
        delimiter=None,
        quotechar=_UNSET,
        escapechar=None,
        doublequote=None,
        skipinitialspace=None,
        lineterminator=None,
        quoting=None,
        strict=None,
    ):
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = _Writer(
            f,
            _format(
                dialect,
                delimiter,
                quotechar,
                escapechar,
                doublequote,
                skipinitialspace,
                lineterminator,
                quoting,
                strict,
            ),
        )

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict):
        if self.extrasaction == "raise":
            extra = [key for key in rowdict if key not in self.fieldnames]
            if extra:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(key) for key in extra]))
        return self.writer.writerow([rowdict.get(name, self.restval) for name in self.fieldnames])

    def writerows(self, rowdicts):
        for rowdict in rowdicts:
            self.writerow(rowdict)
