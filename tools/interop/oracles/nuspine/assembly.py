"""Assemblies and what predicts them (clauses 4, 5, 9 and 10 of docs/formats/delta-nuspine.md)."""

import struct

from matching import (Side, blob_map, blobs_of, compressed, map_coded, map_row, map_signature, match_names, match_tokens,
                      text_map)
from reader import require
from tables import COLUMNS, Tables, is_coded, is_row, phase_of

STREAMS = (b"#Strings", b"#US", b"#GUID", b"#Blob", b"#~")
SIGNATURES = ((4, 2, False), (6, 4, False), (10, 2, False), (17, 0, False), (23, 2, False), (27, 0, True), (43, 1, False))
SORTED = {9: (0,), 11: (1,), 12: (0,), 13: (0,), 14: (1,), 15: (2,), 16: (1,), 24: (2,), 25: (0,), 28: (1,), 29: (1,),
          41: (0,), 42: (2, 0), 44: (0,)}

ONE = {0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x1F, 0xDE, *range(0x2B, 0x38)}
FOUR = {0x20, 0x22, 0xDD, *range(0x38, 0x45)}
EIGHT = {0x21, 0x23}
TOKENS = {0x27, 0x28, 0x29, *range(0x6F, 0x76), 0x79, *range(0x7B, 0x82), 0x8C, 0x8D, 0x8F, 0xA3, 0xA4, 0xA5, 0xC2, 0xC6, 0xD0}
LONG_TOKENS = {0x06, 0x07, 0x15, 0x16, 0x1C}


class Assembly:
    @classmethod
    def parse(cls, data):
        """Clause 5. None for what cannot be managed, as far as honest files need it."""
        try:
            self = cls()
            self.data = data
            self.find()
            return self
        except (struct.error, ValueError, KeyError):
            return None

    def find(self):
        data = self.data
        require(data[:2] == b"MZ", "5.1")
        pe = struct.unpack_from("<I", data, 0x3C)[0]
        require(data[pe:pe + 4] == b"PE\0\0", "5.1")
        count, optional_size = struct.unpack_from("<H", data, pe + 6)[0], struct.unpack_from("<H", data, pe + 20)[0]
        optional = pe + 24
        sections = [struct.unpack_from("<IIII", data, optional + optional_size + 40 * index + 8) for index in range(count)]
        directories = optional + (112 if struct.unpack_from("<H", data, optional)[0] == 0x20B else 96)

        def place(address):
            for size, start, raw, offset in sections:
                if address and start <= address < start + max(size, raw):
                    return address - start + offset
            raise ValueError("5.1")

        metadata = place(struct.unpack_from("<I", data, place(struct.unpack_from("<I", data, directories + 112)[0]) + 8)[0])
        require(data[metadata:metadata + 4] == b"BSJB", "5.1")
        section = next(each for each in sections if each[3] <= metadata < each[3] + each[2])
        at = metadata + 16 + struct.unpack_from("<I", data, metadata + 12)[0]
        found = {}
        for _ in range(struct.unpack_from("<H", data, at + 2)[0]):
            offset, size = struct.unpack_from("<II", data, at + 4)
            name = data[at + 12:data.index(b"\0", at + 12)]
            found[name] = (metadata + offset, size)
            at += 8 + (len(name) & ~3) + 4
        regions = [found.get(name, (0, 0)) for name in STREAMS]
        parts = [data[offset:offset + size] for offset, size in regions]
        self.strings, self.user_strings, self.guids, self.blobs = parts[:4]
        self.tables = Tables.parse(found[b"#~"] and parts[4])
        end = min(len(data), section[3] + section[2])
        self.layout = ((section[1], section[3], end), len(self.tables.header), len(self.tables.tail), regions)

    @classmethod
    def expected(cls, layout):
        self = cls()
        self.layout = layout
        return self

    def heap_sizes(self):
        return [size for _, size in self.layout[3][:3]] + [self.layout[1], self.layout[2]]

    def take_heaps(self, parts):
        self.strings, self.user_strings, self.guids = parts[:3]
        self.tables = Tables(parts[3])
        self.tables.tail = parts[4]

    def columns_size(self, phase):
        return self.tables.encoded_size(phase)

    def take_columns(self, phase, data):
        self.tables.decode(phase, data)

    def streams(self):
        return [self.strings, self.user_strings, self.guids, self.blobs, self.tables.format()]


