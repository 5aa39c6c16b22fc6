import type { FlowPlanTime } from './flow-plans.ts';
import type { GrowthPoint } from './growth-curve.ts';

/** What was measured. */
export interface ChannelFigures {
  readonly curve: readonly GrowthPoint[];
  readonly plans: readonly FlowPlanTime[];
}

const INTRODUCTION = `# Channels of growing size

    pnpm bench channels

makes this page. Stores are written whole, as publishing writes them: every build is an entry, a file of 1.3 kB of its own, with
20 packages, in a chain that holds; 25 channels are of one repository. A million entries take 4 GB of disk and a few minutes; they
lie in the system's temporary folder and are removed.

All figures are processor time, user and system, but for the columns that say otherwise.
`;

/** The tables, as Markdown. */
export function channelTables({ curve, plans }: ChannelFigures): readonly string[] {
  return [showTable(curve), verifyTable(curve), planTable(plans)];
}

/** The page about channels. */
export function channelsDocument(machine: string, figures: ChannelFigures): string {
  return `${INTRODUCTION}\nMeasured with ${machine}.\n\n${channelTables(figures).join('\n')}`;
}

function showTable(curve: readonly GrowthPoint[]): string {
  const lines = curve.map(({ channels, builds, showMs, showProcess: { wallMs, cpuMs } }) => [
    ...[channels, builds].map(count),
    showMs.toFixed(2),
    cpuMs === undefined ? '-' : cpuMs.toFixed(0),
    wallMs.toFixed(0),
  ]);
  return `## Show what a pointer gives

\`channel show --pointer Latest\`. It reads the checkpoint, the last entry, the one that states the build, and that there is no later one.

${table(['channels', 'builds in each', 'in a process that has begun, ms', 'whole process, CPU ms', 'whole process, time ms'], lines)}`;
}

function verifyTable(curve: readonly GrowthPoint[]): string {
  const lines = curve.map(({ channels, builds, verifyMicros, verifySeconds }) => [
    ...[channels, builds, channels * builds].map(count),
    verifyMicros.toFixed(0),
    verifySeconds.toFixed(1),
  ]);
  return `## Verify every channel

Every entry is read, hashed, checked against its schema and against its canonical form, and its operations against the rules; every file
beside the log and what the index says are made again and compared. A log of ten builds pays more for each of them for the files beside it.

${table(['channels', 'builds in each', 'entries', 'CPU µs an entry', 'time s'], lines)}`;
}

function planTable(plans: readonly FlowPlanTime[]): string {
  const lines = plans.map(({ repositories, builds, moves, cpuMs }) => [
    ...[repositories, builds, moves].map(count),
    cpuMs.toFixed(0),
  ]);
  return `## Plan dependency flow

Repositories of 40 dependencies, each following two of 25 channels, which have been read.

${table(['repositories', 'builds in a channel', 'moves', 'CPU ms'], lines)}`;
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---:'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
