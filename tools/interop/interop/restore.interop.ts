import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@nuspine/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreWithDotnet } from '../src/dotnet-restore.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { NUGET_PROGRAMS } from '../src/nuget.ts';
import { seededRandom } from '@nuspine/testkit';
import { restoreGraphs } from '../src/restore-graphs.ts';
import { outcomeOfAssets, outcomeOfOurs } from '../src/restore-outcome.ts';

const skipped = await reasonToSkip(NUGET_PROGRAMS);
const SEED = 20_260_102;
const BATCHES = process.env['NUSPINE_DEEP'] === '1' ? 10 : 1;

describe.skipIf(skipped !== undefined)(`dotnet restore ${skipped ?? ''}`, () => {
  let folder: string;

  beforeEach(async () => {
    folder = await temporaryFolder();
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['graph', 60, {}],
    ['legacy', 20, { RestoreUseLegacyDependencyResolver: 'true' }],
  ] as const)('chooses what our %s resolver chooses for %i projects a run', async (resolver, size, properties) => {
    const codes = new Map<string, number>();
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const graphs = [...restoreGraphs(seededRandom(SEED + batch), size)];
      const home = join(folder, String(batch));
      const assets = await restoreWithDotnet(home, graphs, properties);
      for (const graph of graphs) {
        const theirs = outcomeOfAssets(assets.get(graph.name) ?? '');
        const ours = await outcomeOfOurs(graph, join(home, 'feed'), resolver);
        expect({ graph, ...ours }).toEqual({ graph, ...theirs });
        for (const message of theirs.messages) count(codes, message.slice(0, 6));
      }
    }
    const seen = [...codes].toSorted().map(([code, times]) => `${code} ${String(times)}`);
    console.log(
      `restore: ${String(BATCHES * size)} graphs, ${resolver}, seed ${String(SEED)}, 0 differ; ${seen.join(', ')}`,
    );
  });
});

function count(codes: Map<string, number>, code: string): void {
  codes.set(code, (codes.get(code) ?? 0) + 1);
}
