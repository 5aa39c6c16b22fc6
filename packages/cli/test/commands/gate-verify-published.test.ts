import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

const ASKED = ['gate', 'verify-published', 'Acme.App', '1.2.0'];

describe('gate verify-published', () => {
  it('answers no with what the index has when time is up', async () => {
    await withTemporaryFolder(async (feed) => {
      const { exitCode, stdout } = await run([...ASKED, '--source', feed, '--seconds', '0']);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^not ok: Acme\.App 1\.2\.0: index has no Acme\.App 1\.2\.0 \(1 attempts in /);
    });
  });

  it.each([
    ['without a source', ASKED],
    ['with a time that is none', [...ASKED, '--source', '.', '--seconds', 'soon']],
  ])('explains itself %s', async (_what, words) => {
    expect((await run(words)).exitCode).toBe(2);
  });
});
