"""A second reader of deltas in the nuspine format, written from docs/formats/delta-nuspine.md alone.

usage: apply_delta.py <base.nupkg> <delta.nuspine> <out.nupkg>     applies one delta
       apply_delta.py                                             the same for each line of standard input, with tabs between

Clauses are named as on that page. It stops with a traceback at anything that is not as it should be.
"""

import hashlib
import importlib.util
import io
import pathlib
import struct
import sys
import zipfile
import zlib

import brotli

from arranged import arrange, restore
from assembly import Assembly, Predictor
from form import form_reference, write_in_form
from packed_symbols import SymbolsPlace, find_symbols, pack_symbols, recipe_of
from reader import Reader, Patches, require


# ---- container (clause 1)

def read_container(data):
    require(data[:4] == b"NSPD" and data[4] == 1, "1.2")
    reader = Reader(data[6:])
    require(data[5] in (0, 1, 2), "1.3")
    stamps = [(reader.number(), reader.take(32)) for _ in range(3 if data[5] == 1 else 2)]
    sizes = [(reader.number(), reader.number()) for _ in range(reader.number())]
    require(len(sizes) == 7, "1.5")
    streams = []
    for size, packed in sizes:
        content = reader.take(packed)
        streams.append(brotli.decompress(content) if packed else b"")
        require(len(streams[-1]) == size, "1.5")
    require(reader.left() == 0, "1.6")
    return stamps[0], stamps[-1], data[5] == 2, streams


# ---- facts (clause 2)

class File:
    layout = None
    symbols = None
    computed = None


def read_facts(stream, base_names, base_sizes, in_form):
    reader = Reader(stream)
    texts = [reader.take(reader.number()).decode() for _ in range(5)]
    others = reader.number()
    files, path = [], b""
    for _ in range(reader.number()):
        file = File()
        shared = reader.number()
        path = path[:shared] + reader.take(reader.number())
        file.path = path.decode()
        peer = reader.number()
        file.peer = None if peer == 0 else base_names.index(file.path) if peer == 1 else peer - 2
        file.kind = reader.number()
        file.mode = file.kind % 4
        require(file.mode < 3 and file.kind < 16, "2.3")
        size = 0 if file.peer is None else base_sizes[file.peer]
        file.size = size if file.mode == 0 else size + reader.signed()
        files.append(file)
    groups = [reader.number() for _ in range(reader.number())]
    require(sum(groups) == len(files), "2.5")
    return texts[4], others, files, groups, reader.number() if in_form else None, reader


def layout_numbers(layout):
    section, header, tail, streams = layout
    numbers, last = [*section, header, tail], 0
    for offset, size in streams:
        numbers += [offset - last, size]
        last = offset
    return numbers


