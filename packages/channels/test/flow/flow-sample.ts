import {
  type Build,
  type ChannelState,
  channelFold,
  type FlowInput,
  nextEntry,
  parseSubscriptions,
} from '../../src/index.ts';
import { build, minute } from '../channel-builder.ts';

export const SDK = 'contoso/sdk/main';

/** A channel whose Latest is the last of these builds. */
export function channel(name: string, ...builds: readonly Build[]): ChannelState {
  const fold = channelFold(name);
  for (const [index, one] of builds.entries()) {
    const operations = [
      { type: 'add-build', build: one },
      { type: 'set-pointer', pointer: 'Latest', build: one.id },
    ] as const;
    fold.add(nextEntry(fold.state, { operations, by: 'tester', now: minute(index) }));
  }
  return fold.state;
}

/** A build that made packages at a version, with what it was built with. */
export function made(
  id: string,
  packages: Readonly<Record<string, string>>,
  dependencies: Readonly<Record<string, string>> = {},
): Build {
  const list = (of: Readonly<Record<string, string>>) =>
    Object.entries(of).map(([name, version]) => ({ id: name, version }));
  return build(id, { packages: list(packages), dependencies: list(dependencies) });
}

export const PROPS = 'Directory.Packages.props';

/** A file with central package versions. */
export function props(versions: Readonly<Record<string, string>>): string {
  const items = Object.entries(versions).map(
    ([id, version]) => `    <PackageVersion Include="${id}" Version="${version}" />`,
  );
  return `<Project>\n  <ItemGroup>\n${items.join('\n')}\n  </ItemGroup>\n</Project>\n`;
}

export function input(
  toml: string,
  versions: Readonly<Record<string, string>>,
  channels: readonly ChannelState[],
  parts: Partial<FlowInput> = {},
): FlowInput {
  return {
    subscriptions: parseSubscriptions(toml),
    files: [{ path: PROPS, text: props(versions) }],
    channels: new Map(channels.map((one) => [one.channel, one])),
    record: {},
    now: minute(600),
    ...parts,
  };
}

export const FOLLOW = `[[subscription]]\nid = "sdk"\nchannel = "${SDK}"\n`;
