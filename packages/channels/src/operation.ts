import type { Digest } from '@nuspine/primitives';
import type { OrderKey } from './order-key.ts';

/** A package that a build made. */
export interface BuildPackage {
  readonly id: string;
  readonly version: string;
}

/** A file that a build made. */
export interface BuildArtifact {
  /** File name. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
  /** 40 upper-case hexadecimal digits; Squirrel and Velopack need it. */
  readonly sha1?: string;
  /** Folder that clients download it from, with the slash at its end. */
  readonly baseUrl?: string;
  /** Set for a package of a release feed. */
  readonly release?: { readonly packageId: string; readonly kind: 'full' | 'delta' };
}

/** One build. It never changes once it is in the log. */
export interface Build {
  readonly id: string;
  readonly version: string;
  /** What `Latest.txt` says; the version by default. */
  readonly label?: string;
  readonly order: OrderKey;
  readonly commit: string;
  readonly branch: string;
  /** When it was built, in UTC. */
  readonly date: string;
  /** Where its packages are. */
  readonly feed?: string;
  readonly packages: readonly BuildPackage[];
  /** Packages of others that it was built with: its direct dependencies. */
  readonly dependencies?: readonly BuildPackage[];
  readonly artifacts: readonly BuildArtifact[];
  /** Digest of the statement about how it was made, which lies in the trust folder. */
  readonly provenance?: Digest;
}

/** What somebody or something found out about a build. */
export interface Evidence {
  readonly gate: string;
  readonly passed: boolean;
  readonly date: string;
  /** The command that was run, or where the result is kept. */
  readonly source?: string;
  /** SHA-256 of the recorded result. */
  readonly digest?: Digest;
}

/** What a feeder channel said about a build when it was promoted here. */
export interface FeederRecord {
  readonly channel: string;
  readonly pointer: string;
  /** Last entry of the feeder's log that was read. */
  readonly sequence: number;
  readonly head: Digest;
  /** Since when the pointer of the feeder has named the build. */
  readonly since: string;
}

/** What a promotion to a pointer needs. */
export interface PromotionPolicy {
  /** Pointer of this channel that must have named the build before. */
  readonly from?: string;
  /** Gates that must have passed. */
  readonly gates: readonly string[];
  /** How long the build must have been on `from`, or on the feeder. */
  readonly soakMinutes: number;
  /** Channel and pointer where the build must have been on before. */
  readonly feeder?: { readonly channel: string; readonly pointer: string };
}

/** One thing that happens to a channel. */
export type Operation =
  | { readonly type: 'add-build'; readonly build: Build }
  | { readonly type: 'set-pointer'; readonly pointer: string; readonly build: string }
  | {
      readonly type: 'promote';
      readonly pointer: string;
      readonly build: string;
      readonly evidence: readonly Evidence[];
      readonly feeder?: FeederRecord;
    }
  | { readonly type: 'roll-back'; readonly pointer: string; readonly build: string; readonly reason: string }
  | { readonly type: 'withdraw'; readonly build: string; readonly reason: string }
  | { readonly type: 'rollout'; readonly build: string; readonly percent: number; readonly reason?: string }
  | { readonly type: 'alias'; readonly alias: string; readonly pointer: string; readonly until: string }
  | { readonly type: 'set-policy'; readonly pointer: string; readonly policy: PromotionPolicy }
  | { readonly type: 'close'; readonly reason: string; readonly successor?: string; readonly until?: string };

export type OperationType = Operation['type'];

/** The operation of one type. */
export type OperationOf<T extends OperationType> = Extract<Operation, { readonly type: T }>;
