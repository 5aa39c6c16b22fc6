"""Metadata tables by columns (ECMA-335 II.22 and II.24.2.6; clause 6 of docs/formats/delta-nuspine.md)."""

import struct

from reader import require

TYPE_DEF_OR_REF = ((2, 1, 27), 2)
HAS_CUSTOM_ATTRIBUTE = ((6, 4, 1, 2, 8, 9, 10, 0, 14, 23, 20, 17, 26, 27, 32, 35, 38, 39, 40, 42, 44, 43), 5)
MEMBER_REF_PARENT = ((2, 1, 26, 6, 27), 3)
METHOD_DEF_OR_REF = ((6, 10), 1)
IMPLEMENTATION = ((38, 35, 39), 2)

# A number is a constant of so many bytes, a letter a heap, ("row", table) a row number, a pair a coded index.
COLUMNS = {
    0: (2, "s", "g", "g", "g"),
    1: (((0, 26, 35, 1), 2), "s", "s"),
    2: (4, "s", "s", TYPE_DEF_OR_REF, ("row", 4), ("row", 6)),
    3: (("row", 4),),
    4: (2, "s", "b"),
    5: (("row", 6),),
    6: (4, 2, 2, "s", "b", ("row", 8)),
    7: (("row", 8),),
    8: (2, 2, "s"),
    9: (("row", 2), TYPE_DEF_OR_REF),
    10: (MEMBER_REF_PARENT, "s", "b"),
    11: (2, ((4, 8, 23), 2), "b"),
    12: (HAS_CUSTOM_ATTRIBUTE, ((-1, -1, 6, 10, -1), 3), "b"),
    13: (((4, 8), 1), "b"),
    14: (2, ((2, 6, 32), 2), "b"),
    15: (2, 4, ("row", 2)),
    16: (4, ("row", 4)),
    17: ("b",),
    18: (("row", 2), ("row", 20)),
    19: (("row", 20),),
    20: (2, "s", TYPE_DEF_OR_REF),
    21: (("row", 2), ("row", 23)),
    22: (("row", 23),),
    23: (2, "s", "b"),
    24: (2, ("row", 6), ((20, 23), 1)),
    25: (("row", 2), METHOD_DEF_OR_REF, METHOD_DEF_OR_REF),
    26: ("s",),
    27: ("b",),
    28: (2, ((4, 6), 1), "s", ("row", 26)),
    29: (4, ("row", 4)),
    30: (4, 4),
    31: (4,),
    32: (4, 2, 2, 2, 2, 4, "b", "s", "s"),
    33: (4,),
    34: (4, 4, 4),
    35: (2, 2, 2, 2, 4, "b", "s", "s", "b"),
    36: (4, ("row", 35)),
    37: (4, 4, 4, ("row", 35)),
    38: (4, "s", "b"),
    39: (4, 4, "s", "s", IMPLEMENTATION),
    40: (4, 4, "s", IMPLEMENTATION),
    41: (("row", 2), ("row", 2)),
    42: (2, 2, ((2, 6), 1), "s"),
    43: (METHOD_DEF_OR_REF, "b"),
    44: (("row", 42), TYPE_DEF_OR_REF),
}


def is_coded(column):
    return isinstance(column, tuple) and column[0] != "row"


def is_row(column):
    return isinstance(column, tuple) and column[0] == "row"


def phase_of(table, index, column):
    """6.1"""
    if column == "b":
        return 3
    early = column == "s" or table in (1, 41) or (table == 2 and index >= 4) or (table == 6 and index == 5)
    return 1 if early else 2


class Tables:
    """Values by table and column; rows count from 0 here."""

    def __init__(self, header):
        self.header, self.tail = header, b""
        self.heap_sizes = header[6]
        valid = struct.unpack_from("<Q", header, 8)[0]
        self.rows, at = {}, 24
        for table in range(64):
            if valid >> table & 1:
                require(table in COLUMNS, "5.1")
                self.rows[table] = struct.unpack_from("<I", header, at)[0]
                at += 4
        self.header_size = at
        self.values = {table: [[0] * rows for _ in COLUMNS[table]] for table, rows in self.rows.items() if rows}

    def width(self, column):
        if isinstance(column, int):
            return column
        if isinstance(column, str):
            return 4 if self.heap_sizes & {"s": 1, "g": 2, "b": 4}[column] else 2
        if is_row(column):
            return 2 if self.rows.get(column[1], 0) < 0x10000 else 4
        most = max(self.rows.get(table, 0) for table in column[0])
        return 2 if most < 0x10000 >> column[1] else 4

    def layout(self, table):
        return "<" + "".join("H" if self.width(column) == 2 else "I" for column in COLUMNS[table])

    @classmethod
    def parse(cls, stream):
        tables = cls(stream)
        at = tables.header_size
        tables.header = stream[:at]
        for table, columns in tables.values.items():
            layout = tables.layout(table)
            size = struct.calcsize(layout) * tables.rows[table]
            rows = list(struct.iter_unpack(layout, stream[at:at + size]))
            tables.values[table] = [[row[index] for row in rows] for index in range(len(columns))]
            at += size
        tables.tail = stream[at:]
        return tables

    def format(self):
        out = [self.header]
        for table, columns in self.values.items():
            packer = struct.Struct(self.layout(table))
            out += [packer.pack(*row) for row in zip(*columns)]
        return b"".join(out) + self.tail

    def column(self, table, index):
        return self.values[table][index] if table in self.values else []

    def count(self, table):
        return self.rows.get(table, 0)

    def each(self, phase):
        for table in self.values:
            for index, column in enumerate(COLUMNS[table]):
                if phase_of(table, index, column) == phase:
                    yield table, index, column

    def encoded_size(self, phase):
        return sum(len(self.values[table][index]) * sum(code_of(table, index, column)[:2])
                   for table, index, column in self.each(phase))

    def encode(self, phase, values=None):
        """6.2; `values` stand in for those of the tables."""
        out = bytearray()
        for table, index, column in self.each(phase):
            tags, size, kind = code_of(table, index, column)
            bits = column[1] if tags else 0
            rows = (values or self.values)[table][index]
            if tags:
                out += bytes(value & (1 << bits) - 1 for value in rows)
            last = 0
            for value in rows:
                value >>= bits
                written = value
                if kind == "step":
                    written = value - last
                elif kind == "address" and value:
                    written = value - last + 1
                if kind != "address" or value:
                    last = value
                out += (written % (1 << 8 * size)).to_bytes(size, "little")
        return bytes(out)

    def decode(self, phase, data):
        at = 0
        for table, index, column in self.each(phase):
            tags, size, kind = code_of(table, index, column)
            rows = self.values[table][index]
            start, at, last = at, at + tags * len(rows), 0
            for row in range(len(rows)):
                value = int.from_bytes(data[at:at + size], "little")
                at += size
                if kind == "step":
                    value = (value + last) % (1 << 8 * size)
                elif kind == "address" and value:
                    value = (value + last - 1) % (1 << 32)
                if kind != "address" or value:
                    last = value
                rows[row] = value << column[1] | data[start + row] if tags else value


def code_of(table, index, column):
    """Bytes of tags, bytes of the rest, and what is written."""
    if column == 2:
        return 0, 2, "value"
    if column == 4:
        return 0, 4, "address" if table in (6, 29) and index == 0 else "step"
    if isinstance(column, str):
        return 0, 3, "value"
    return (1 if is_coded(column) else 0), 3, "step"
