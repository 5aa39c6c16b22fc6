import type { Operation } from '../src/index.ts';
import { add } from './channel-builder.ts';

/** A build with a package for Squirrel and Velopack. */
export function release(n: number, baseUrl?: string): Operation {
  const artifact = {
    name: `App-1.0.${String(n)}-full.nupkg`,
    size: 100 + n,
    digest: `sha256:${'a'.repeat(64)}`,
    sha1: 'B'.repeat(40),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    release: { packageId: 'App', kind: 'full' },
  } as const;
  const notes = { name: 'notes.md', size: 3, digest: artifact.digest } as const;
  return add(`b${String(n)}`, { artifacts: [artifact, notes] });
}
