import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandIo } from '../src/command-io.ts';
import { HIDDEN_PROGRESS } from '../src/progress-bar.ts';
import { changeDraft, writeDraft } from '../src/root-draft-params.ts';
import { capturedIo } from './captured-io.ts';
import { withSigned } from './signed-folder.ts';

const output = { json: false, quiet: false, verbose: false };
const signers = { threshold: 1, signed: [], missing: [] };
const report = { version: 2, expires: '', changes: [], before: signers, after: signers, complete: false };

describe('changeDraft', () => {
  it('writes over what it was given, and prints what is known of it', async () => {
    await withSigned(async ({ store, keys, root }) => {
      const [io, draft] = [capturedIo(), join(store, 'draft.json')];
      const before = await readFile(root);
      await writeFile(draft, before);
      await changeDraft(
        { draft, store, key: [keys] },
        commandIo(io, output, HIDDEN_PROGRESS),
        async (context, bytes) => {
          expect([context.keys.length > 3, before.equals(bytes)]).toEqual([true, true]);
          return { bytes: Buffer.from('after'), report };
        },
      );
      expect(await readFile(draft, 'utf8')).toBe('after');
    });
  });
});

describe('writeDraft', () => {
  it('says who has signed', async () => {
    await withSigned(async ({ store }) => {
      const io = capturedIo();
      const draft = { bytes: Buffer.from('x'), report };
      await writeDraft(join(store, 'x.json'), draft, commandIo(io, output, HIDDEN_PROGRESS));
      expect(io.stdoutText()).toContain('signed by 0 of 1 holders');
    });
  });
});
