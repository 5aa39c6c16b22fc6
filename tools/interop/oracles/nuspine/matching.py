"""Texts, blobs, signatures and rows found again in the target (clauses 7 and 8 of docs/formats/delta-nuspine.md)."""

import bisect

from tables import TYPE_DEF_OR_REF, is_coded, COLUMNS

MASK = 0xFFFFFFFF


# ---- heaps (clause 7)

def text_at(heap, offset):
    end = heap.find(b"\0", offset, offset + 256)
    return heap[offset:end if end >= 0 else offset + 256]


def text_map(base, target):
    """7.1"""
    entries, start = [], 0
    while start < len(target) and len(entries) < 1 << 20:
        end = target.find(b"\0", start)
        end = len(target) if end < 0 else end
        entries.append((target[max(start, end - 256):end][::-1], end))
        start = end + 1
    entries.sort()

    def find(offset):
        text = text_at(base, offset)
        if not text:
            return 0
        wanted = text[::-1]
        index = bisect.bisect_right(entries, (wanted + b"\xff" * 257, len(target) + 1)) - 1
        if index >= 0 and entries[index][0].startswith(wanted):
            return entries[index][1] - len(text)
        return offset

    return find


def read_compressed(data, at):
    """II.23.2; bytes beyond the end count as 0."""
    first, second, third, fourth = (data[at:at + 4] + bytes(4))[:4]
    if first < 0x80:
        return first, 1
    if first < 0xC0:
        return (first & 0x3F) << 8 | second, 2
    return (first & 0x1F) << 24 | second << 16 | third << 8 | fourth, 4


def compressed(value):
    if value < 0x80:
        return bytes([value])
    if value < 0x4000:
        return bytes([0x80 | value >> 8, value & 0xFF])
    return bytes([(0xC0 | value >> 24) & 0xFF, value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF])


def blobs_of(heap):
    blobs, at = {}, 0
    while at < len(heap) and len(blobs) < 1 << 20:
        size, used = read_compressed(heap, at)
        blobs[at] = heap[at + used:at + used + size]
        at += used + size
    return blobs


def blob_map(base, target):
    """7.2; both by offset."""
    places = {}
    for offset, blob in target.items():
        places.setdefault(blob, offset)

    def find(offset):
        blob = base.get(offset)
        if blob is None or target.get(offset) == blob:
            return offset
        return places.get(blob, offset)

    return find


class NotASignature(Exception):
    pass


class Signature:
    """7.3, after II.23.2"""

    def __init__(self, data, maps):
        self.data, self.maps, self.at, self.out = data, maps, 0, b""

    def byte(self):
        if self.at >= len(self.data):
            raise NotASignature
        self.at += 1
        self.out += self.data[self.at - 1:self.at]
        return self.data[self.at - 1]

    def read_number(self):
        if self.at >= len(self.data):
            raise NotASignature
        value, used = read_compressed(self.data, self.at)
        self.at += used
        if self.at > len(self.data):
            raise NotASignature
        return value

    def number(self):
        value = self.read_number()
        self.out += compressed(value)
        return value

    def token(self):
        self.out += compressed(map_coded(TYPE_DEF_OR_REF, self.read_number(), self.maps))

    def types(self, depth):
        for _ in range(self.number()):
            self.type(depth)

    def type(self, depth):
        if depth > 60:
            raise NotASignature
        element = self.byte()
        if element <= 0x0E or element in (0x16, 0x18, 0x19, 0x1C):
            return
        if element in (0x11, 0x12):
            self.token()
        elif element in (0x13, 0x1E):
            self.number()
        elif element in (0x0F, 0x10, 0x1D, 0x41, 0x45):
            self.type(depth + 1)
        elif element in (0x1F, 0x20):
            self.token()
            self.type(depth + 1)
        elif element == 0x15:
            self.byte()
            self.token()
            self.types(depth + 1)
        elif element == 0x14:
            self.type(depth + 1)
            self.number()
            for _ in range(2):
                for _ in range(self.number()):
                    self.number()
        elif element == 0x1B:
            self.method(depth + 1)
        else:
            raise NotASignature

    def method(self, depth):
        if self.byte() & 0x10:
            self.number()
        parameters = self.number()
        self.type(depth + 1)
        for _ in range(parameters):
            if self.data[self.at:self.at + 1] == b"\x41":
                self.byte()
            self.type(depth + 1)

    def whole(self):
        kind = self.data[0] & 0x0F if self.data else -1
        if kind == 6:
            self.byte()
            self.type(0)
        elif kind in (7, 10):
            self.byte()
            self.types(0)
        else:
            self.method(0)


