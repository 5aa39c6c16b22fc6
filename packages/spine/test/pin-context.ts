import type { PinContext } from '../src/index.ts';

/** What pins of a test are compared with: version 2.0.0 unless told otherwise. */
export function pinContext(context: Partial<PinContext> = {}): PinContext {
  return { path: 'artifact', version: '2.0.0', npmNames: new Set(), ...context };
}
