"""Recomputes the golden digests of deflate-canonically.test.ts with the zlib that Python brings.

canonical-package, section 4. Run: python3 canonical-deflate.py
"""

import hashlib
import zlib

SEGMENT, WINDOW = 1 << 20, 1 << 15


def deflate(data):
    out, offset = b"", 0
    while True:
        last = offset + SEGMENT >= len(data)
        window = data[max(0, offset - WINDOW) : offset]
        extra = {"zdict": window} if window else {}
        stream = zlib.compressobj(5, zlib.DEFLATED, -15, 8, zlib.Z_DEFAULT_STRATEGY, **extra)
        out += stream.compress(data[offset : offset + SEGMENT])
        out += stream.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)
        if last:
            return out
        offset += SEGMENT


def numbers(count):
    state = 1
    for _ in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        yield state >> 16


def words(size):
    return b"".join(b"word%d " % (n % 5000) for n in numbers(size // 5))[:size]


def noise(size):
    return bytes(n & 0xFF for n in numbers(size))


for name, data in [
    ("nothing", b""),
    ("one byte", b"a"),
    ("one segment", words(SEGMENT)),
    ("one segment and a byte", words(SEGMENT + 1)),
    ("several segments", words(2 * SEGMENT + 700_000)),
    ("noise", noise(300_000)),
    ("zeros", bytes(2 * SEGMENT)),
]:
    deflated = deflate(data)
    assert zlib.decompress(deflated, -15) == data
    print(f"    ['{name}', {len(data)}, {len(deflated)}, 'sha256:{hashlib.sha256(deflated).hexdigest()}'],")
