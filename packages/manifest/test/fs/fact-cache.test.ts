import { lstatSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { openFactCache, SAMPLING_PERIOD } from '../../src/fs/fact-cache.ts';

const stat = (path: string) => lstatSync(path);
/** A clock far ahead, so that no file is too fresh to be trusted. */
const later = (): number => Date.now() + 60_000;

describe('openFactCache', () => {
  it('gives back what was kept of a file that is the same, all runs but one', async () => {
    await withTemporaryFolder(async (folder) => {
      const [file, cached] = [join(folder, 'a'), join(folder, 'cache/facts.json')];
      writeFileSync(file, 'x');
      const first = await openFactCache(cached, later);
      first.set('digest', 'a', stat(file), 'facts');
      await first.save();
      const answers: unknown[] = [];
      for (let run = 0; run < SAMPLING_PERIOD; run++) {
        const cache = await openFactCache(cached, later);
        const answer = cache.get('digest', 'a', stat(file));
        if (answer === undefined) cache.set('digest', 'a', stat(file), 'facts');
        answers.push(answer);
        await cache.save();
      }
      expect(answers.filter((answer) => answer === 'facts')).toHaveLength(SAMPLING_PERIOD - 1);
    });
  });

  it('notices a file of the same size whose modification time was set back', async () => {
    await withTemporaryFolder(async (folder) => {
      const [file, cached] = [join(folder, 'a'), join(folder, 'facts.json')];
      writeFileSync(file, 'x');
      const before = stat(file);
      const cache = await openFactCache(cached, later);
      cache.set('digest', 'a', before, 'facts');
      await cache.save();
      await new Promise((resolve) => setTimeout(resolve, 20));
      writeFileSync(file, 'y');
      utimesSync(file, before.atime, before.mtime);
      expect((await openFactCache(cached, later)).get('digest', 'a', stat(file))).toBeUndefined();
    });
  });

  it('does not trust a file that was changed just before it was read', async () => {
    await withTemporaryFolder(async (folder) => {
      const [file, cached] = [join(folder, 'a'), join(folder, 'facts.json')];
      writeFileSync(file, 'x');
      const cache = await openFactCache(cached, Date.now);
      cache.set('digest', 'a', stat(file), 'facts');
      await cache.save();
      expect(await readFile(cached, 'utf8')).not.toContain('facts"');
    });
  });

  it.each(['', '{"format":99}', 'null'])('starts anew from a file that says %j', async (text) => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'facts.json'), text);
      const cache = await openFactCache(join(folder, 'facts.json'), later);
      expect(cache.get('digest', 'a', stat(folder))).toBeUndefined();
    });
  });
});
