import Type, { type TSchema } from 'typebox';

/** What can be wrong with an artifact. */
export type SpineRule = (typeof SPINE_RULES)[number];

const SPINE_RULES = [
  'version-differs',
  'dependency-differs',
  'tag-differs',
  'digest-differs',
  'digest-missing',
  'label-differs',
  'id-differs',
  'pin-missing',
  'artifact-missing',
] as const;

export interface SpineFinding {
  readonly rule: SpineRule;
  /** From the folder of spine.toml, with slashes; a glob when it finds no file; an image in a registry as it is written. */
  readonly path: string;
  readonly line?: number;
  /** In UTF-16 code units. */
  readonly column?: number;
  /** What the version is of. */
  readonly what: string;
  readonly found?: string;
  readonly wanted?: string;
  /** What to do next. */
  readonly fix: string;
}

export interface CheckedArtifact {
  readonly kind: string;
  readonly path: string;
  /** Places where the version stands. */
  readonly pins: number;
  /** Findings about it. */
  readonly wrong: number;
}

/** What `spine check` and `spine sync` answer. */
export interface SpineReport {
  /** True when nothing differs (any more). */
  readonly ok: boolean;
  readonly version: string;
  readonly source: string;
  readonly artifacts: readonly CheckedArtifact[];
  readonly findings: readonly SpineFinding[];
  /** Images in registries that were not asked. */
  readonly notAsked?: readonly string[];
  /** Files that `sync` has changed. */
  readonly written?: readonly string[];
}

const FindingSchema: TSchema = Type.Object(
  {
    rule: Type.Enum([...SPINE_RULES]),
    path: Type.String({
      description:
        'From the folder of spine.toml, with slashes; a glob when it finds no file; an image in a registry as it is written.',
    }),
    line: Type.Optional(Type.Integer({ minimum: 1 })),
    column: Type.Optional(Type.Integer({ minimum: 1, description: 'In UTF-16 code units.' })),
    what: Type.String({ description: 'What the version is of.' }),
    found: Type.Optional(Type.String()),
    wanted: Type.Optional(Type.String()),
    fix: Type.String({ description: 'What to do next.' }),
  },
  { additionalProperties: false },
);

const CheckedArtifactSchema: TSchema = Type.Object(
  {
    kind: Type.String(),
    path: Type.String(),
    pins: Type.Integer({ minimum: 0, description: 'Places where the version stands.' }),
    wrong: Type.Integer({ minimum: 0, description: 'Findings about it.' }),
  },
  { additionalProperties: false },
);

export const SpineReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean({ description: 'True when nothing differs (any more).' }),
    version: Type.String(),
    source: Type.String(),
    artifacts: Type.Array(CheckedArtifactSchema),
    findings: Type.Array(FindingSchema),
    notAsked: Type.Optional(Type.Array(Type.String(), { description: 'Images in registries that were not asked.' })),
    written: Type.Optional(Type.Array(Type.String(), { description: 'Files that `sync` has changed.' })),
  },
  { additionalProperties: false, title: 'Report of one version over many artifacts' },
);
