import type { Digest } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';
import { digest, documentOptions, size } from '../document-schema.ts';

/** What an export wrote. Sizes in bytes. */
export interface ExportReport {
  readonly path: string;
  readonly form: 'tar' | 'oci';
  /** The state that the bundle leads to. */
  readonly contents: Digest;
  /** The state that it is applied to; none for a whole one. */
  readonly base?: Digest;
  /** Of the tarball, or of the manifest of the image layout. */
  readonly digest: Digest;
  readonly size: number;
  /** Files of the layout, and what of them the bundle carries. */
  readonly files: number;
  readonly blobs: number;
  readonly deltas: number;
  /** Whether the bundle lies in the folder of bundles and is listed in its manifest. */
  readonly registered: boolean;
}

/** What became of a bundle. */
export type ImportState =
  /** The tree is now what the bundle leads to. */
  | 'applied'
  /** It was that before. */
  | 'present'
  /** The tree is at a later state that was reached from this one. */
  | 'superseded'
  /** The bundle is kept until the state that it is applied to is there. */
  | 'waiting'
  /** It was only checked. */
  | 'checked';

/** What an import did. */
export interface ImportReport {
  /** Everything that was brought is in the tree, or would be. */
  readonly ok: boolean;
  readonly state: ImportState;
  /** The state that the bundle leads to. */
  readonly contents: Digest;
  /** The state that it is applied to; none for a whole one. */
  readonly base?: Digest;
  /** The state of the tree afterwards. */
  readonly tree: Digest;
  /** Files that were placed and removed, bundles that had waited included; on a check, those that would be. */
  readonly placed: number;
  readonly removed: number;
  /** States that bundles are kept for, and what those bundles lead to. */
  readonly waiting: readonly { readonly base: Digest; readonly contents: Digest }[];
}

/** What a push or a pull moved. Sizes in bytes. */
export interface TransferReport {
  readonly reference: string;
  /** Of the manifest, as the registry has it. */
  readonly digest: Digest;
  readonly contents: Digest;
  /** Blobs of the bundle, and those of them that were not there yet. */
  readonly blobs: number;
  readonly moved: number;
  readonly movedBytes: number;
}

const digestOption = Type.Optional(digest);

/** The JSON Schema of what `nuspine offline export --json` prints. */
export const ExportReportSchema: TSchema = Type.Object(
  {
    path: Type.String(),
    form: Type.Enum(['tar', 'oci']),
    contents: digest,
    base: digestOption,
    digest,
    size,
    files: Type.Integer(),
    blobs: Type.Integer(),
    deltas: Type.Integer(),
    registered: Type.Boolean(),
  },
  documentOptions('export-report', 'A bundle of an offline layout that was written'),
);

/** The JSON Schema of what `nuspine offline import --json` prints. */
export const ImportReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean(),
    state: Type.Enum(['applied', 'present', 'superseded', 'waiting', 'checked']),
    contents: digest,
    base: digestOption,
    tree: digest,
    placed: Type.Integer(),
    removed: Type.Integer(),
    waiting: Type.Array(Type.Object({ base: digest, contents: digest })),
  },
  documentOptions('import-report', 'What became of a bundle of an offline layout'),
);

/** The JSON Schema of what `nuspine offline push --json` and `offline pull --json` print. */
export const TransferReportSchema: TSchema = Type.Object(
  {
    reference: Type.String(),
    digest,
    contents: digest,
    blobs: Type.Integer(),
    moved: Type.Integer(),
    movedBytes: size,
  },
  documentOptions('transfer-report', 'A bundle on its way to or from a registry'),
);
