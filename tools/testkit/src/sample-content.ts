/** A repeatable stream of numbers below 2 to the 32nd. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
}

type Piece = (next: () => number, bytes: Buffer, at: number, end: number) => void;

const noise: Piece = (next, bytes, at, end) => {
  for (let i = at; i < end; i += 1) bytes[i] = next() & 0xff;
};
const fewLetters: Piece = (next, bytes, at, end) => {
  const letters = 1 + (next() % 5);
  for (let i = at; i < end; i += 1) bytes[i] = 97 + (next() % letters);
};
const words: Piece = (next, bytes, at, end) => {
  for (let i = at; i < end; ) i += bytes.write(`word${String(next() % 3000)} `, i, end - i, 'latin1') || end;
};
const run: Piece = (next, bytes, at, end) => {
  bytes.fill(next() & 0xff, at, end);
};
const records: Piece = (next, bytes, at, end) => {
  for (let i = at; i + 8 <= end; i += 8) bytes.writeUInt32LE(next() % 500, i);
};
/** What stood a while before, now and then with another byte: matches of every length and distance. */
const copies: Piece = (next, bytes, at, end) => {
  for (let i = at; i < end; ) {
    const distance = 1 + (next() % Math.max(1, Math.min(i, next() % 3 === 0 ? 40_000 : 5000)));
    const length = Math.min(end - i, 3 + (next() % (next() % 4 === 0 ? 300 : 12)));
    for (let k = 0; k < length; k += 1) bytes[i + k] = bytes[Math.max(0, i + k - distance)] ?? 0;
    i += length;
    if (i < end) bytes[i] = next() & 0xff;
  }
};

const PIECES: readonly Piece[] = [noise, fewLetters, words, run, records, copies, copies];

/** Content that deflate finds hard: pieces of every kind, of every length, one after the other. */
export function sampleContent(seed: number, size: number): Buffer {
  const next = numbersFrom(seed);
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const end = Math.min(size, at + 1 + (next() % (next() % 2 === 0 ? 600 : 90_000)));
    PIECES[next() % PIECES.length]?.(next, bytes, at, end);
    at = end;
  }
  return bytes;
}
