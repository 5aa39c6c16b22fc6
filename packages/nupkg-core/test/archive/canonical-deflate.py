"""Canonical deflate as docs/formats/canonical-deflate.md says it, for comparison with the encoder that is shipped.

Written from the page alone. Without arguments it prints the golden digests of deflate-canonically.test.ts; with the
paths of files, the digest of each one's canonical deflate.
"""

import hashlib
import sys
import zlib

SEGMENT, WINDOW = 1 << 20, 1 << 15
FACTOR, WORD = 0x9E3779B1, 0xFFFFFFFF
ROWS, SHORTS = 13, 14
CLEN_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]


def code_table(extras, start):
    table = []
    for extra in extras:
        table.append((start, extra))
        start += 1 << extra
    return table


LENGTHS = code_table([0] * 8 + [n // 4 for n in range(4, 24)], 3) + [(258, 0)]
DISTANCES = code_table([0] * 4 + [n // 2 for n in range(2, 28)], 1)
LENGTH_CODE = {n: i for i, (low, extra) in enumerate(LENGTHS) for n in range(low, low + (1 << extra))}


def distance_code(distance):
    return max(i for i in range(30) if DISTANCES[i][0] <= distance)


class Finder:
    """Clause 3: what is known of the positions before."""

    def __init__(self, data):
        self.data = data
        self.rows = [[(0, 0)] * 4 for _ in range(1 << ROWS)]
        self.shorts = [0] * (1 << SHORTS)

    def places(self, at):
        four = int.from_bytes(self.data[at : at + 4], "little")
        hashed = four * FACTOR & WORD
        short = ((four & 0xFFFFFF) << 8) * FACTOR & WORD
        return self.rows[hashed >> (32 - ROWS)], hashed >> (16 - ROWS) & 0xFFFF, short >> (32 - SHORTS)

    def insert(self, at):
        row, tag, short = self.places(at)
        row.pop()
        row.insert(0, (tag, at & 0xFFFF))
        self.shorts[short] = at & 0xFFFF

    def equal(self, at, distance, most):
        data = self.data
        n = 0
        while n < most and data[at + n] == data[at + n - distance]:
            n += 1
        return n

    def search(self, at, longer_than):
        row, tag, short = self.places(at)
        most = min(258, len(self.data) - at)
        best, found = max(longer_than, 3), None
        for known, position in row:
            distance = (at - position) & 0xFFFF
            if known != tag or not 1 <= distance <= WINDOW:
                continue
            n = self.equal(at, distance, most)
            if n > best:
                best, found = n, (n, distance)
                if n >= 32:
                    break
        distance = (at - self.shorts[short]) & 0xFFFF
        if found is None and longer_than == 0 and 1 <= distance <= 4096 and self.equal(at, distance, 3) == 3:
            found = (3, distance)
        self.insert(at)
        return found


def chunks(data, start):
    """Clauses 3 and 4: the symbols of a segment in chunks. A symbol is a byte, or (length, distance)."""
    finder, end = Finder(data), len(data)
    for at in range(min(start, end - 3)):
        finder.insert(at)
    chunk, at, match_end = [], start, start
    while at + 4 <= end:
        if len(chunk) >= 1024:
            yield chunk
            chunk = []
        match, known = finder.search(at, 0), at + 1
        if match is None:
            n = min(1 + (at - match_end) // 256, end - at)
            chunk += data[at : at + n]
            at += n
            continue
        while match[0] < 6 and known + 4 <= end:
            longer = finder.search(known, match[0])
            known += 1
            if longer is None:
                break
            chunk.append(data[at])
            at, match = known - 1, longer
        chunk.append(match)
        at += match[0]
        match_end = at
        for position in range(known, min(at, end - 3)):
            finder.insert(position)
    chunk += data[at:end]
    if chunk:
        yield chunk


def log(n):
    """Clause 5: 256 times the logarithm of n to the base of 2."""
    shift = max(0, n.bit_length() - 12)
    n >>= shift
    whole = n.bit_length() - 1
    mantissa, result = n << (15 - whole), whole
    for _ in range(8):
        mantissa = mantissa * mantissa >> 15
        result = result * 2 + (mantissa >> 16)
        mantissa >>= mantissa >> 16
    return result + (shift << 8)


def count(symbols):
    literals, distances = [0] * 286, [0] * 30
    for symbol in symbols:
        if isinstance(symbol, int):
            literals[symbol] += 1
        else:
            literals[257 + LENGTH_CODE[symbol[0]]] += 1
            distances[distance_code(symbol[1])] += 1
    return literals, distances


def sums(a, b):
    return tuple([m + n for m, n in zip(x, y)] for x, y in zip(a, b))


def information(counts):
    bits = 0
    for alphabet in counts:
        total = sum(alphabet)
        bits += total * log(total) if total else 0
        bits -= sum(n * log(n) for n in alphabet if n)
    return bits


def blocks(data, start):
    """Clause 5: chunks joined to blocks."""
    nothing = count([])
    block, size, block_counts, block_bits = [], 0, nothing, 0
    for chunk in chunks(data, start):
        counts = count(chunk)
        joint_counts = sums(block_counts, counts)
        own, joint = information(counts), information(joint_counts)
        if size == 32 or size > 0 and joint - block_bits - own > 800 * 256:
            yield block
            block, size, joint_counts, joint = [], 0, counts, own
        block, size, block_counts, block_bits = block + chunk, size + 1, joint_counts, joint
    if block:
        yield block


def code_lengths(counts, limit):
    """Clause 6: symbols that occur, with the lengths of their codes."""
    lengths = [0] * len(counts)
    leaves = sorted((n, symbol) for symbol, n in enumerate(counts) if n)
    if len(leaves) < 2:
        only = leaves[0][1] if leaves else 0
        lengths[only] = lengths[1 if only == 0 else 0] = 1
        return lengths
    nodes = [(n, False, [i]) for i, (n, _) in enumerate(leaves)]
    depths, inner = [0] * len(leaves), []
    while len(nodes) + len(inner) > 1:
        taken = []
        for _ in range(2):
            from_leaves = nodes and (not inner or nodes[0][0] <= inner[0][0])
            taken.append((nodes if from_leaves else inner).pop(0))
        below = taken[0][2] + taken[1][2]
        for leaf in below:
            depths[leaf] += 1
        inner.append((taken[0][0] + taken[1][0], True, below))
    numbers = [0] * (limit + 1)
    for depth in depths:
        numbers[min(depth, limit)] += 1
    while sum(n << (limit - bits) for bits, n in enumerate(numbers) if bits) > 1 << limit:
        bits = max(b for b in range(1, limit) if numbers[b])
        numbers[bits] -= 1
        numbers[bits + 1] += 2
        numbers[limit] -= 1
    longest_first = [bits for bits in range(limit, 0, -1) for _ in range(numbers[bits])]
    for bits, (_, symbol) in zip(longest_first, leaves):
        lengths[symbol] = bits
    return lengths


def codes(lengths):
    """RFC 1951, 3.2.2, with the bits of each code turned round."""
    result, code = [0] * len(lengths), 0
    for bits in range(1, 16):
        for symbol, length in enumerate(lengths):
            if length == bits:
                result[symbol] = int(format(code, f"0{bits}b")[::-1], 2)
                code += 1
        code <<= 1
    return result


def runs(lengths):
    """Clause 7: lengths as (symbol, extra value, extra bits)."""
    at = 0
    while at < len(lengths):
        length, end = lengths[at], at
        while end < len(lengths) and lengths[end] == length:
            end += 1
        left, at = end - at, end
        if length == 0:
            while left >= 3:
                n = min(left, 138)
                yield (18, n - 11, 7) if n > 10 else (17, n - 3, 3)
                left -= n
        elif left >= 4:
            yield (length, 0, 0)
            left -= 1
            while left >= 3:
                n = min(left, 6)
                yield (16, n - 3, 2)
                left -= n
        yield from [(length, 0, 0)] * left


class Bits:
    def __init__(self):
        self.out, self.held, self.size = bytearray(), 0, 0

    def put(self, value, size):
        self.held |= value << self.size
        self.size += size
        while self.size >= 8:
            self.out.append(self.held & 0xFF)
            self.held >>= 8
            self.size -= 8

    def align(self):
        if self.size:
            self.put(0, 8 - self.size)

    def stored(self, content, last):
        self.put(int(last), 3)
        self.align()
        self.out += len(content).to_bytes(2, "little") + (len(content) ^ 0xFFFF).to_bytes(2, "little") + content


FIXED = [8] * 144 + [9] * 112 + [7] * 24 + [8] * 8, [5] * 30


def symbol_bits(counts, lengths):
    extras = [0] * 257 + [extra for _, extra in LENGTHS], [extra for _, extra in DISTANCES]
    return sum(
        n * (lengths[i][s] + extras[i][s]) for i, alphabet in enumerate(counts) for s, n in enumerate(alphabet) if n
    )


def write_block(out, symbols, content, last):
    counts = count(symbols)
    counts[0][256] = 1
    lengths = code_lengths(counts[0], 14), code_lengths(counts[1], 15)
    used = [max(s for s, n in enumerate(alphabet) if n) + 1 for alphabet in lengths]
    packed = [run for alphabet, size in zip(lengths, used) for run in runs(alphabet[:size])]
    clen_counts = [0] * 19
    for symbol, _, _ in packed:
        clen_counts[symbol] += 1
    clens = code_lengths(clen_counts, 7)
    clen_used = max(4, max(i for i, s in enumerate(CLEN_ORDER) if clens[s]) + 1)
    head_bits = 14 + 3 * clen_used + sum(clens[s] + extra for s, _, extra in packed)
    dynamic, fixed = head_bits + symbol_bits(counts, lengths), symbol_bits(counts, FIXED)
    pieces = [content[at : at + 65535] for at in range(0, len(content), 65535)]
    if content and 8 * len(content) + 37 * len(pieces) <= min(dynamic, fixed):
        for i, piece in enumerate(pieces):
            out.stored(piece, last and i == len(pieces) - 1)
        return
    if fixed <= dynamic:
        out.put(2 | int(last), 3)
        lengths = FIXED
    else:
        out.put(4 | int(last), 3)
        out.put(used[0] - 257, 5)
        out.put(used[1] - 1, 5)
        out.put(clen_used - 4, 4)
        for symbol in CLEN_ORDER[:clen_used]:
            out.put(clens[symbol], 3)
        clen_codes = codes(clens)
        for symbol, value, extra in packed:
            out.put(clen_codes[symbol], clens[symbol])
            out.put(value, extra)
    write_symbols(out, symbols, lengths)


def write_symbols(out, symbols, lengths):
    literal_codes, distance_codes = codes(lengths[0]), codes(lengths[1])
    for symbol in [*symbols, 256]:
        if isinstance(symbol, int):
            out.put(literal_codes[symbol], lengths[0][symbol])
            continue
        code = LENGTH_CODE[symbol[0]]
        out.put(literal_codes[257 + code], lengths[0][257 + code])
        out.put(symbol[0] - LENGTHS[code][0], LENGTHS[code][1])
        code = distance_code(symbol[1])
        out.put(distance_codes[code], lengths[1][code])
        out.put(symbol[1] - DISTANCES[code][0], DISTANCES[code][1])


def deflate_segment(window, content, last):
    data, out = window + content, Bits()
    found, at = list(blocks(data, len(window))), len(window)
    if last and not found:
        found = [[]]
    for i, symbols in enumerate(found):
        size = sum(1 if isinstance(symbol, int) else symbol[0] for symbol in symbols)
        write_block(out, symbols, data[at : at + size], last and i == len(found) - 1)
        at += size
    if last:
        out.align()
    else:
        out.stored(b"", False)
    return bytes(out.out)


def deflate(data):
    """Clause 2."""
    out = b""
    for offset in range(0, max(len(data), 1), SEGMENT):
        end = offset + SEGMENT
        out += deflate_segment(data[max(0, offset - WINDOW) : offset], data[offset:end], end >= len(data))
    return out


def numbers(total):
    state = 1
    for _ in range(total):
        state = (state * 1664525 + 1013904223) & WORD
        yield state >> 16


def words(size):
    return b"".join(b"word%d " % (n % 5000) for n in numbers(size // 5))[:size]


def noise(size):
    return bytes(n & 0xFF for n in numbers(size))


def print_golden():
    for name, data in [
        ("nothing", b""),
        ("one byte", b"a"),
        ("one segment", words(SEGMENT)),
        ("one segment and a byte", words(SEGMENT + 1)),
        ("several segments", words(2 * SEGMENT + 700_000)),
        ("noise", noise(300_000)),
        ("zeros", bytes(2 * SEGMENT)),
        ("noise and words in turn", b"".join(noise(n) + words(n) for n in range(1000, 40_000, 3000))),
    ]:
        deflated = deflate(data)
        assert zlib.decompress(deflated, -15) == data
        print(f"    ['{name}', {len(data)}, {len(deflated)}, 'sha256:{hashlib.sha256(deflated).hexdigest()}'],", flush=True)


def main():
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            print("sha256:" + hashlib.sha256(deflate(file.read())).hexdigest(), flush=True)
    if len(sys.argv) == 1:
        print_golden()


if __name__ == "__main__":
    main()
