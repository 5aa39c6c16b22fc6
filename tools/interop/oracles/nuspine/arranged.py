"""Portable PDBs with columns in place of rows (clause 14 of docs/formats/delta-nuspine.md)."""

import struct

# A number is a constant of so many bytes, a letter a heap, ("row", table) a row number, a pair a coded index.
HAS_DEBUG_INFORMATION = ((6, 4, 1, 2, 8, 9, 10, 0, 14, 23, 20, 17, 26, 27, 32, 35, 38, 39, 40, 42, 44, 43,
                          0x30, 0x32, 0x33, 0x34, 0x35), 5)
COLUMNS = {
    0x30: ("b", "g", "b", "g"),
    0x31: (("row", 0x30), "b"),
    0x32: (("row", 6), ("row", 0x35), ("row", 0x33), ("row", 0x34), 4, 4),
    0x33: (2, 2, "s"),
    0x34: ("s", "b"),
    0x35: (("row", 0x35), "b"),
    0x36: (("row", 6), ("row", 6)),
    0x37: (HAS_DEBUG_INFORMATION, "g", "b"),
}


def arrange(data):
    """The rows of a portable PDB as columns; anything else as it is."""
    found = find_rows(data)
    if found is None:
        return data
    start, tables = found
    out, at = [], start
    for rows, columns in tables:
        layout = "<" + "".join("H" if size == 2 else "I" for size, _ in columns)
        end = at + struct.calcsize(layout) * rows
        values = list(struct.iter_unpack(layout, data[at:end])) if rows else []
        for index, (size, stepped) in enumerate(columns):
            last = 0
            for row in values:
                written = (row[index] - last) % (1 << 8 * size) if stepped else row[index]
                out.append(written.to_bytes(size, "little"))
                last = row[index]
        at = end
    return data[:start] + b"".join(out) + data[at:]


def restore(data):
    """What was arranged."""
    found = find_rows(data)
    if found is None:
        return data
    start, tables = found
    out, at = [], start
    for rows, columns in tables:
        layout = struct.Struct("<" + "".join("H" if size == 2 else "I" for size, _ in columns))
        values = []
        for size, stepped in columns:
            column, last = [], 0
            for _ in range(rows):
                value = int.from_bytes(data[at:at + size], "little")
                last = (value + last) % (1 << 8 * size) if stepped else value
                column.append(last)
                at += size
            values.append(column)
        out += [layout.pack(*row) for row in zip(*values)]
    return data[:start] + b"".join(out) + data[at:]


def find_rows(data):
    """14.1 and 14.2: where the rows are, and of each table how many and the columns, as size and whether stepped."""
    try:
        return read_sizes(data) if data[:4] == b"BSJB" else None
    except struct.error:
        return None


def read_sizes(data):
    at = 16 + struct.unpack_from("<I", data, 12)[0]
    count, at, streams = struct.unpack_from("<H", data, at + 2)[0], at + 4, {}
    if count > 16:
        return None
    for _ in range(count):
        offset, size = struct.unpack_from("<II", data, at)
        name = data[at + 8:data.index(b"\0", at + 8)]
        if name in streams or offset + size > len(data):
            return None
        streams[name] = (offset, size)
        at += 8 + len(name) // 4 * 4 + 4
    if b"#Pdb" not in streams or b"#~" not in streams:
        return None
    (pdb, pdb_size), (tables, tables_size) = streams[b"#Pdb"], streams[b"#~"]
    if max(at, pdb + pdb_size) > tables:
        return None
    counts, read = row_counts(data, pdb + 24, pdb + 32)
    counts = {table: count for table, count in counts.items() if table < 0x30}
    own, first = row_counts(data, tables + 8, tables + 24)
    heaps = data[tables + 6]
    wrong = [table for table, count in own.items() if table not in COLUMNS or count >= 1 << 24]
    if wrong or heaps > 7 or read > pdb + pdb_size or first > tables + tables_size:
        return None
    counts.update(own)
    found = [(own.get(table, 0), [(width(column, counts, heaps), column not in (2, "s", "g")) for column in columns])
             for table, columns in COLUMNS.items()]
    size = sum(rows * sum(each for each, _ in columns) for rows, columns in found)
    return None if first + size > tables + tables_size else (first, found)


def row_counts(data, mask_at, at):
    mask, counts = struct.unpack_from("<Q", data, mask_at)[0], {}
    for table in range(64):
        if mask >> table & 1:
            counts[table] = struct.unpack_from("<I", data, at)[0]
            at += 4
    return counts, at


def width(column, counts, heaps):
    if isinstance(column, int):
        return column
    if isinstance(column, str):
        return 4 if heaps & {"s": 1, "g": 2, "b": 4}[column] else 2
    if column[0] == "row":
        return 2 if counts.get(column[1], 0) < 0x10000 else 4
    return 2 if max(counts.get(table, 0) for table in column[0]) < 0x10000 >> column[1] else 4
