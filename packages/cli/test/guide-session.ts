import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { run } from './captured-io.ts';

/** A command of a guide, what the guide says it prints, and what it does print. */
export interface GuideStep {
  readonly command: string;
  readonly wanted: string;
  readonly printed: string;
}

/**
 * Runs a guide in a new folder: its toml block becomes `file`, then each line `$ nuspine …` of its console blocks is run in
 * order. Commands read and write `file` there.
 */
export async function runGuide(guide: string, file: string, fileOption: string): Promise<readonly GuideStep[]> {
  const [, content = ''] = /^```toml\n([^]*?)^```/m.exec(guide) ?? [];
  const blocks = [...guide.matchAll(/^```console\n\$ nuspine (.*)\n([^]*?)^```/gm)];
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, file);
    await writeFile(path, content);
    const steps: GuideStep[] = [];
    for (const [, command = '', wanted = ''] of blocks) {
      const words = command.split(' ').map((word) => (word === file ? path : word));
      const { stdout } = await run([...words, fileOption, path]);
      steps.push({ command, wanted, printed: stdout.replaceAll(path, file) });
    }
    return steps;
  });
}
