"""Symbols inside files (clause 11 of docs/formats/delta-nuspine.md)."""

import struct
import zlib

from reader import Reader, require

LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
LENGTH_BITS = [0] * 8 + [1] * 4 + [2] * 4 + [3] * 4 + [4] * 4 + [5] * 4 + [0]
DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
             8193, 12289, 16385, 24577]
DISTANCE_BITS = [0, 0] + [bits for bits in range(14) for _ in range(2)]
ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
REPEATS = {16: (2, 3), 17: (3, 3), 18: (7, 11)}
FIXED = [8] * 144 + [9] * 112 + [7] * 24 + [8] * 8


class SymbolsPlace:
    def __init__(self, offset, packed_size, size):
        self.offset, self.packed_size, self.size = offset, packed_size, size

    def region(self):
        return (self.offset, self.packed_size)


def find_symbols(data):
    """11.1 and 11.2"""
    try:
        pe = struct.unpack_from("<I", data, 0x3C)[0]
        if data[:2] != b"MZ" or data[pe:pe + 4] != b"PE\0\0":
            return None
        count, optional_size = struct.unpack_from("<H", data, pe + 6)[0], struct.unpack_from("<H", data, pe + 20)[0]
        optional = pe + 24
        directories = optional + (112 if struct.unpack_from("<H", data, optional)[0] == 0x20B else 96)
        address, size = struct.unpack_from("<II", data, directories + 48)
        for index in range(count):
            _, start, raw, offset = struct.unpack_from("<IIII", data, optional + optional_size + 40 * index + 8)
            if start <= address < start + raw:
                break
        else:
            return None
        first = address - start + offset
        for index in range(min(16, size // 28)):
            kind, length, _, where = struct.unpack_from("<IIII", data, first + 28 * index + 12)
            if kind != 17:
                continue
            if length <= 8 or where + length > len(data) or data[where:where + 4] != b"MPDB":
                return None
            place = SymbolsPlace(where + 8, length - 8, struct.unpack_from("<I", data, where + 4)[0])
            if max(place.size, place.packed_size) > 1 << 25 or place.size > 16 * place.packed_size:
                return None
            packed = data[place.offset:place.offset + place.packed_size]
            place.content = zlib.decompress(packed, -15)
            place.blocks, place.tokens = read_deflate(packed)
            require(len(place.content) == place.size, "11.2")
            return place
    except (struct.error, zlib.error):
        pass
    return None


class Codes:
    """RFC 1951, 3.2.2"""

    def __init__(self, lengths):
        self.lengths = lengths
        counts = [0] * 17
        for length in lengths:
            counts[length] += length > 0
        following, code = [0] * 17, 0
        for length in range(1, 16):
            following[length] = code
            code = (code + counts[length]) << 1
        self.codes = []
        for length in lengths:
            self.codes.append(following[length])
            following[length] += length > 0
        self.symbols = {(length, code): symbol for symbol, (length, code) in enumerate(zip(lengths, self.codes)) if length}


class BitReader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def bits(self, count):
        value = 0
        for index in range(count):
            value |= (self.data[self.at >> 3] >> (self.at & 7) & 1) << index
            self.at += 1
        return value

    def symbol(self, codes):
        code = length = 0
        while True:
            code, length = code << 1 | self.bits(1), length + 1
            symbol = codes.symbols.get((length, code))
            if symbol is not None:
                return symbol


def unrolled(header):
    """The code lengths of a header: those of the codes of code lengths, those of lengths, those of distances."""
    order, at = [0] * 19, 3
    for symbol in ORDER[:header[2] + 4]:
        order[symbol] = header[at]
        at += 1
    lengths = []
    while at < len(header):
        symbol = header[at]
        at += 1
        if symbol in REPEATS:
            lengths += [lengths[-1] if symbol == 16 else 0] * (header[at] + REPEATS[symbol][1])
            at += 1
        else:
            lengths.append(symbol)
    return order, lengths[:header[0] + 257], lengths[header[0] + 257:]


def header_numbers(next_number, next_symbol):
    header = [next_number(5), next_number(5), next_number(4)]
    header += [next_number(3) for _ in range(header[2] + 4)]
    codes = Codes(unrolled(header)[0])
    filled = 0
    while filled < header[0] + header[1] + 258:
        symbol = next_symbol(codes)
        header.append(symbol)
        if symbol in REPEATS:
            header.append(next_number(REPEATS[symbol][0]))
            filled += header[-1] + REPEATS[symbol][1]
        else:
            filled += 1
    return header


def read_deflate(packed):
    bits, blocks, tokens, is_last = BitReader(packed), [], [], 0
    while not is_last:
        is_last, kind = bits.bits(1), bits.bits(2)
        require(kind < 3, "11.4")
        if kind == 0:
            bits.at += -bits.at % 8
            size = bits.bits(16)
            bits.at += 16 + 8 * size
            blocks.append((kind, size, []))
            continue
        header = header_numbers(bits.bits, bits.symbol) if kind == 2 else []
        _, lengths, distances = unrolled(header) if kind == 2 else (None, FIXED, [5] * 30)
        lengths, distances, before = Codes(lengths), Codes(distances), len(tokens)
        while True:
            symbol = bits.symbol(lengths)
            if symbol == 256:
                break
            if symbol < 256:
                tokens.append((1, 0))
                continue
            length = LENGTHS[symbol - 257] + bits.bits(LENGTH_BITS[symbol - 257])
            symbol = bits.symbol(distances)
            tokens.append((length, DISTANCES[symbol] + bits.bits(DISTANCE_BITS[symbol])))
        blocks.append((kind, len(tokens) - before, header))
    return blocks, tokens


class Prediction:
    """11.5 to 11.7"""

    def __init__(self, content, habits):
        self.content, (self.tries, self.least, self.lazy) = content, habits
        self.left, self.found = 256 * len(content), 0
        self.previous, last = [-1] * len(content), {}
        for at in range(len(content) - 2):
            key = content[at:at + 3]
            self.previous[at] = last.get(key, -1)
            last[key] = at

    def longest(self, at, beaten, most):
        content, end = self.content, min(len(self.content), at + most)
        best, place = beaten, self.previous[at] if at < len(content) else -1
        for _ in range(self.tries):
            if place < 0 or at - place > 32768 or self.left <= 0:
                break
            length = 0
            while at + length < end and content[place + length] == content[at + length]:
                length += 1
            self.left -= length + 1
            if length > best:
                best, self.found = length, at - place
                if at + length == end:
                    break
            place = self.previous[place]
        return best if best > beaten else 0

    def length(self, at):
        length = self.longest(at, 2, 258)
        if length < self.least or length < 3 or (length == 3 and self.found > 4096):
            return 1
        return 1 if length < self.lazy and self.longest(at + 1, length, 258) else length

    def distance(self, at, length):
        return self.found if self.longest(at, length - 1, length) == length else 0


def number_bytes(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes([value])


def recipe_of(symbols, habits):
    """11.4"""
    out = bytearray(number_bytes(len(symbols.blocks)))
    for kind, tokens, header in symbols.blocks:
        out += bytes([kind]) + number_bytes(tokens) + bytes(header)
    prediction, at, run, tokens = Prediction(symbols.content, habits), 0, 0, iter(symbols.tokens)
    sizes = [count for kind, count, _ in symbols.blocks for count in ([-count] if kind == 0 else [1] * count)]
    for stored in sizes:
        if stored <= 0:
            at -= stored
            continue
        length, distance = next(tokens)
        expected = prediction.length(at)
        nearest = prediction.distance(at, length) if length > 1 else 0
        if (length, distance) == (expected, nearest):
            run += 1
        else:
            out += number_bytes(run) + number_bytes(length)
            if length > 1:
                out += number_bytes(0 if distance == nearest else distance)
            run = 0
        at += length
    return bytes(out)


class BitWriter:
    def __init__(self):
        self.out, self.held, self.count = bytearray(), 0, 0

    def bits(self, value, count):
        self.held |= value << self.count
        self.count += count
        while self.count >= 8:
            self.out.append(self.held & 0xFF)
            self.held >>= 8
            self.count -= 8

    def symbol(self, codes, symbol):
        for shift in reversed(range(codes.lengths[symbol])):
            self.bits(codes.codes[symbol] >> shift & 1, 1)

    def finish(self):
        return bytes(self.out) + (bytes([self.held]) if self.count else b"")


def pack_symbols(content, recipe, habits, size):
    reader = Reader(recipe)
    blocks = []
    for _ in range(reader.number()):
        kind, tokens = reader.byte(), reader.number()
        header = header_numbers(lambda _: reader.byte(), lambda _: reader.byte()) if kind == 2 else []
        blocks.append((kind, tokens, header))
    prediction, at, bits = Prediction(content, habits), 0, BitWriter()
    run = reader.number() if reader.left() else None
    for index, (kind, tokens, header) in enumerate(blocks):
        bits.bits(index == len(blocks) - 1, 1)
        bits.bits(kind, 2)
        if kind == 0:
            bits.bits(0, -bits.count % 8)
            bits.bits(tokens, 16)
            bits.bits(65535 - tokens, 16)
            for byte in content[at:at + tokens]:
                bits.bits(byte, 8)
            at += tokens
            continue
        lengths, distances = FIXED, [5] * 30
        if kind == 2:
            order, lengths, distances = unrolled(header)
            write_header(bits, header, Codes(order))
        lengths, distances = Codes(lengths), Codes(distances)
        for _ in range(tokens):
            length = prediction.length(at)
            distance, is_other = 0, run == 0
            if is_other:
                length = reader.number()
                distance = reader.number() if length > 1 else 0
            nearest = prediction.distance(at, length) if length > 1 else 0
            write_token(bits, lengths, distances, content[at], length, distance or nearest)
            if is_other:
                run = reader.number() if reader.left() else None
            elif run is not None:
                run -= 1
            at += length
        bits.symbol(lengths, 256)
    packed = bits.finish()
    require(len(packed) == size, "2.6")
    return packed


def write_header(bits, header, codes):
    for value, width in zip(header[:3], (5, 5, 4)):
        bits.bits(value, width)
    at = 3 + header[2] + 4
    for value in header[3:at]:
        bits.bits(value, 3)
    while at < len(header):
        symbol = header[at]
        bits.symbol(codes, symbol)
        at += 1
        if symbol in REPEATS:
            bits.bits(header[at], REPEATS[symbol][0])
            at += 1


def write_token(bits, lengths, distances, byte, length, distance):
    if length == 1:
        bits.symbol(lengths, byte)
        return
    index = max(index for index, base in enumerate(LENGTHS) if base <= length)
    bits.symbol(lengths, 257 + index)
    bits.bits(length - LENGTHS[index], LENGTH_BITS[index])
    index = max(index for index, base in enumerate(DISTANCES) if base <= distance)
    bits.symbol(distances, index)
    bits.bits(distance - DISTANCES[index], DISTANCE_BITS[index])
