import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

const MATRIX = fileURLToPath(new URL('../fixtures/versions.toml', import.meta.url));

describe('matrix support', () => {
  it('says what is supported on a day', async () => {
    const { exitCode, stdout } = await run(['matrix', 'support', '--now', '2026-01-01', '--matrix', MATRIX]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^core@3\.1\.0 +security +2026-06-01 +152$/m);
    expect(stdout).toMatch(/^lts-3\.1 +lts +2027-06-01 +517$/m);
    expect(stdout).toMatch(/^stable-3\.2 +unstated$/m);
  });
});
