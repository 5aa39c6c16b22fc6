import { byteAt, intAt, setByte, setInt } from '../memory';
import { MAX_ALPHABET } from './symbols';

/** Longest code that is written. Readers accept 20. */
const MAX_CODE_LENGTH: i32 = 17;

const weights = memory.data(2064, 16);
const parents = memory.data(2064, 16);
const order = memory.data(1032, 16);

/**
 * Writes the code length of each symbol, one byte each, for symbols that occur `counts[symbol]` times: Huffman's
 * codes, with the counts made flatter until no code is too long. Symbols that do not occur get a code too, because a
 * table has one for each symbol of the block.
 */
export function makeCodeLengths(counts: usize, symbolsInUse: i32, lengths: usize): void {
  for (let symbol = 0; symbol < symbolsInUse; symbol += 1) setInt(weights, symbol, max(intAt(counts, symbol), 1));
  while (!tryLengths(symbolsInUse, lengths)) flatten(symbolsInUse);
}

function flatten(leaves: i32): void {
  for (let leaf = 0; leaf < leaves; leaf += 1) setInt(weights, leaf, (intAt(weights, leaf) >> 1) + 1);
}

/** Builds the tree and writes the depths. False if one is too deep. */
function tryLengths(leaves: i32, lengths: usize): bool {
  sortLeaves(leaves);
  buildTree(leaves);
  const root = 2 * leaves - 2;
  for (let leaf = 0; leaf < leaves; leaf += 1) {
    let depth = 0;
    for (let node = leaf; node != root; node = intAt(parents, node)) depth += 1;
    if (depth > MAX_CODE_LENGTH) return false;
    setByte(lengths, leaf, depth);
  }
  return true;
}

/** Orders the leaves by weight, equal ones by number (insertion sort: there are at most 258). */
function sortLeaves(leaves: i32): void {
  for (let leaf = 0; leaf < leaves; leaf += 1) {
    const weight = intAt(weights, leaf);
    let slot = leaf;
    while (slot > 0 && intAt(weights, intAt(order, slot - 1)) > weight) {
      setInt(order, slot, intAt(order, slot - 1));
      slot -= 1;
    }
    setInt(order, slot, leaf);
  }
}

let nextLeaf: i32 = 0;
let nextInner: i32 = 0;

/** Joins the two lightest nodes until one is left. Inner nodes are made in order of weight, so two queues do. */
function buildTree(leaves: i32): void {
  nextLeaf = 0;
  nextInner = leaves;
  for (let node = leaves; node < 2 * leaves - 1; node += 1) {
    const first = takeLightest(leaves, node);
    const second = takeLightest(leaves, node);
    setInt(weights, node, intAt(weights, first) + intAt(weights, second));
    setInt(parents, first, node);
    setInt(parents, second, node);
  }
}

function takeLightest(leaves: i32, innerEnd: i32): i32 {
  const hasLeaf = nextLeaf < leaves;
  const hasInner = nextInner < innerEnd;
  const leafIsLighter = hasLeaf && (!hasInner || intAt(weights, intAt(order, nextLeaf)) <= intAt(weights, nextInner));
  if (leafIsLighter) {
    nextLeaf += 1;
    return intAt(order, nextLeaf - 1);
  }
  nextInner += 1;
  return nextInner - 1;
}

/** The code length of `symbol` in a table that `makeCodeLengths` wrote. */
export function codeLength(lengths: usize, symbol: i32): i32 {
  return byteAt(lengths, symbol);
}
