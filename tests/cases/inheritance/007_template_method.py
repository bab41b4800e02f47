class Report:
    def render(self):
        lines = [self.header()]
        for row in self.rows():
            lines.append(self.format_row(row))
        return "\n".join(lines)

    def header(self):
        return "REPORT"

    def rows(self):
        raise NotImplementedError("rows")

    def format_row(self, row):
        return str(row)


class Sales(Report):
    def rows(self):
        return [("a", 1), ("b", 2)]

    def format_row(self, row):
        name, n = row
        return f"{name}: {n}"


print(Sales().render())
try:
    Report().render()
except NotImplementedError as e:
    print("not implemented:", e)
