/** Values and places that fit into one number that is exact. */
const MOST_PLACES = 2 ** 21;

/** The places of `values` in ascending order, equal ones in theirs. `undefined` if they are in order. */
export function ascendingOrder(values: Uint32Array): Uint32Array | undefined {
  if (isAscending(values)) return undefined;
  const order = new Uint32Array(values.length);
  if (values.length > MOST_PLACES) {
    for (let place = 0; place < order.length; place += 1) order[place] = place;
    return order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  }
  const keys = new Float64Array(values.length);
  for (let place = 0; place < keys.length; place += 1) keys[place] = (values[place] ?? 0) * MOST_PLACES + place;
  keys.sort();
  for (let index = 0; index < order.length; index += 1) {
    const key = keys[index] ?? 0;
    order[index] = key - Math.floor(key / MOST_PLACES) * MOST_PLACES;
  }
  return order;
}

function isAscending(values: Uint32Array): boolean {
  for (let place = 1; place < values.length; place += 1) {
    if ((values[place] ?? 0) < (values[place - 1] ?? 0)) return false;
  }
  return true;
}

/** What `values` has at some places; 0 for one that it does not have. */
export function gather(values: Uint32Array, places: Uint32Array): Uint32Array {
  const found = new Uint32Array(places.length);
  for (let index = 0; index < places.length; index += 1) found[index] = values[places[index] ?? 0] ?? 0;
  return found;
}
