"""Prints the SHA-256 of each file's content as zlib deflates it (docs/formats/canonical-package.md, section 4).

Run: python3 deflate.py FILE...
"""

import hashlib
import sys
import zlib

SEGMENT, WINDOW = 1 << 20, 1 << 15


def deflate(data):
    for offset in range(0, max(1, len(data)), SEGMENT):
        window = data[max(0, offset - WINDOW) : offset]
        extra = {"zdict": window} if window else {}
        stream = zlib.compressobj(5, zlib.DEFLATED, -15, 8, zlib.Z_DEFAULT_STRATEGY, **extra)
        yield stream.compress(data[offset : offset + SEGMENT])
        yield stream.flush(zlib.Z_FINISH if offset + SEGMENT >= len(data) else zlib.Z_SYNC_FLUSH)


for path in sys.argv[1:]:
    with open(path, "rb") as file:
        print("sha256:" + hashlib.sha256(b"".join(deflate(file.read()))).hexdigest())
