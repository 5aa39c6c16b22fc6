import type { BuildRecord, ChannelState } from '../channel-state.ts';
import { ChannelError } from '../errors.ts';
import { parseInstant } from '../instant.ts';
import type { Evidence, OperationOf, PromotionPolicy } from '../operation.ts';
import { LKG, RELEASE } from '../pointer-name.ts';
import { findServableBuild } from './find-build.ts';
import { moveForward } from './move-pointer.ts';
import type { Moment, StateChange } from './state-change.ts';

const OPEN: PromotionPolicy = { gates: [], soakMinutes: 0 };

type Promotion = OperationOf<'promote'>;

/**
 * Moves a pointer forward past its gates (channel-log §6.3). Throws `CHANNEL_GATE_FAILED`, `CHANNEL_GATE_MISSING`,
 * `CHANNEL_EVIDENCE_MISSING`, `CHANNEL_EVIDENCE_DATED_LATER`, `CHANNEL_SOURCE_MISSED`, `CHANNEL_SOAK_TOO_SHORT`,
 * `CHANNEL_FEEDER_MISSING`, `CHANNEL_RELEASED_ALREADY`, and what `moveForward` throws.
 */
export function promote(state: ChannelState, operation: Promotion, moment: Moment): StateChange {
  const target = findServableBuild(state, operation.build);
  const policy = state.policies.get(operation.pointer) ?? OPEN;
  requireEvidence(state, operation, policy, moment);
  requireSoak(state, operation, policy, target, moment);
  const change = moveForward(state, operation, moment);
  if (operation.pointer !== RELEASE) return change;
  const { version, id } = target.build;
  const released = state.released.get(version);
  if (released !== undefined && released !== id) {
    throw refusal(state, 'CHANNEL_RELEASED_ALREADY', `version ${version} was released as ${released}`, released);
  }
  return { ...change, released: { version, build: id } };
}

function requireEvidence(
  state: ChannelState,
  { pointer, evidence }: Promotion,
  { gates }: PromotionPolicy,
  { date }: Moment,
): void {
  const failed = evidence.filter(({ passed }) => !passed).map(({ gate }) => gate);
  if (failed.length > 0) {
    throw refusal(state, 'CHANNEL_GATE_FAILED', `gates did not pass: ${failed.join(', ')}`, failed);
  }
  const late = evidence.find((one) => parseInstant(one.date) > parseInstant(date));
  if (late !== undefined) {
    throw refusal(state, 'CHANNEL_EVIDENCE_DATED_LATER', `evidence of ${late.gate} is from the future`, late.date);
  }
  const missing = gates.filter((gate) => !evidence.some((one: Evidence) => one.gate === gate));
  if (missing.length > 0) {
    throw refusal(state, 'CHANNEL_GATE_MISSING', `${pointer} needs the gates ${missing.join(', ')}`, missing);
  }
  if (pointer === LKG && evidence.length === 0) {
    throw refusal(state, 'CHANNEL_EVIDENCE_MISSING', 'LKG needs evidence that the build is good', pointer);
  }
}

function requireSoak(
  state: ChannelState,
  operation: Promotion,
  policy: PromotionPolicy,
  { build, named, date }: BuildRecord,
  moment: Moment,
): void {
  const { from, feeder } = policy;
  if (from !== undefined && named[from] === undefined) {
    throw refusal(state, 'CHANNEL_SOURCE_MISSED', `${build.id} was never ${from}`, build.id);
  }
  if (feeder !== undefined) requireFeeder(state, operation, feeder);
  // Without anywhere else to soak, a build soaks from the moment it is in the channel.
  const here = feeder === undefined ? date : undefined;
  requireMinutes(state, policy, from === undefined ? here : named[from], moment);
  if (feeder !== undefined) requireMinutes(state, policy, operation.feeder?.since, moment);
}

function requireFeeder(
  state: ChannelState,
  { feeder: found, build }: Promotion,
  wanted: { readonly channel: string; readonly pointer: string },
): void {
  if (found?.channel === wanted.channel && found.pointer === wanted.pointer) return;
  const message = `${build} must have been ${wanted.pointer} of ${wanted.channel} first`;
  throw new ChannelError('CHANNEL_FEEDER_MISSING', message, { path: state.channel, wanted, found });
}

function requireMinutes(
  state: ChannelState,
  { soakMinutes }: PromotionPolicy,
  since: string | undefined,
  { date }: Moment,
): void {
  if (since === undefined) return;
  const minutes = Math.floor((parseInstant(date) - parseInstant(since)) / 60_000);
  if (minutes >= soakMinutes) return;
  const message = `build has soaked ${String(minutes)} of ${String(soakMinutes)} minutes, since ${since}`;
  throw new ChannelError('CHANNEL_SOAK_TOO_SHORT', message, {
    path: state.channel,
    wanted: soakMinutes,
    found: minutes,
  });
}

type PromotionCode =
  | 'CHANNEL_GATE_FAILED'
  | 'CHANNEL_GATE_MISSING'
  | 'CHANNEL_EVIDENCE_MISSING'
  | 'CHANNEL_EVIDENCE_DATED_LATER'
  | 'CHANNEL_SOURCE_MISSED'
  | 'CHANNEL_RELEASED_ALREADY';

function refusal({ channel }: ChannelState, code: PromotionCode, message: string, found: unknown): ChannelError {
  return new ChannelError(code, message, { path: channel, found });
}
