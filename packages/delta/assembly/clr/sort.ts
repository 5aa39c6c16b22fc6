/** Puts numbers in ascending order, by merging ever longer runs; `scratch` has room for as many. */
export function sortNumbers(numbers: usize, count: i32, scratch: usize): void {
  let source = numbers;
  let sink = scratch;
  for (let width = 1; width < count; width <<= 1) {
    for (let start = 0; start < count; start += 2 * width) {
      merge(source, sink, start, min(start + width, count), min(start + 2 * width, count));
    }
    const last = source;
    source = sink;
    sink = last;
  }
  if (source != numbers) memory.copy(numbers, source, (<usize>count) << 3);
}

function merge(source: usize, sink: usize, start: i32, middle: i32, end: i32): void {
  let first = start;
  let second = middle;
  for (let at = start; at < end; at += 1) {
    const takesFirst = first < middle && (second >= end || numberAt(source, first) <= numberAt(source, second));
    if (takesFirst) {
      store<u64>(sink + ((<usize>at) << 3), numberAt(source, first));
      first += 1;
    } else {
      store<u64>(sink + ((<usize>at) << 3), numberAt(source, second));
      second += 1;
    }
  }
}

function numberAt(numbers: usize, index: i32): u64 {
  return load<u64>(numbers + ((<usize>index) << 3));
}
