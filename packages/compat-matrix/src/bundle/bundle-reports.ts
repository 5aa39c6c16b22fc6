import type { Digest } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';
import type { InstallRefusal } from '../install/installation.ts';
import { closed, DAY, document as schemaOf, TEXT, TEXTS } from '../report-schema.ts';
import { BUNDLE, type BundleDocument, DIGEST, SIZE } from './bundle-document.ts';
import type { PublishedBundle } from './bundle-registry.ts';
import type { BundleRefusal } from './judge-bundle.ts';
import type { PolicyProblem } from './release-policy.ts';

/** Why a bundle is not made or published. */
const REFUSALS: TSchema = Type.Array(closed({ kind: TEXT, message: TEXT }));

export type CreateBundleReport =
  | {
      readonly created: true;
      readonly path: string;
      readonly size: number;
      readonly digest: Digest;
      readonly bundle: BundleDocument;
    }
  | { readonly created: false; readonly refusals: readonly BundleRefusal[] };

/** The JSON Schema of what `bundle create --json` prints. */
export const CreateBundleReportSchema: TSchema = schemaOf('create-bundle-report', 'The archive of a bundle', {
  created: Type.Boolean(),
  path: Type.Optional(TEXT),
  size: Type.Optional(SIZE),
  digest: Type.Optional(DIGEST),
  bundle: Type.Optional(closed({ formatVersion: Type.Literal(1), ...BUNDLE })),
  refusals: Type.Optional(REFUSALS),
});

/** An upgrade that was tried. */
export interface TestedUpgrade {
  /** Id of a published bundle. */
  readonly from: string;
  readonly result: 'passed' | 'failed' | 'no-path';
  readonly output: string;
}

export type TestBundleReport =
  | {
      readonly ok: boolean;
      readonly id: string;
      readonly result: 'passed' | 'failed';
      readonly date: string;
      readonly run: string;
      readonly digests: Readonly<Record<string, string>>;
      readonly upgrades: readonly TestedUpgrade[];
      readonly output: string;
    }
  | { readonly ok: false; readonly id: string; readonly refusals: readonly (BundleRefusal | InstallRefusal)[] };

/** The JSON Schema of what `bundle test --json` prints. */
export const TestBundleReportSchema: TSchema = schemaOf('test-bundle-report', 'What a test of a bundle showed', {
  ok: Type.Boolean(),
  id: TEXT,
  result: Type.Optional(Type.Enum(['passed', 'failed'])),
  date: Type.Optional(DAY),
  run: Type.Optional(TEXT),
  digests: Type.Optional(Type.Record(Type.String(), Type.String())),
  upgrades: Type.Optional(
    Type.Array(closed({ from: TEXT, result: Type.Enum(['passed', 'failed', 'no-path']), output: TEXT })),
  ),
  output: Type.Optional(TEXT),
  refusals: Type.Optional(REFUSALS),
});

export type PublishBundleReport =
  | {
      readonly published: true;
      /** False when it was there already. */
      readonly changed: boolean;
      readonly bundle: PublishedBundle;
      /** Paths from the registry. */
      readonly files: readonly string[];
    }
  | { readonly published: false; readonly refusals: readonly (PolicyProblem | BundleRefusal)[] };

/** The JSON Schema of what `bundle publish --json` prints. */
export const PublishBundleReportSchema: TSchema = schemaOf('publish-bundle-report', 'A bundle in a registry', {
  published: Type.Boolean(),
  changed: Type.Optional(Type.Boolean()),
  bundle: Type.Optional(closed({ ...BUNDLE, archive: TEXT, size: SIZE, digest: DIGEST })),
  files: Type.Optional(TEXTS),
  refusals: Type.Optional(REFUSALS),
});
