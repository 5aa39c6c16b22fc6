"""Numbers and patches (clauses 1 and 3 of docs/formats/delta-nuspine.md)."""


def require(holds, clause):
    if not holds:
        raise ValueError("delta is not as clause %s says" % clause)


class Reader:
    def __init__(self, data):
        self.data = data
        self.at = 0

    def take(self, size):
        require(size <= self.left(), "1")
        self.at += size
        return self.data[self.at - size:self.at]

    def byte(self):
        return self.take(1)[0]

    def number(self):
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def signed(self):
        value = self.number()
        return value // 2 if value % 2 == 0 else -(value + 1) // 2

    def left(self):
        return len(self.data) - self.at


class Patches:
    """The six streams; each call of make follows one patch."""

    def __init__(self, streams):
        self.lengths, self.literal_lengths, self.jumps, self.runs, self.differences, self.literals = map(Reader, streams)
        self.run = self.next_run()

    def next_run(self):
        return self.runs.number() if self.runs.left() else None

    def make(self, reference, size):
        out, source = bytearray(), 0
        while len(out) < size:
            length, literals = self.lengths.number(), self.literal_lengths.number()
            source += self.jumps.signed()
            require(length + literals > 0 and 0 <= source and source + length <= len(reference), "3.4")
            copied = bytearray(reference[source:source + length])
            self.change(copied)
            out += copied + self.literals.take(literals)
            source += length + literals
        require(len(out) == size, "3.4")
        return bytes(out)

    def change(self, copied):
        """3.3"""
        at = 0
        while self.run is not None and at + self.run < len(copied):
            at += self.run
            copied[at] = (copied[at] + self.differences.byte()) & 0xFF
            at += 1
            self.run = self.next_run()
        if self.run is not None:
            self.run -= len(copied) - at

    def finish(self):
        streams = (self.lengths, self.literal_lengths, self.jumps, self.runs, self.differences, self.literals)
        require(self.run is None and all(stream.left() == 0 for stream in streams), "3.1")