def map_signature(data, is_type, maps):
    signature = Signature(data, maps)
    try:
        if is_type:
            signature.type(0)
        else:
            signature.whole()
    except NotASignature:
        return data
    return signature.out + data[signature.at:]


# ---- rows (clause 8); maps are lists by row number, from 0 on, where 0 is no row

def map_row(row_map, row):
    return row_map[row] if row_map is not None and 0 < row < len(row_map) else row


def map_coded(column, value, maps):
    tables, bits = column
    tag = value & (1 << bits) - 1
    table = tables[tag] if tag < len(tables) else -1
    return (map_row(maps.get(table), value >> bits) << bits | tag) & MASK


def text_key(heap, offset, erased):
    """8.2"""
    low, high, was_digit = 0x811C9DC5, 0x9747B28C, False
    for byte in text_at(heap, offset):
        is_digit = erased and 0x30 <= byte <= 0x39
        if is_digit and was_digit:
            continue
        was_digit = is_digit
        byte = 0 if is_digit else byte
        low = (low ^ byte) * 0x01000193 & MASK
        high = (high ^ byte) * 0x85EBCA6B & MASK
    return (high & 0x1FFFFF) << 32 | low


def join_keys(first, second):
    """8.3"""
    low, high = 0x811C9DC5, 0x9747B28C
    for part in (first & MASK, first >> 32, second & MASK, second >> 32):
        low = (low ^ part) * 0x01000193 & MASK
        low ^= low >> 15
        high = (high ^ part) * 0x85EBCA6B & MASK
        high ^= high >> 13
    return (high & 0x1FFFFF) << 32 | low


def match(tiers):
    """8.1, before gaps are filled."""
    base_count, target_count = len(tiers[0][0]), len(tiers[0][1])
    row_map, taken = [0] * (base_count + 1), [False] * (target_count + 1)
    for base, target in tiers:
        waiting = {}
        for row in range(target_count, 0, -1):
            if not taken[row]:
                waiting.setdefault(target[row - 1], []).append(row)
        for row in range(1, base_count + 1):
            if row_map[row] == 0 and waiting.get(base[row - 1]):
                row_map[row] = waiting[base[row - 1]].pop()
                taken[row_map[row]] = True
    return row_map


def fill_gaps(row_map, rows):
    out, shift = row_map[:], 0
    for row in range(1, len(out)):
        if out[row]:
            shift = out[row] - row
        else:
            out[row] = min(max(1, row + shift), rows)
    return out


def owners_of(lists, rows):
    owners, filled = [0] * (rows + 1), 1
    for index, start in enumerate(lists):
        following = lists[index + 1] if index + 1 < len(lists) else rows + 1
        filled = max(filled, start)
        while filled < min(following, rows + 1):
            owners[filled] = index + 1
            filled += 1
    return owners


