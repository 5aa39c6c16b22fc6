import { deepStrictEqual } from 'node:assert/strict';

const results: boolean[] = [];

/** Runs one check and prints how it went. A check that throws has failed; the others still run. */
export async function check(name: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  try {
    await work();
    results.push(true);
    console.log(`ok      ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    results.push(false);
    console.log(`FAILED  ${name}\n${error instanceof Error ? error.message : String(error)}`);
  }
}

export function equal(found: unknown, wanted: unknown): void {
  deepStrictEqual(found, wanted);
}

/** Prints the closing line; the answer is the exit code. */
export function summary(): number {
  const passed = results.filter(Boolean).length;
  console.log(`${String(passed)} passed, ${String(results.length - passed)} failed`);
  return passed === results.length ? 0 : 1;
}
