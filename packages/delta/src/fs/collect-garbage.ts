import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const THOROUGHLY = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const;

let collect: (() => unknown) | undefined;

/** Frees what nothing refers to now, and gives it back: by itself Node waits for as long as the machine has memory. */
export function collectGarbage(): void {
  collect ??= garbageCollector();
  collect();
}

/** The only way to it after the start of the process; where Node does not give it, memory is freed a little later. */
function garbageCollector(): () => unknown {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('typeof gc === "function" ? gc : undefined');
  return typeof found === 'function' ? () => Reflect.apply(found, undefined, [THOROUGHLY]) : () => undefined;
}
