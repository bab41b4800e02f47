"""`csv` in the default dialect and the options that programs use: translated with the program that imports it."""

QUOTE_MINIMAL = 0
QUOTE_ALL = 1


class Error(Exception):
    pass


def _records(lines, delimiter, quotechar):
    """The records of the lines. A quoted field may span lines."""
    fields = []
    text = []
    quoted = False
    was_quoted = False
    for line in lines:
        i = 0
        n = len(line)
        if not quoted:
            fields = []
            text = []
            was_quoted = False
        while i < n:
            ch = line[i]
            i += 1
            if quoted:
                if ch == quotechar:
                    if i < n and line[i] == quotechar:
                        text.append(quotechar)
                        i += 1
                    else:
                        quoted = False
                else:
                    text.append(ch)
            elif ch == quotechar and not text and not was_quoted:
                quoted = True
                was_quoted = True
            elif ch == delimiter:
                fields.append("".join(text))
                text = []
                was_quoted = False
            elif ch == "\n" or ch == "\r":
                if line[i:].strip("\r\n"):
                    raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
                break
            else:
                text.append(ch)
        if not quoted:
            if fields or text or was_quoted:
                fields.append("".join(text))
                yield fields
            else:
                empty = fields
                yield empty
    if quoted:
        fields.append("".join(text))
        yield fields


def reader(csvfile, *, delimiter=",", quotechar='"'):
    return _records(csvfile, delimiter, quotechar)


def _quoted(text, delimiter, quotechar, lineterminator, quoting, alone):
    special = quoting == QUOTE_ALL or (alone and text == "")
    for ch in text:
        if ch == delimiter or ch == quotechar or ch == "\n" or ch == "\r" or ch in lineterminator:
            special = True
    if special:
        return quotechar + text.replace(quotechar, quotechar + quotechar) + quotechar
    return text


class _Writer:
    def __init__(self, file, delimiter, quotechar, lineterminator, quoting):
        self.file = file
        self.delimiter = delimiter
        self.quotechar = quotechar
        self.lineterminator = lineterminator
        self.quoting = quoting

    def writerow(self, row):
        cells = []
        for value in row:
            cells.append("" if value is None else str(value))
        out = []
        for cell in cells:
            out.append(
                _quoted(cell, self.delimiter, self.quotechar, self.lineterminator, self.quoting, len(cells) == 1)
            )
        return self.file.write(self.delimiter.join(out) + self.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(csvfile, *, delimiter=",", quotechar='"', lineterminator="\r\n", quoting=QUOTE_MINIMAL):
    return _Writer(csvfile, delimiter, quotechar, lineterminator, quoting)


class DictReader:
    def __init__(self, f, fieldnames=None, *, delimiter=",", quotechar='"'):
        self.rows = _records(f, delimiter, quotechar)
        self._fieldnames = fieldnames
        self.line_num = 0

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            for row in self.rows:
                self._fieldnames = row
                break
        return self._fieldnames

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.rows)
        while not row:
            row = next(self.rows)
        record = {}
        for i, name in enumerate(names):
            if i < len(row):
                record[name] = row[i]
        if len(row) != len(names):
            raise NotImplementedError("Ferrule: a record of csv.DictReader has another length than the header (FER0420)")
        return record


class DictWriter:
    def __init__(self, f, fieldnames, *, delimiter=",", quotechar='"', lineterminator="\r\n", quoting=QUOTE_MINIMAL):
        self.fieldnames = fieldnames
        self.writer = _Writer(f, delimiter, quotechar, lineterminator, quoting)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict):
        extra = [key for key in rowdict if key not in self.fieldnames]
        if extra:
            raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(key) for key in extra]))
        return self.writer.writerow([rowdict.get(name, "") for name in self.fieldnames])

    def writerows(self, rowdicts):
        for rowdict in rowdicts:
            self.writerow(rowdict)
