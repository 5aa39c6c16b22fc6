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

/** What a guide takes for granted. */
export interface GuideSetting {
  /** Makes what is in the folder beside the file. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** Options that a reader would have in a script; those that name the file when there are none. */
  readonly wordsFor?: (words: readonly string[], folder: string) => readonly string[] | undefined;
}

/**
 * Runs a guide in a new folder: its toml block becomes `file`, then each line `$ nuspine …` of its console blocks is run in
 * order. Commands read and write `file` there.
 */
export async function runGuide(
  guide: string,
  file: string,
  fileOption: string,
  setting: GuideSetting = {},
): Promise<readonly GuideStep[]> {
  const [, content = ''] = /^```toml\n([^]*?)^```/m.exec(guide) ?? [];
  const { prepare, wordsFor } = setting;
  const blocks = [...guide.matchAll(/^```console\n\$ nuspine (.*)\n([^]*?)^```/gm)];
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, file);
    await writeFile(path, content);
    await prepare?.(folder);
    const steps: GuideStep[] = [];
    for (const [, command = '', wanted = ''] of blocks) {
      const words = command.split(' ').map((word) => (isFile(word, file) ? join(folder, word) : word));
      const more = wordsFor?.(words, folder) ?? [fileOption, path];
      const { stdout } = await run([...words, ...more], { env: { PATH: process.env['PATH'] } });
      steps.push({ command, wanted, printed: stdout.replaceAll(path, file).replaceAll(`${folder}/`, '') });
    }
    return steps;
  });
}

/** Files of the guide lie in its folder. */
function isFile(word: string, file: string): boolean {
  return word === file || word.endsWith('.tar.gz');
}
