import { readFileSync } from 'node:fs';
import {
  type Build,
  ChannelError,
  formatInstant,
  type Operation,
  type OrderKey,
  parseBuildNumber,
} from '../src/index.ts';

/** One write to a `Latest.txt`. */
export interface Write {
  readonly date: string;
  readonly commit: string;
  /** The bytes that were served from then on. */
  readonly value: string;
}

export const HISTORIES = ['cli-master', 'coreclr-master', 'corefx-master', 'corefx-release-2.1'] as const;

export function readHistory(name: (typeof HISTORIES)[number]): readonly Write[] {
  const path = new URL(`fixtures/dotnet-versions/${name}.tsv`, import.meta.url);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [date = '', commit = '', value = ''] = line.split('\t');
    return { date, commit, value: String(JSON.parse(value)) };
  });
}

/** `beta-24405-03` has the build number `24405-03`, `preview6.19274.71` has `19274.71`; `stable` and `rtm` have none. */
export function buildNumberOf(value: string): string | undefined {
  return /[-.](\d{5,8}[-.]\d+)$/.exec(value)?.[1];
}

/** The build of a write. Text files end as their writers liked; what counts is the line. */
export function buildOf({ date, commit, value }: Write, order: OrderKey): Build {
  const label = value.trim();
  return {
    id: commit,
    version: label === '' ? 'none' : label,
    label,
    order,
    commit,
    branch: 'master',
    date: formatInstant(new Date(date)),
    packages: [],
    artifacts: [],
  };
}

/** The order key that the build number states; one without a number stands right after the build before it. */
export function statedOrder(value: string, before: OrderKey): OrderKey {
  const number = buildNumberOf(value.trim());
  return number === undefined ? [...before, 1] : parseBuildNumber(number);
}

export function codeOf(error: unknown): string {
  return error instanceof ChannelError ? error.code : String(error);
}

export const move = (build: string): Operation => ({ type: 'set-pointer', pointer: 'Latest', build });