class Predictor:
    """Predicts a target from its peer; to be asked in the order of the stages."""

    def __init__(self, base):
        self.base = base

    def heaps(self):
        base = self.base
        return [base.strings, base.user_strings, base.guids, base.tables.header, base.tables.tail]

    def columns(self, phase, target):
        base, find_blob = self.base, None
        if phase == 1:
            find = text_map(base.strings, target.strings)
            values = {table: [list(map(find, values)) if column == "s" else values
                              for column, values in zip(COLUMNS[table], columns)]
                      for table, columns in base.tables.values.items()}
            return base.tables.encode(1, values)
        if phase == 2:
            self.sides = Side(base.tables, base.strings), Side(target.tables, target.strings)
            self.maps, self.exact = match_names(*self.sides)
        else:
            find_blob = self.find_blob = blob_map(self.mapped, blobs_of(target.blobs))
        return base.tables.encode(phase, self.image(target.tables, find_blob))

    def image(self, target, find_blob):
        """Clause 9."""
        image = {}
        for table, columns in self.base.tables.values.items():
            mapped = [self.map_column(table, index, column, values, find_blob)
                      for index, (column, values) in enumerate(zip(COLUMNS[table], columns))]
            if table in (4, 6, 8) and target.count(table) and table in self.exact:
                mapped = self.reordered(table, mapped, target.count(table))
            elif table in SORTED:
                order = sorted(range(len(mapped[0])), key=lambda row: [mapped[by][row] for by in SORTED[table]])
                mapped = [[values[row] for row in order] for values in mapped]
            image[table] = mapped
        return image

    def map_column(self, table, index, column, values, find_blob):
        if column == "b":
            return list(map(find_blob, values)) if find_blob else values
        if is_coded(column):
            return [map_coded(column, value, self.maps) for value in values]
        if is_row(column) and phase_of(table, index, column) == 2 and table not in (18, 21):
            return [map_row(self.maps.get(column[1]), value) for value in values]
        return values

    def reordered(self, table, columns, rows):
        """9.2"""
        sources, last = [0] * rows, 0
        for row, place in enumerate(self.exact[table]):
            if row and place:
                sources[place - 1] = row
        for index in range(rows):
            last = sources[index] or min(last + 1, len(columns[0]))
            sources[index] = last
        out = [[values[row - 1] for row in sources] for values in columns]
        if table == 6:
            addresses = columns[0]
            order = sorted((row for row, address in enumerate(addresses) if address), key=lambda row: addresses[row])
            sizes = {row: addresses[after] - addresses[row] for row, after in zip(order, order[1:])}
            place, out[0] = addresses[order[0]] if order else 0, []
            for row in sources:
                out[0].append(place & 0xFFFFFFFF if addresses[row - 1] else 0)
                place += sizes.get(row - 1, 0) if addresses[row - 1] else 0
        return out

    def blobs(self):
        """7.3"""
        kinds = {}
        for table, column, is_type in SIGNATURES:
            for offset in self.base.tables.column(table, column):
                kinds[offset] = is_type
        self.mapped, out = {}, []
        for offset, blob in blobs_of(self.base.blobs).items():
            if offset and offset in kinds:
                blob = map_signature(blob, kinds[offset], self.maps)
            self.mapped[offset] = blob
            out.append(compressed(len(blob)) + blob)
        return b"".join(out)

    def code(self, target):
        """Clause 10."""
        base = self.base
        maps = match_tokens(*self.sides, self.maps, self.find_blob)
        find_string = blob_map(blobs_of(base.user_strings), blobs_of(target.user_strings))
        data = bytearray(base.data)
        (start, offset, end), seen, left = base.layout[0], set(), 4 * len(data)
        for address in base.tables.column(6, 0):
            at = address - start + offset
            if address < start or at >= end or at in seen or left <= 0:
                continue
            seen.add(at)
            left -= map_body(data, at, end, maps, find_string) - at
        return bytes(data)


def map_token(data, at, maps, find_string):
    row, table = int.from_bytes(data[at:at + 3], "little"), data[at + 3]
    mapped = find_string(row) if table == 0x70 else map_row(maps.get(table), row)
    if 0 < mapped < 1 << 24:
        data[at:at + 3] = mapped.to_bytes(3, "little")


def map_body(data, start, end, maps, find_string):
    """Gives where the body ends; where it starts if it is none."""
    first = data[start]
    is_fat = first & 7 == 3
    if first & 3 == 2:
        code, size = start + 1, first >> 2
    elif is_fat and start + 12 <= end:
        code, size = start + 12, int.from_bytes(data[start + 4:start + 7], "little")
    else:
        return start
    if code + size > end:
        return start
    if is_fat and data[start + 11] == 0x11:
        map_token(data, start + 8, maps, find_string)
    at, stop = code, code + size
    while at < stop:
        operand, tokens, is_long = data[at], TOKENS, data[at] == 0xFE
        at += 1
        if is_long:
            operand, tokens = data[at], LONG_TOKENS
            at += 1
        if operand in tokens:
            if at + 4 <= stop:
                map_token(data, at, maps, find_string)
            at += 4
        elif is_long:
            at += 2 if 0x09 <= operand <= 0x0E else 1 if operand in (0x12, 0x19) else 0
        elif operand == 0x45:
            at += 4 + 4 * int.from_bytes(data[at:at + 3], "little")
        else:
            at += 1 if operand in ONE else 4 if operand in FOUR else 8 if operand in EIGHT else 0
    at, more = stop, is_fat and first & 8
    while more:
        at = at + 3 & ~3
        if at + 4 > end:
            break
        kind = data[at]
        fat = kind & 0x40
        length = int.from_bytes(data[at + 1:at + 4], "little") if fat else data[at + 1]
        if at + length > end or length < 4:
            break
        clause = 24 if fat else 12
        for each in range(at + 4, at + length - clause + 1, clause):
            if not any(data[each:each + (4 if fat else 2)]):
                map_token(data, each + clause - 4, maps, find_string)
        at += length
        more = kind & 0x80
    return at
