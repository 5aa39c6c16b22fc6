import { addInt, intAt, setInt } from '../memory';
import { setLength } from './alphabet';
import { assignCodes } from './assign-codes';
import { leafParents, lengthCounts, nodes } from './layout';
import { sortedFrequency, sortedSymbol, sortSymbols } from './sort-symbols';

/** Leaves and inner nodes that have a parent, and inner nodes that there are. */
let joinedLeaves: i32 = 0;
let joinedNodes: i32 = 0;
let nodeCount: i32 = 0;

/**
 * Gives each of the `size` symbols that occur a Huffman code of at most `maxBits` bits, and returns the last symbol that
 * has one.
 */
export function buildCodes(alphabet: usize, size: i32, maxBits: i32): i32 {
  for (let symbol = 0; symbol < size; symbol += 1) setLength(alphabet, symbol, 0);
  const found = sortSymbols(alphabet, size);
  let last = 0;
  if (found < 2) {
    // Inflaters expect two codes at least: the first symbols get one without occurring.
    const only = found == 0 ? 0 : sortedSymbol(0);
    last = max(only, 1);
    setLength(alphabet, only == 0 ? 1 : 0, 1);
    setLength(alphabet, only, 1);
  } else {
    joinNodes(found);
    countLengths(found, maxBits);
    last = giveLengths(alphabet, found, maxBits);
  }
  assignCodes(alphabet, last);
  return last;
}

/** Joins the two rarest nodes until one is left. Both leaves and inner nodes become ever more frequent: two queues. */
function joinNodes(found: i32): void {
  joinedLeaves = 0;
  joinedNodes = 0;
  for (nodeCount = 0; nodeCount < found - 1; nodeCount += 1) {
    const first = joinRarest(found);
    setInt(nodes, nodeCount, first + joinRarest(found));
  }
}

/** Makes the next inner node the parent of the rarest node that has none, of equals a leaf. Returns its frequency. */
function joinRarest(found: i32): i32 {
  const isLeaf =
    joinedLeaves < found && (joinedNodes == nodeCount || sortedFrequency(joinedLeaves) <= intAt(nodes, joinedNodes));
  if (isLeaf) {
    setInt(leafParents, joinedLeaves, nodeCount);
    joinedLeaves += 1;
    return sortedFrequency(joinedLeaves - 1);
  }
  const frequency = intAt(nodes, joinedNodes);
  setInt(nodes, joinedNodes, nodeCount);
  joinedNodes += 1;
  return frequency;
}

/** How many leaves have which depth, cut at `maxBits`: what that saves at the end is paid by the next shorter codes. */
function countLengths(found: i32, maxBits: i32): void {
  memory.fill(lengthCounts, 0, 4 * 16);
  // Inner nodes have their parents after them. From here on they hold their depths.
  setInt(nodes, nodeCount - 1, 0);
  for (let node = nodeCount - 2; node >= 0; node -= 1) setInt(nodes, node, intAt(nodes, intAt(nodes, node)) + 1);
  let taken = 0;
  for (let leaf = 0; leaf < found; leaf += 1) {
    const bits = min(intAt(nodes, intAt(leafParents, leaf)) + 1, maxBits);
    addInt(lengthCounts, bits, 1);
    taken += 1 << (maxBits - bits);
  }
  for (let left = taken - (1 << maxBits); left > 0; left -= 1) {
    let bits = maxBits - 1;
    while (intAt(lengthCounts, bits) == 0) bits -= 1;
    addInt(lengthCounts, bits, -1);
    addInt(lengthCounts, bits + 1, 2);
    addInt(lengthCounts, maxBits, -1);
  }
}

/** The rarest symbols get the longest codes. Returns the last symbol. */
function giveLengths(alphabet: usize, found: i32, maxBits: i32): i32 {
  let last = 0;
  let bits = maxBits;
  let left = intAt(lengthCounts, bits);
  for (let i = 0; i < found; i += 1) {
    while (left == 0) {
      bits -= 1;
      left = intAt(lengthCounts, bits);
    }
    const symbol = sortedSymbol(i);
    setLength(alphabet, symbol, bits);
    last = max(last, symbol);
    left -= 1;
  }
  return last;
}
