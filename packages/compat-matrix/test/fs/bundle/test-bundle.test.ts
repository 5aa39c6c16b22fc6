import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseMatrix } from '../../../src/index.ts';
import { createBundle, publishBundle, testBundle, type TestBundleOptions } from '../../../src/fs/index.ts';
import { type Product, RULES, withProduct } from '../../product.ts';

/** A test that looks into the installation; it fails for what is listed in FAIL beside the rules. */
const PROGRAM = `import { appendFileSync, existsSync, readFileSync } from 'node:fs';
const { NUSPINE_CURRENT, NUSPINE_BUNDLE, NUSPINE_UPGRADED_FROM = '-', HOME, SECRET = '-' } = process.env;
const core = readFileSync(NUSPINE_CURRENT + '/core/tools/run.txt', 'utf8');
appendFileSync('log.txt', [NUSPINE_BUNDLE, NUSPINE_UPGRADED_FROM, core, SECRET, HOME.includes('nuspine-')].join(' ') + '\\n');
console.log('tried ' + core);
const fails = existsSync('FAIL') ? readFileSync('FAIL', 'utf8') : '';
process.exit(fails === NUSPINE_UPGRADED_FROM ? 1 : 0);
`;

async function withTests(
  use: (product: Product, options: (id: string) => TestBundleOptions) => Promise<void>,
): Promise<void> {
  await withProduct(async (product) => {
    const { matrix, feed, registry, path } = product;
    await writeFile(matrix, `${RULES}test = [${JSON.stringify(process.execPath)}, "test.mjs"]\n`);
    await writeFile(path('test.mjs'), PROGRAM);
    await use(product, (id) => ({
      ...{ matrix, id, feeds: [feed], registry, now: '2026-06-01', run: 'build 7' },
      environment: { PATH: process.env['PATH'], SECRET: 'password' },
    }));
  });
}

describe('testBundle', () => {
  it('installs exactly the set where nothing else shows, and adds the run to the file', async () => {
    await withTests(async ({ path, matrix, feed, out }, options) => {
      const before = await readFile(matrix, 'utf8');
      const report = await testBundle(options('stable-1.0'));
      expect(report).toMatchObject({
        ok: true,
        result: 'passed',
        date: '2026-06-01',
        upgrades: [],
        output: 'tried Contoso.Core 1.0.0\n',
      });
      expect(await readFile(path('log.txt'), 'utf8')).toBe('stable-1.0 - Contoso.Core 1.0.0 - true\n');
      const after = await readFile(matrix, 'utf8');
      expect(after.startsWith(before.trimEnd())).toBe(true);
      const [proof] = parseMatrix(after).proofs;
      expect([proof?.result, proof?.date, proof?.run, [...(proof?.digests.keys() ?? [])]]).toEqual([
        'passed',
        '2026-06-01',
        'build 7',
        ['core', 'platform'],
      ]);
      expect(await createBundle({ matrix, id: 'stable-1.0', feeds: [feed], out })).toMatchObject({
        created: true,
        bundle: { state: 'tested', proof: { run: 'build 7' } },
      });
    });
  });

  it('tries the upgrade from each supported bundle, and publishing holds to it', async () => {
    await withTests(async ({ path, matrix, feed, out, registry, installer }, options) => {
      const publish = async (id: string): Promise<unknown> => {
        const made = await createBundle({ matrix, id, feeds: [feed], out });
        if (!made.created) return made;
        return publishBundle({ archive: made.path, registry, now: '2026-06-01', installer });
      };
      await testBundle(options('stable-1.0'));
      expect(await publish('stable-1.0')).toMatchObject({ published: true });
      await writeFile(path('FAIL'), 'stable-1.0');
      expect(await testBundle(options('stable-1.1'))).toMatchObject({
        ok: false,
        result: 'passed',
        upgrades: [{ from: 'stable-1.0', result: 'failed' }],
      });
      expect(await publish('stable-1.1')).toMatchObject({ published: false, refusals: [{ kind: 'upgrade-untested' }] });
      await writeFile(path('FAIL'), '');
      expect(await testBundle(options('stable-1.1'))).toMatchObject({
        ok: true,
        upgrades: [{ from: 'stable-1.0', result: 'passed' }],
      });
      expect(await publish('stable-1.1')).toMatchObject({ published: true });
      expect(await readFile(path('log.txt'), 'utf8')).toContain('stable-1.1 stable-1.0 Contoso.Core 1.1.0');
      expect(await testBundle({ ...options('stable-1.1'), now: '2028-01-01', record: false })).toMatchObject({
        ok: true,
        upgrades: [],
      });
    });
  });

  it('says where the rules have no way, and records a run that failed', async () => {
    await withTests(async ({ path, matrix, publish }, options) => {
      await publish('stable-1.0');
      await writeFile(path('FAIL'), '-');
      const stop = '\n[[block]]\ncomponent = "core"\nfrom = "<2"\nto = ">=2"\n';
      await writeFile(matrix, `${await readFile(matrix, 'utf8')}${stop}`);
      expect(await testBundle(options('stable-2.0'))).toMatchObject({
        ok: false,
        result: 'failed',
        upgrades: [{ result: 'no-path' }],
      });
      const [proof] = parseMatrix(await readFile(matrix, 'utf8')).proofs;
      expect(proof?.result).toBe('failed');
      expect(await testBundle(options('stable-2.0'))).toMatchObject({
        ok: false,
        refusals: [{ kind: 'incompatible' }],
      });
    });
  });

  it('refuses without a command, with one that is not there, and for what does not work', async () => {
    await withTests(async ({ matrix, path }, options) => {
      await writeFile(matrix, RULES);
      await expect(testBundle(options('stable-1.0'))).rejects.toThrowCode('MATRIX_TEST_MISSING');
      await writeFile(matrix, `${RULES}test = ["./no-such-program"]\n`);
      await expect(testBundle(options('stable-1.0'))).rejects.toThrowCode('MATRIX_TEST_MISSING');
      expect(await testBundle(options('broken-1.0'))).toMatchObject({ refusals: [{ kind: 'incompatible' }] });
      await writeFile(path('slow.mjs'), 'setInterval(() => {}, 1000);');
      await writeFile(matrix, `${RULES}test = [${JSON.stringify(process.execPath)}, "slow.mjs"]\n`);
      expect(await testBundle({ ...options('stable-1.0'), timeout: 300 })).toMatchObject({
        ok: false,
        result: 'failed',
      });
    });
  });
});
