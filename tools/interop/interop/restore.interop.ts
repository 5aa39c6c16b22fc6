import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveFiles } from '@nuspine/nupkg-core/fs';
import { seededRandom, temporaryFolder } from '@nuspine/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreWithDotnet } from '../src/dotnet-restore.ts';
import { layoutGraphs, runtimeGraphs } from '../src/layout-graphs.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { NUGET_PROGRAMS } from '../src/nuget.ts';
import { centralGraphs, mappedGraphs, prunedGraphs, type RestoreGraph, restoreGraphs } from '../src/restore-graphs.ts';
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
    ['graph', 30, restoreGraphs, {}],
    ['graph', 12, centralGraphs, {}],
    ['graph', 12, prunedGraphs, {}],
    ['graph', 12, mappedGraphs, {}],
    ['graph', 30, layoutGraphs, {}],
    ['graph', 20, runtimeGraphs, {}],
    ['legacy', 12, restoreGraphs, { RestoreUseLegacyDependencyResolver: 'true' }],
  ] as const)(
    'chooses what our %s resolver chooses for %i projects a run',
    async (resolver, size, graphs, properties) => {
      const codes = new Map<string, number>();
      await eachBatch(graphs, size, async (batch, home) => {
        const assets = await restoreWithDotnet(home, batch, properties);
        for (const graph of batch) {
          const theirs = outcomeOfAssets(assets.get(graph.name) ?? '', graph);
          const ours = await outcomeOfOurs(graph, home, resolver);
          expect({ graph, ...ours }).toEqual({ graph, ...theirs });
          for (const message of theirs.messages) count(codes, message.slice(0, 6));
        }
      });
      const seen = [...codes].toSorted().map(([code, times]) => `${code} ${String(times)}`);
      console.log(
        `restore: ${String(BATCHES * size)} ${graphs.name}, ${resolver}, seed ${String(SEED)}, 0 differ; ${seen.join(', ')}`,
      );
    },
  );

  it.each([
    [20, restoreGraphs],
    [12, centralGraphs],
  ] as const)('writes the lock file that we write, for %i projects a run', async (size, graphs) => {
    let written = 0;
    await eachBatch(graphs, size, async (batch, home) => {
      await restoreWithDotnet(home, batch, { RestorePackagesWithLockFile: 'true' });
      for (const graph of batch) {
        const lockFile = join(home, graph.name, 'ours.lock.json');
        const { ok } = await resolveFiles({ ...filesOf(graph, home), lockFile });
        if (!ok) continue;
        const theirs = join(home, graph.name, 'packages.lock.json');
        expect(await readFile(lockFile, 'utf8')).toBe(await readFile(theirs, 'utf8'));
        written += 1;
      }
    });
    expect(written).toBeGreaterThan(0);
    console.log(`restore: ${String(written)} lock files of ${graphs.name}, seed ${String(SEED)}, 0 differ`);
  });

  /** Runs each batch of graphs in a folder of its own. */
  async function eachBatch(
    graphs: typeof restoreGraphs,
    size: number,
    use: (batch: readonly RestoreGraph[], home: string) => Promise<void>,
  ): Promise<void> {
    for (let batch = 0; batch < BATCHES; batch += 1) {
      await use([...graphs(seededRandom(SEED + batch), size)], join(folder, String(batch)));
    }
  }
});

function filesOf({ name, requests, central }: RestoreGraph, home: string) {
  return {
    roots: requests.map(({ id, range }) => (central === undefined ? `${id}@${range}` : id)),
    sources: [join(home, 'feed')],
    framework: 'net10.0',
    ...(central === undefined ? {} : { central: join(home, name, 'Directory.Packages.props') }),
  };
}

function count(codes: Map<string, number>, code: string): void {
  codes.set(code, (codes.get(code) ?? 0) + 1);
}
