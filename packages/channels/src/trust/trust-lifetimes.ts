/** How long metadata is good for, in hours. */
export interface TrustLifetimes {
  readonly root: number;
  readonly targets: number;
  /** Of the role of a channel. */
  readonly channel: number;
  readonly snapshot: number;
  /** Short: a mirror that stops following can hide new builds for so long, and no longer. */
  readonly timestamp: number;
}

export const TRUST_LIFETIMES: TrustLifetimes = {
  root: 365 * 24,
  targets: 90 * 24,
  channel: 90 * 24,
  snapshot: 7 * 24,
  timestamp: 24,
};

const HOUR = 3_600_000;

/** When metadata that is signed now expires. */
export function expiry(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * HOUR);
}

/** Whether less than half of a lifetime is left. */
export function isHalfSpent(expires: Date, now: Date, hours: number): boolean {
  return expires.getTime() - now.getTime() < (hours * HOUR) / 2;
}
