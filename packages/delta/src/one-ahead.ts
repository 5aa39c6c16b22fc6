/**
 * Yields what `values` yields, and has the next one made while one is used. What making it throws is thrown in its turn; if
 * whoever uses them stops, it is waited for.
 */
export async function* oneAhead<Value>(values: AsyncGenerator<Value, void, void>): AsyncGenerator<Value, void, void> {
  let next = values.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done === true) return;
      next = values.next();
      // Whoever uses the value may be long about it, or fail.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await next.catch(() => undefined);
    await values.return();
  }
}
