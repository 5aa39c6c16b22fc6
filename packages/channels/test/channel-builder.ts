import {
  type Build,
  channelFold,
  type ChannelState,
  emptyChannel,
  type Evidence,
  nextEntry,
  type Operation,
  type OrderKey,
  replayLog,
} from '../src/index.ts';

export const CHANNEL = 'contoso/app/main';
export const NAME = { owner: 'contoso', repo: 'app', channel: 'main' } as const;

/** A build whose order is the number in its id. */
export function build(id: string, parts: Partial<Build> = {}): Build {
  const order: OrderKey = [Number(/\d+/.exec(id)?.[0] ?? 0)];
  return {
    id,
    version: `1.0.${String(order[0])}`,
    order,
    commit: '0123456789abcdef',
    branch: 'main',
    date: '2026-01-01T00:00:00Z',
    packages: [{ id: 'Contoso.App', version: `1.0.${String(order[0])}` }],
    artifacts: [],
    ...parts,
  };
}

export const add = (id: string, parts: Partial<Build> = {}): Operation => ({
  type: 'add-build',
  build: build(id, parts),
});
export const point = (pointer: string, id: string): Operation => ({ type: 'set-pointer', pointer, build: id });
export const promotion = (pointer: string, id: string, evidence: readonly Evidence[] = []): Operation => ({
  type: 'promote',
  pointer,
  build: id,
  evidence,
});
export const passed = (gate: string, date = '2026-01-01T00:00:00Z'): Evidence => ({ gate, passed: true, date });
export const back = (pointer: string, id: string): Operation => ({
  type: 'roll-back',
  pointer,
  build: id,
  reason: 'it crashes',
});

/** The n-th minute of the day on which everything happens. */
export function minute(n: number): Date {
  return new Date(Date.UTC(2026, 0, 2, 0, n));
}

/** A log with an entry for each list of operations, a minute apart from the first minute. */
export function log(...changes: readonly (readonly Operation[])[]): Uint8Array[] {
  const fold = channelFold(CHANNEL);
  return changes.map((operations, index) => {
    const bytes = nextEntry(fold.state, { operations, by: 'tester', now: minute(index + 1) });
    fold.add(bytes);
    return bytes;
  });
}

/** What such a log leads to. */
export function state(...changes: readonly (readonly Operation[])[]): ChannelState {
  return replayLog(CHANNEL, log(...changes));
}

/** Adds one more entry, at a minute of the day. */
export function after(before: ChannelState, operations: readonly Operation[], now: Date = minute(60)): ChannelState {
  const fold = channelFold(CHANNEL, before.sequence === 0 ? emptyChannel(CHANNEL) : before);
  fold.add(nextEntry(before, { operations, by: 'tester', now }));
  return fold.state;
}

export function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}

export function emptyState(): ChannelState {
  return emptyChannel(CHANNEL);
}
