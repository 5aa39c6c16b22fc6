import Type, { type TSchema } from 'typebox';
import { type BundlePart, NAME, PART, VERSION } from '../bundle/bundle-document.ts';
import { jsonReader } from '../read-json.ts';
import { closed, document } from '../report-schema.ts';

/** `installation.json`: what is installed, in one generation of an installation. */
export interface Installation {
  readonly formatVersion: 1;
  /** Counts up from 1; a rollback goes back to an earlier one. */
  readonly generation: number;
  /** The generation before it, to which a rollback goes. */
  readonly previous?: number;
  /** The bundle that was installed, as long as its components are what it says. */
  readonly bundle?: { readonly id: string; readonly name: string; readonly version: string };
  readonly parts: readonly BundlePart[];
}

const GENERATION = Type.Integer({ minimum: 1, maximum: 999_999_999 });

/** The JSON Schema of `installation.json`, and of what the commands about an installation print of it. */
export const INSTALLATION: TSchema = closed({
  formatVersion: Type.Literal(1),
  generation: GENERATION,
  previous: Type.Optional(GENERATION),
  bundle: Type.Optional(closed({ id: NAME, name: NAME, version: VERSION })),
  parts: Type.Array(PART, { maxItems: 10_000 }),
});

/** Reads an `installation.json`. Throws `MATRIX_INSTALL_INVALID`. */
export const parseInstallation: (text: string, path: string) => Installation = jsonReader<Installation>(
  INSTALLATION,
  'MATRIX_INSTALL_INVALID',
);

/** What became of an installation. */
export type InstallReport =
  | {
      readonly installed: true;
      /** False when everything was there already. */
      readonly changed: boolean;
      readonly root: string;
      readonly current: string;
      readonly installation: Installation;
      readonly added: readonly BundlePart[];
      readonly removed: readonly BundlePart[];
    }
  | { readonly installed: false; readonly root: string; readonly refusals: readonly InstallRefusal[] };

/** Why nothing was installed. */
export interface InstallRefusal {
  readonly kind: 'incompatible' | 'unknown' | 'extension';
  readonly message: string;
}

/** The JSON Schema of what `bundle install`, `rollback` and `uninstall` print with `--json`. */
export const InstallReportSchema: TSchema = document('install-report', 'What became of an installation', {
  installed: Type.Boolean(),
  changed: Type.Optional(Type.Boolean()),
  root: Type.String(),
  current: Type.Optional(Type.String()),
  installation: Type.Optional(INSTALLATION),
  added: Type.Optional(Type.Array(PART)),
  removed: Type.Optional(Type.Array(PART)),
  refusals: Type.Optional(
    Type.Array(closed({ kind: Type.Enum(['incompatible', 'unknown', 'extension']), message: Type.String() })),
  ),
});