class Side:
    """One side: tables and names."""

    def __init__(self, tables, strings):
        self.tables, self.strings = tables, strings

    def text(self, table, column, row, erased):
        values = self.tables.column(table, column)
        offset = values[row - 1] if 0 < row <= len(values) else 0
        return text_key(self.strings, offset, erased)

    def rows(self, table):
        return range(1, self.tables.count(table) + 1)

    def names(self, table, column, erased):
        return [self.text(table, column, row, erased) for row in self.rows(table)]

    def types(self, erased):
        enclosing = dict(zip(self.tables.column(41, 0), self.tables.column(41, 1)))
        keys = {}

        def key(row, depth):
            if row not in keys:
                outer = enclosing.get(row, 0)
                nested = 0 < outer <= self.tables.count(2) and outer != row and depth < 20
                scope = key(outer, depth + 1) if nested else self.text(2, 2, row, erased)
                keys[row] = join_keys(scope, self.text(2, 1, row, erased))
            return keys[row]

        return [key(row, 0) for row in self.rows(2)]

    def references(self, erased):
        def name(row):
            return join_keys(self.text(1, 2, row, erased), self.text(1, 1, row, erased))

        keys = []
        for row in self.rows(1):
            scope = self.tables.column(1, 0)[row - 1]
            nested = scope & 3 == 3 and 0 < scope >> 2 <= self.tables.count(1)
            keys.append(join_keys(name(scope >> 2) if nested else 0, name(row)))
        return keys

    def owned(self, table, name, owner, column, erased, owner_map):
        owners = owners_of(self.tables.column(owner, column), self.tables.count(table))
        return [join_keys(owner_map(owners[row]), self.text(table, name, row, erased)) for row in self.rows(table)]


OWNED = ((4, 1, 2, 4), (6, 3, 2, 5), (8, 2, 6, 5))
NAMED = ((23, 1), (20, 1), (10, 1), (35, 6), (26, 0), (40, 2))


def owned_tiers(base, target, owned, maps):
    owner_map = maps.get(owned[2], [0])
    mapped = lambda row: owner_map[row] if row < len(owner_map) else 0
    return [(base.owned(*owned, erased, mapped), target.owned(*owned, erased, lambda row: row))
            for erased in (False, True)]


def match_names(base, target):
    """8.4: maps with gaps filled, and exact ones."""
    maps, exact = {}, {}

    def add(table, tiers):
        if target.tables.count(table) and base.tables.count(table):
            exact[table] = match(tiers)
            maps[table] = fill_gaps(exact[table], target.tables.count(table))

    add(2, [(base.types(erased), target.types(erased)) for erased in (False, True)])
    add(1, [(base.references(erased), target.references(erased)) for erased in (False, True)])
    for owned in OWNED:
        if owned[2] in maps:
            add(owned[0], owned_tiers(base, target, owned, maps))
    for table, name in NAMED:
        add(table, [(base.names(table, name, erased), target.names(table, name, erased)) for erased in (False, True)])
    return maps, exact


def match_tokens(base, target, named, find_blob):
    """8.5"""
    maps = dict(named)
    same = lambda offset: offset

    def add(table, tiers):
        if tiers and target.tables.count(table) and base.tables.count(table):
            maps[table] = fill_gaps(match(tiers), target.tables.count(table))

    def signed(side, keys, table, column, find):
        return [join_keys(key, find(value)) for key, value in zip(keys, side.tables.column(table, column))]

    def with_signature(table, column, tiers):
        return [(signed(base, tiers[0][0], table, column, find_blob), signed(target, tiers[0][1], table, column, same))] + tiers

    def parents(side, table, is_base):
        column = COLUMNS[table][0]
        return [map_coded(column, value, maps) if is_base and is_coded(column) else value
                for value in side.tables.column(table, 0)]

    for owned, column in ((OWNED[0], 2), (OWNED[1], 4)):
        add(owned[0], with_signature(owned[0], column, owned_tiers(base, target, owned, maps)))
    for table in (27, 17):
        strict = [find_blob(value) for value in base.tables.column(table, 0)], target.tables.column(table, 0)
        add(table, [strict, ([0] * len(strict[0]), [0] * len(strict[1]))])
    for table, name in ((26, 0), (35, 6)):
        add(table, [(base.names(table, name, erased), target.names(table, name, erased)) for erased in (False, True)])

    def members(side, erased, is_base):
        return [join_keys(parent, key) for parent, key in zip(parents(side, 10, is_base), side.names(10, 1, erased))]

    tiers = [(members(base, erased, True), members(target, erased, False)) for erased in (False, True)]
    add(10, with_signature(10, 2, tiers))
    add(43, with_signature(43, 1, [(parents(base, 43, True), parents(target, 43, False))]))
    return maps
