import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { demoText } from '../src/demo-text.ts';
import { readJob } from '../src/read-job.ts';
import { runDemo } from '../src/run-demo.ts';

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const LOCAL_NUGETS = fileURLToPath(new URL('../../../local-nugets', import.meta.url));
const HERE = fileURLToPath(new URL('..', import.meta.url));

describe('README.md', () => {
  it('has an example that prints what its comment says', () => {
    const code = /```ts\n([\s\S]*?)```/.exec(README)?.[1] ?? '';
    const wanted = /console\.log\(.*\/\/ (.*)/.exec(code)?.[1];
    const args = ['--conditions=@nuspine/source', '--input-type=module-typescript', '--eval', code];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      // Where both are set, Node says so in the output that is compared.
      env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined },
      cwd: HERE,
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${String(wanted)}\n`, stderr: '' });
  });

  it('shows what the demo prints, but for the times', async () => {
    const shown = /```text\n([\s\S]*?)\nThe release folder is/.exec(README)?.[1] ?? '';
    await withTemporaryFolder(async (folder) => {
      const result = await runDemo(await readJob(LOCAL_NUGETS), folder, () => 0);
      expect(withoutTimes(shown)).toBe(withoutTimes(demoText(result)));
    });
  });
});

function withoutTimes(text: string): string {
  return text.replaceAll(/\d+\.\d\d s/g, '- s');
}
