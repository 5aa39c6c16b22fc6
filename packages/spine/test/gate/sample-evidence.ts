import type { Evidence } from '../../src/index.ts';

/** Evidence that a command-line job has passed on the first of January. */
export function sampleEvidence(differences: Partial<Evidence> = {}): Evidence {
  return {
    formatVersion: 1,
    job: 'cli',
    kind: 'cli-smoke',
    passed: true,
    date: '2026-01-01T00:00:00Z',
    seconds: 1.5,
    inputs: `sha256:${'0'.repeat(64)}`,
    files: 3,
    facts: [{ name: 'exit code', value: '0' }],
    ...differences,
  };
}
