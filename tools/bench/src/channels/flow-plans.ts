import { type ChannelState, type FlowInput, parseSubscriptions, planFlow } from '@nuspine/channels';
import { publishedState } from './whole-store.ts';

const SOURCES = 25;
const DEPENDENCIES = 40;
const NOW = new Date('2026-01-31T12:00:00Z');

/** Repositories of 40 dependencies, each following two of the channels, which have so many builds. */
function repositories(count: number, sources: readonly ChannelState[], builds: number): readonly FlowInput[] {
  return Array.from({ length: count }, (_, index) => {
    const followed = [sources[index % SOURCES], sources[(index * 7 + 1) % SOURCES]].flatMap((one) => one ?? []);
    const toml = followed.map(({ channel }, at) => {
      const packages = at === 0 ? 'Bench.Package1*' : '*';
      return `[[subscription]]\nid = "s${String(at)}"\nchannel = "${channel}"\npackages = ["${packages}"]\n`;
    });
    const items = Array.from(
      { length: DEPENDENCIES },
      (_, at) =>
        `    <PackageVersion Include="Bench.Package${String(at)}" Version="1.0.${String(index % builds)}" />\n`,
    );
    const text = `<Project><ItemGroup>\n${items.join('')}</ItemGroup></Project>\n`;
    return {
      subscriptions: parseSubscriptions(toml.join('')),
      files: [{ path: 'Directory.Packages.props', text }],
      channels: new Map(followed.map((state) => [state.channel, state])),
      record: {},
      now: NOW,
    };
  });
}

/** What planning took. */
export interface FlowPlanTime {
  readonly repositories: number;
  readonly builds: number;
  readonly moves: number;
  /** Processor time of all plans, in milliseconds; the channels have been read before. */
  readonly cpuMs: number;
}

/** Plans the moves of so many repositories, as `nuspine flow plan` does for one. */
export function timeFlowPlans(counts: readonly number[], builds: number): readonly FlowPlanTime[] {
  const names = Array.from({ length: SOURCES }, (_, index) => `bench/source-${String(index)}/main`);
  const sources = names.map((name) => publishedState(name, builds));
  return counts.map((count) => {
    const inputs = repositories(count, sources, builds);
    const before = process.cpuUsage();
    const moves = inputs.reduce((sum, input) => sum + planFlow(input).moves, 0);
    const { user, system } = process.cpuUsage(before);
    return { repositories: count, builds, moves, cpuMs: (user + system) / 1000 };
  });
}
