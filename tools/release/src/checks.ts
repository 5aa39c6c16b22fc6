import process from 'node:process';

let passed = 0;
let failed = 0;

/** Runs a check and prints what came of it. */
export async function check(name: string, run: () => Promise<void>): Promise<void> {
  const start = performance.now();
  try {
    await run();
    passed++;
    console.log(`  ok   ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`  FAIL ${name}\n${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Throws unless both are the same as JSON. */
export function equal(found: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`found  ${a}\nwanted ${b}`);
}

/** Prints the counts and makes the process fail with the checks. */
export function finish(): void {
  console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}
