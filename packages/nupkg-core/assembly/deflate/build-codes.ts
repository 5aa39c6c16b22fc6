import { addInt, intAt, setInt } from '../memory';
import { frequencyOf, lengthOf, setFrequency, setLength } from './alphabet';
import { assignCodes } from './assign-codes';
import { depths, heap, lengthCounts, MAX_NODES, parents } from './layout';
import { append, heapSize, orderHeap, removeSmallest, replaceSmallest, resetHeap, smallest } from './node-heap';

/** Index, in the memory of the heap, of the first node taken out last: the root. Leaves follow their parents. */
let outermost: i32 = 0;

/**
 * Gives each of the `size` symbols that occur a code of at most `maxBits` bits, and returns the last of them: the codes
 * of zlib's `build_tree`, which differ from other Huffman codes of the same total length.
 */
export function buildCodes(alphabet: usize, size: i32, maxBits: i32): i32 {
  const last = collectSymbols(alphabet, size);
  joinNodes(alphabet, size);
  limitLengths(alphabet, last, maxBits);
  assignCodes(alphabet, last);
  return last;
}

/** Inflaters expect two codes at least: the first symbols get one without occurring if there are fewer. */
function collectSymbols(alphabet: usize, size: i32): i32 {
  let last = -1;
  resetHeap();
  for (let symbol = 0; symbol < size; symbol += 1) {
    if (frequencyOf(alphabet, symbol) == 0) {
      setLength(alphabet, symbol, 0);
      continue;
    }
    append(symbol);
    last = symbol;
  }
  while (heapSize < 2) {
    const added = last < 2 ? last + 1 : 0;
    if (last < 2) last = added;
    append(added);
  }
  return last;
}

/** Joins the two rarest nodes until one is left. */
function joinNodes(alphabet: usize, size: i32): void {
  orderHeap(alphabet);
  outermost = MAX_NODES;
  let node = size;
  do {
    const a = removeSmallest(alphabet);
    const b = smallest();
    takeOut(a);
    takeOut(b);
    setFrequency(alphabet, node, frequencyOf(alphabet, a) + frequencyOf(alphabet, b));
    setInt(depths, node, max(intAt(depths, a), intAt(depths, b)) + 1);
    setInt(parents, a, node);
    setInt(parents, b, node);
    replaceSmallest(alphabet, node);
    node += 1;
  } while (heapSize >= 2);
  takeOut(smallest());
}

/** The heap shrinks from below as the nodes that were taken out are kept from above. */
function takeOut(node: i32): void {
  outermost -= 1;
  setInt(heap, outermost, node);
}

/** Lengths from depths, cut at `maxBits`: what that saves at the end is paid by the next shorter codes. */
function limitLengths(alphabet: usize, last: i32, maxBits: i32): void {
  memory.fill(lengthCounts, 0, 4 * 16);
  setLength(alphabet, intAt(heap, outermost), 0);
  let tooLong = 0;
  for (let at = outermost + 1; at < MAX_NODES; at += 1) {
    const node = intAt(heap, at);
    const depth = lengthOf(alphabet, intAt(parents, node)) + 1;
    if (depth > maxBits) tooLong += 1;
    const bits = min(depth, maxBits);
    setLength(alphabet, node, bits);
    if (node <= last) addInt(lengthCounts, bits, 1);
  }
  if (tooLong > 0) shorten(alphabet, last, maxBits, tooLong);
}

function shorten(alphabet: usize, last: i32, maxBits: i32, tooLong: i32): void {
  for (let left = tooLong; left > 0; left -= 2) {
    let bits = maxBits - 1;
    while (intAt(lengthCounts, bits) == 0) bits -= 1;
    addInt(lengthCounts, bits, -1);
    addInt(lengthCounts, bits + 1, 2);
    addInt(lengthCounts, maxBits, -1);
  }
  // The rarest symbols stand last, and get the longest codes.
  let at = MAX_NODES;
  for (let bits = maxBits; bits > 0; bits -= 1) {
    for (let left = intAt(lengthCounts, bits); left > 0; ) {
      at -= 1;
      const node = intAt(heap, at);
      if (node > last) continue;
      setLength(alphabet, node, bits);
      left -= 1;
    }
  }
}
