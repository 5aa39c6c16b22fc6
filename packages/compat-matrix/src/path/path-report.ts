import Type, { type TSchema } from 'typebox';
import type { Pin } from '../matrix.ts';
import { closed, document, PINS, TEXT } from '../report-schema.ts';
import type { Barrier } from './barrier.ts';

/** A change of one component in an upgrade. */
export interface PathChange {
  readonly component: string;
  readonly from: string;
  readonly to: string;
}

/** A file that an upgrade downloads. */
export interface DownloadedFile {
  readonly kind: 'full' | 'delta';
  /** Of a delta. */
  readonly format?: string;
  readonly fileName: string;
  /** In bytes. */
  readonly size: number;
}

/** What the change of one component downloads, in the order in which it is applied; or why no feed says so. */
export type Download = { readonly component: string; readonly package: string } & (
  | { readonly files: readonly DownloadedFile[]; readonly bytes: number }
  | { readonly reason: string }
);

/** One upgrade: what changes, what is accepted for it, and the set that is there then. */
export interface PathHop {
  readonly changes: readonly PathChange[];
  readonly accepted: readonly Barrier[];
  readonly set: readonly Pin[];
  /** One for each change, where a feed was asked. */
  readonly downloads?: readonly Download[];
}

export type PathReport =
  | {
      readonly found: true;
      readonly from: readonly Pin[];
      readonly to: readonly Pin[];
      /** What only the target has, to be added at the end. */
      readonly added: readonly Pin[];
      readonly hops: readonly PathHop[];
      readonly addedDownloads?: readonly Download[];
      /** Of all downloads that are known, where a feed was asked. */
      readonly bytes?: number;
    }
  | {
      readonly found: false;
      readonly from: readonly Pin[];
      readonly to: readonly Pin[];
      /** The fewest barriers without which there would be a way. */
      readonly blocking: readonly Barrier[];
    };

const barrier = closed({
  kind: Type.Enum(['stop', 'block', 'edge', 'step', 'epoch', 'date', 'order', 'set']),
  text: TEXT,
  risk: Type.Optional(TEXT),
});

const size = Type.Integer({ minimum: 0 });
const file = closed({ kind: Type.Enum(['full', 'delta']), format: Type.Optional(TEXT), fileName: TEXT, size });
const downloads = Type.Optional(
  Type.Array(
    closed({
      component: TEXT,
      package: TEXT,
      files: Type.Optional(Type.Array(file)),
      bytes: Type.Optional(size),
      reason: Type.Optional(TEXT),
    }),
  ),
);

/** The JSON Schema of what `matrix path --json` prints. Sizes are in bytes. */
export const PathReportSchema: TSchema = document('path-report', 'The upgrades from one set to another', {
  found: Type.Boolean(),
  from: PINS,
  to: PINS,
  added: Type.Optional(PINS),
  hops: Type.Optional(
    Type.Array(
      closed({
        changes: Type.Array(closed({ component: TEXT, from: TEXT, to: TEXT })),
        accepted: Type.Array(barrier),
        set: PINS,
        downloads,
      }),
    ),
  ),
  addedDownloads: downloads,
  bytes: Type.Optional(size),
  blocking: Type.Optional(Type.Array(barrier)),
});
