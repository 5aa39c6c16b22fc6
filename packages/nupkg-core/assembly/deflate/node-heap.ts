import { intAt, setInt } from '../memory';
import { frequencyOf } from './alphabet';
import { depths, heap } from './layout';

/** Nodes in the heap. The first has index 1. */
export let heapSize: i32 = 0;

export function resetHeap(): void {
  heapSize = 0;
}

/** Adds a node at the end, without order yet. */
export function append(node: i32): void {
  heapSize += 1;
  setInt(heap, heapSize, node);
  setInt(depths, node, 0);
}

/** Brings all nodes into order. */
export function orderHeap(alphabet: usize): void {
  for (let at = heapSize >> 1; at >= 1; at -= 1) sink(alphabet, at);
}

export function smallest(): i32 {
  return intAt(heap, 1);
}

export function removeSmallest(alphabet: usize): i32 {
  const node = smallest();
  setInt(heap, 1, intAt(heap, heapSize));
  heapSize -= 1;
  sink(alphabet, 1);
  return node;
}

export function replaceSmallest(alphabet: usize, node: i32): void {
  setInt(heap, 1, node);
  sink(alphabet, 1);
}

/** Moves a node down to where it belongs. Which of two equals goes first decides the codes: zlib's `pqdownheap`. */
function sink(alphabet: usize, start: i32): void {
  const node = intAt(heap, start);
  let at = start;
  for (let child = at << 1; child <= heapSize; child <<= 1) {
    if (child < heapSize && goesFirst(alphabet, intAt(heap, child + 1), intAt(heap, child))) child += 1;
    const other = intAt(heap, child);
    if (goesFirst(alphabet, node, other)) break;
    setInt(heap, at, other);
    at = child;
  }
  setInt(heap, at, node);
}

function goesFirst(alphabet: usize, a: i32, b: i32): bool {
  const difference = frequencyOf(alphabet, a) - frequencyOf(alphabet, b);
  return difference < 0 || (difference == 0 && intAt(depths, a) <= intAt(depths, b));
}
