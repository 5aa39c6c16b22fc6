import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProject } from './build.ts';
import { readJob } from './read-job.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, '.nuspine', 'demo');

process.stdout.write('Building the packages with Nx...\n');
// The command line needs every package below it, and is there to try afterwards.
process.exitCode = buildProject(root, '@nuspine/cli') ? await demonstrate() : 1;

/** Imports the job only now: the packages it needs have just been built. */
async function demonstrate(): Promise<number> {
  const { runDemo } = await import('./run-demo.ts');
  const { demoText } = await import('./demo-text.ts');
  const job = await readJob(join(root, 'local-nugets'));
  const result = await runDemo(job, folder, () => performance.now());
  const releases = relative(process.cwd(), join(folder, 'releases'));
  process.stdout.write(`\n${demoText(result)}\nThe release folder is ${releases}. Look into it:\n`);
  process.stdout.write(`  pnpm -s nuspine feed list ${releases}\n`);
  return result.ok ? 0 : 1;
}
