"""Packages that are not canonical (clause 13 of docs/formats/delta-nuspine.md)."""

import struct
import zlib

from packed_symbols import pack_symbols
from reader import Reader, require


def packed_region(data, info):
    """Where the content of an entry stands."""
    name, extra = struct.unpack_from("<HH", data, info.header_offset + 26)
    start = info.header_offset + 30 + name + extra
    return start, start + info.compress_size


def form_reference(data, infos):
    """13.2"""
    out, at = bytearray(), 0
    regions = [packed_region(data, info) for info in infos if not info.filename.endswith("/")]
    for start, end in sorted(regions):
        out += data[at:start]
        at = end
    out += data[at:]
    fields = find_fields(out)
    if fields:
        of_files, of_places, _ = fields
        for _, at, size in [field for file in of_files for field in file]:
            out[at:at + size] = bytes(size)
        for _, at, _ in of_places:
            out[at:at + 4] = bytes(4)
    return bytes(out)


def sizes_at(at):
    return [("crc", at, 4), ("packed", at + 4, 4), ("size", at + 8, 4)]


def find_fields(data):
    """13.5 to 13.7"""
    of_files, of_places, places, headers, at = [], [], [], [], 0
    try:
        while data[at:at + 4] == b"PK\3\4":
            headers.append(at)
            flags, name, extra = struct.unpack_from("<H18xHH", data, at + 6)
            end = at + 30 + name + extra
            if name and data[at + 29 + name] == 0x2F:
                at = end
                continue
            places.append(end)
            fields = [("name", at + 30, name)]
            if flags & 8:
                start = end + 4 if data[end:end + 4] == b"PK\7\x08" else end
                of_files.append(fields + sizes_at(start))
                at = start + 12
            else:
                of_files.append(fields + sizes_at(at + 14))
                at = end
        directory, file, record = at, 0, 0
        while data[at:at + 4] == b"PK\1\2":
            of_places.append((headers[record], at + 42, "place"))
            name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
            if not (name and data[at + 45 + name] == 0x2F):
                of_files[file] += sizes_at(at + 16) + [("name", at + 46, name)]
                file += 1
            record += 1
            at += 46 + name + extra + comment
        if data[at:at + 4] != b"PK\5\6" or at + 22 > len(data):
            return None
    except (IndexError, struct.error):
        return None
    of_places += [(directory, at + 16, "place"), (directory, at + 12, "size")]
    return of_files, of_places, places


def write_in_form(files, form, base_bytes, infos, deflate_canonically):
    reader, packings, places, place = Reader(form), [], [], 0
    computed = reader.number()
    require(computed < 3, "13.3")
    for _ in files:
        if computed == 0:
            place += reader.number()
            places.append(place)
        packings.append(read_packing(reader))
    skeleton = bytearray(reader.take(reader.left()))
    of_files, of_places = [], []
    if computed:
        of_files, of_places, places = find_fields(skeleton)
    sizes, parts = [], []
    for index, file in enumerate(files):
        packed = pack(file, packings[index], base_bytes, infos, deflate_canonically)
        parts.append(packed)
        sizes.append(len(packed))
        known = {"crc": zlib.crc32(file.content), "packed": len(packed), "size": len(file.content)}
        for kind, at, size in of_files[index] if computed else []:
            if kind != "name":
                struct.pack_into("<I", skeleton, at, known[kind])
            elif computed == 2:
                skeleton[at:at + size] = file.path.encode()
    for target, at, kind in of_places:
        before = sum(size for size, place in zip(sizes, places) if place <= target)
        struct.pack_into("<I", skeleton, at, at - 12 - target if kind == "size" else target + before)
    out, at = bytearray(), 0
    for place, packed in zip(places, parts):
        out += skeleton[at:place] + packed
        at = place
    return bytes(out + skeleton[at:])


def read_packing(reader):
    """13.4"""
    how = reader.number()
    require(how < 5, "13.4")
    if how == 3:
        return how, reader.number(), reader.number()
    if how < 4:
        return (how,)
    habits = tuple(reader.number() for _ in range(3))
    size = reader.number()
    return how, habits, size, reader.take(reader.number())


def pack(file, packing, base_bytes, infos, deflate_canonically):
    how, content = packing[0], bytes(file.content)
    if how == 0:
        return content
    if how == 1:
        require(file.mode == 0, "13.4")
        start, end = packed_region(base_bytes, infos[file.peer])
        return base_bytes[start:end]
    if how == 2:
        return deflate_canonically(content)
    if how == 3:
        stream = zlib.compressobj(packing[1], zlib.DEFLATED, -15, packing[2])
        return stream.compress(content) + stream.flush()
    return pack_symbols(content, packing[3], packing[1], packing[2])
