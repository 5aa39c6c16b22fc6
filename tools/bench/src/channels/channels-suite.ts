import { writeFile } from 'node:fs/promises';
import { channelsDocument, channelTables } from './channels-document.ts';
import { timeFlowPlans } from './flow-plans.ts';
import { growthCurve, type GrowthPoint } from './growth-curve.ts';

const PAGE = new URL('../../../../docs/benchmarks/channels.md', import.meta.url);
const WHOLE = [10, 100, 1000];
const PART = [10, 100];
const REPOSITORIES = [50, 100, 500];

/** Stores of up to 1,000 channels with 1,000 builds each, when nothing else is measured; then the page is written. */
export async function runChannelsSuite(
  { folder, whole }: { readonly folder: string; readonly whole: boolean },
  machine: string,
  print: (table: string) => void,
): Promise<void> {
  const sizes = whole ? WHOLE : PART;
  const builds = sizes.at(-1) ?? 0;
  const plans = timeFlowPlans(REPOSITORIES, builds);
  const tell = ({ channels, builds, verifyMicros, showMs }: GrowthPoint): void => {
    const [verify, show] = [`verify ${verifyMicros.toFixed(0)} µs an entry`, `show ${showMs.toFixed(2)} ms`];
    print(`${String(channels)} channels of ${String(builds)} builds: ${verify}, ${show}`);
  };
  const figures = { curve: await growthCurve(folder, { channels: sizes, builds: sizes }, tell), plans };
  for (const table of channelTables(figures)) print(table);
  if (whole) await writeFile(PAGE, channelsDocument(machine, figures));
}