class Details:
    """Clause 2.6."""

    def __init__(self, reader):
        self.reader = reader
        self.last = []

    def read(self, file, assembly, symbols):
        reader = self.reader
        if file.mode == 2:
            numbers = [value + reader.signed() for value in layout_numbers(assembly.layout)]
            streams, last = [], 0
            for index in range(5, 15, 2):
                last += numbers[index]
                streams.append((last, numbers[index + 1]))
            file.layout = (tuple(numbers[:3]), numbers[3], numbers[4], streams)
        if file.kind & 4:
            before = (symbols.offset, symbols.packed_size, symbols.size) if symbols else (0, 0, 0)
            place = SymbolsPlace(*[value + reader.signed() for value in before])
            habits = tuple(reader.number() for _ in range(3))
            file.symbols = (place, habits, reader.number())
        if file.kind & 8:
            count = reader.number()
            digests = []
            for index in range(count // 2):
                before = self.last[index] if index < len(self.last) else (0, 0, 0)
                digests.append(tuple(value + reader.signed() for value in before))
            self.last = digests
            file.computed = (digests, count % 2)


# ---- computed bytes (clause 12)

def compute(data, digests, has_checksum):
    optional = struct.unpack_from("<I", data, 0x3C)[0] + 24
    directories = optional + (112 if struct.unpack_from("<H", data, optional)[0] == 0x20B else 96)
    checksum, directory = optional + 64, directories + 32
    start, size = struct.unpack_from("<II", data, directory)
    require(size > 0 and directory + 8 <= start and start + size <= len(data), "12.1")
    for place, first, length in digests:
        require(place + 32 <= size and first + length <= size, "12.2")
        if length:
            content = data[start + first:start + first + length]
        else:
            content = data[:checksum] + data[checksum + 4:directory] + data[directory + 8:start] + data[start + size:]
        data[start + place:start + place + 32] = hashlib.sha256(content).digest()
    if has_checksum:
        words = bytes(data[:checksum]) + bytes(4) + bytes(data[checksum + 4:]) + bytes(len(data) % 2)
        total = sum(struct.unpack("<%dH" % (len(words) // 2), words))
        while total > 0xFFFF:
            total = (total & 0xFFFF) + (total >> 16)
        struct.pack_into("<I", data, checksum, (total + len(data)) & 0xFFFFFFFF)


# ---- stages (clause 4)

def cut(data, regions):
    out, at = [], 0
    for offset, size in sorted(region for region in regions if region[1]):
        require(at <= offset and offset + size <= len(data), "2.6")
        out.append(data[at:offset])
        at = offset + size
    return b"".join(out) + data[at:]


def fill(rest, regions, size):
    out, at = bytearray(), 0
    for offset, content in sorted((region for region in regions if region[1]), key=lambda region: region[0]):
        gap = offset - len(out)
        require(gap >= 0, "2.6")
        out += rest[at:at + gap] + content
        at += gap
    out += rest[at:]
    require(len(out) == size, "2.6")
    return out


class Pieces:
    """A stage: one patch whose target is handed out in pieces."""

    def __init__(self, patches, references, sizes):
        self.data = patches.make(b"".join(references), sum(sizes))
        self.at = 0

    def take(self, size):
        self.at += size
        return self.data[self.at - size:self.at]


def decode_group(files, base, others, patches):
    coded = [file for file in files if file.mode != 0]
    managed = [file for file in coded if file.mode == 2]
    for file in managed:
        file.predictor = Predictor(file.assembly)
        file.target = Assembly.expected(file.layout)
    # 4.2
    stage = Pieces(patches, [b"".join(file.predictor.heaps()) for file in managed],
                   [sum(file.target.heap_sizes()) for file in managed])
    for file in managed:
        file.target.take_heaps([stage.take(size) for size in file.target.heap_sizes()])
    # 4.3 and 4.4
    for phase in (1, 2):
        stage = Pieces(patches, [file.predictor.columns(phase, file.target) for file in managed],
                       [file.target.columns_size(phase) for file in managed])
        for file in managed:
            file.target.take_columns(phase, stage.take(file.target.columns_size(phase)))
    # 4.5
    stage = Pieces(patches, [file.predictor.blobs() for file in managed],
                   [file.layout[3][3][1] for file in managed])
    for file in managed:
        file.target.blobs = stage.take(file.layout[3][3][1])
    # 4.6
    stage = Pieces(patches, [file.predictor.columns(3, file.target) for file in managed],
                   [file.target.columns_size(3) for file in managed])
    for file in managed:
        file.target.take_columns(3, stage.take(file.target.columns_size(3)))
    # 4.7
    references, sizes = [], []
    for file in coded:
        taken = [(file.symbols[0].offset, file.symbols[0].packed_size)] if file.symbols else []
        peer_taken = [file.peer_symbols.region()] if file.symbols and file.peer_symbols else []
        if file.mode == 2:
            taken = taken + file.layout[3]
            references.append(cut(file.predictor.code(file.target), peer_taken + file.assembly.layout[3]))
        else:
            references.append(b"" if file.peer is None else arrange(cut(base[file.peer], peer_taken)))
        sizes.append(file.size - sum(size for _, size in taken))
        if file.symbols:
            _, habits, recipe_size = file.symbols
            if file.peer_symbols:
                references += [arrange(file.peer_symbols.content), recipe_of(file.peer_symbols, habits)]
            sizes += [file.symbols[0].size, recipe_size]
    if coded:
        references += others
    stage = Pieces(patches, references, sizes)
    next_size = iter(sizes)
    for file in coded:
        rest = stage.take(next(next_size))
        if file.mode == 1:
            rest = restore(rest)
        regions = list(zip((offset for offset, _ in file.layout[3]), file.target.streams())) if file.mode == 2 else []
        if file.symbols:
            place, habits, _ = file.symbols
            content, recipe = restore(stage.take(next(next_size))), stage.take(next(next_size))
            regions.append((place.offset, pack_symbols(content, recipe, habits, place.packed_size)))
        file.content = fill(rest, regions, file.size)
        if file.computed:
            compute(file.content, *file.computed)


# ---- the package (docs/formats/canonical-package.md)

def load_deflate():
    """The encoder in Python that was written from docs/formats/canonical-deflate.md."""
    root = pathlib.Path(__file__).resolve().parents[4]
    path = root / "packages" / "nupkg-core" / "test" / "archive" / "canonical-deflate.py"
    spec = importlib.util.spec_from_file_location("canonical_deflate", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.deflate


deflate = load_deflate()


def write_package(entries, modified):
    year, month, day = int(modified[:4]), int(modified[5:7]), int(modified[8:10])
    hour, minute, second = int(modified[11:13]), int(modified[14:16]), int(modified[17:19])
    date, time = (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2
    out, directory = bytearray(), bytearray()
    for path, content in entries:
        name = path.encode()
        if "%" in path:
            require(False, "paths with a percent sign are not needed here")
        packed = bytes(deflate(content))
        method = 8 if len(packed) < len(content) and path != ".signature.p7s" else 0
        packed = packed if method else content
        flags = 0x800 if any(byte > 127 for byte in name) else 0
        fields = struct.pack("<HHHHHIIIHH", 20, flags, method, time, date, zlib.crc32(content), len(packed),
                             len(content), len(name), 0)
        directory += struct.pack("<IH", 0x02014B50, 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name
        out += struct.pack("<I", 0x04034B50) + fields + name + packed
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), len(directory), len(out), 0)
    return bytes(out + directory + end)


def apply(base_bytes, delta):
    base_stamp, result_stamp, in_form, streams = read_container(delta)
    require((len(base_bytes), hashlib.sha256(base_bytes).digest()) == base_stamp, "1.8")
    archive = zipfile.ZipFile(io.BytesIO(base_bytes))
    infos = archive.infolist()
    base = [archive.read(info) for info in infos]
    names = [info.filename for info in infos]
    sizes = [len(content) for content in base]
    modified, others, files, groups, form_size, reader = read_facts(streams[0], names, sizes, in_form)
    patches = Patches(streams[1:])
    form = patches.make(form_reference(base_bytes, infos), form_size) if in_form else None
    details = Details(reader)
    peers = {file.peer for file in files if file.mode != 0}
    unused = [content for index, content in enumerate(base) if index not in peers] if others else []
    done = 0
    for count in groups:
        group = files[done:done + count]
        for file in group:
            if file.mode == 0:
                file.content = base[file.peer]
                continue
            peer = None if file.peer is None else base[file.peer]
            file.assembly = None if peer is None else Assembly.parse(peer)
            file.peer_symbols = None if peer is None or not file.kind & 4 else find_symbols(peer)
            details.read(file, file.assembly, file.peer_symbols)
        decode_group(group, base, unused, patches)
        done += count
    patches.finish()
    require(reader.left() == 0, "2.6")
    if in_form:
        package = write_in_form(files, form, base_bytes, infos, deflate)
    else:
        package = write_package([(file.path, bytes(file.content)) for file in files], modified)
    require((len(package), hashlib.sha256(package).digest()) == result_stamp, "1.8")
    return package


def main():
    lines = [sys.argv[1:]] if len(sys.argv) > 1 else [line.rstrip("\n").split("\t") for line in sys.stdin]
    for base, delta, out in lines:
        with open(base, "rb") as base_file, open(delta, "rb") as delta_file:
            package = apply(base_file.read(), delta_file.read())
        with open(out, "wb") as out_file:
            out_file.write(package)
        print(hashlib.sha256(package).hexdigest())


if __name__ == "__main__":
    main()
