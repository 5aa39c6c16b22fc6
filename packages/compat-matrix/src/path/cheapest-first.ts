/** A binary heap: takes out the cheapest first, and of equal ones the one that was added first. */
export class CheapestFirst<Thing> {
  readonly #heap: { readonly cost: number; readonly order: number; readonly thing: Thing }[] = [];
  #added = 0;

  add(cost: number, thing: Thing): void {
    const heap = this.#heap;
    let place = heap.push({ cost, order: this.#added++, thing }) - 1;
    while (place > 0 && this.#isBefore(place, (place - 1) >> 1)) {
      this.#swap(place, (place - 1) >> 1);
      place = (place - 1) >> 1;
    }
  }

  take(): Thing | undefined {
    const heap = this.#heap;
    this.#swap(0, heap.length - 1);
    const taken = heap.pop();
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const child = right < heap.length && this.#isBefore(right, left) ? right : left;
      if (child >= heap.length || !this.#isBefore(child, place)) return taken?.thing;
      this.#swap(place, child);
      place = child;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return false;
    return one.cost < other.cost || (one.cost === other.cost && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }
}
