import { emptyRegistry, withRegistry } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/index.ts';
import { run } from '../test/captured-io.ts';
import { stopWhenServing } from '../test/stop-when-serving.ts';
import { type ExampleWorlds, openExampleWorlds, wordsOf } from './example-worlds.ts';
import { environment } from './world.ts';

const EXAMPLES = COMMANDS.flatMap(({ name, examples }) => examples.map(({ command }) => [command, name] as const));

/** Lines that answer no, and why. */
const ANSWERS_NO: readonly string[] = [
  // It would take the package away that nothing asks for.
  'nuspine offline prune',
];

const registry = emptyRegistry();

describe('examples of --help', () => {
  let worlds: ExampleWorlds;
  beforeAll(async () => {
    worlds = await openExampleWorlds();
  });
  afterAll(() => worlds.close());

  it.each(EXAMPLES)('%s', async (line) => {
    const folder = await worlds.enter(line);
    await withRegistry(registry, async ({ url }) => {
      const { host } = new URL(url);
      if (line.startsWith('nuspine offline pull'))
        await run(['offline', 'push', 'offline/feeds/site', `${host}/team/feed:v1`]);
      if (line.startsWith('nuspine site serve')) stopWhenServing();
      const { exitCode, stdout, stderr } = await run(await wordsOf(line, folder, host), { env: environment(folder) });
      expect({ exitCode, said: exitCode === 0 ? '' : stdout + stderr }).toEqual({
        exitCode: ANSWERS_NO.includes(line) ? 1 : 0,
        said: ANSWERS_NO.includes(line) ? expect.any(String) : '',
      });
    });
  });

  it('are at least one of each command', () => {
    expect(new Set(EXAMPLES.map(([, name]) => name)).size).toBe(COMMANDS.length);
  });
});
