import Type, { type TSchema } from 'typebox';

/** A row as it is written: metadata, the ranges of extensions, and a range or minimum for each other component. */
export interface RawRow {
  readonly released?: string;
  readonly epoch?: number;
  readonly support?: Readonly<Record<string, string>>;
  readonly extensions?: string | Readonly<Record<string, string>>;
  readonly [component: string]: string | number | Readonly<Record<string, string>> | undefined;
}

export interface RawBundle {
  readonly name?: string;
  readonly 'release-date'?: string;
  readonly 'lts-until'?: string;
  readonly extensions?: readonly string[];
  readonly [component: string]: string | readonly string[] | undefined;
}

interface RawRule {
  readonly component: string;
  readonly reason?: string;
}

/** `versions.toml` in either form, once bundle ids that TOML took apart are whole again. */
export interface VersionsToml {
  readonly format?: 2;
  readonly 'missing-row'?: 'unknown' | 'nearest-lower';
  readonly order?: readonly string[];
  readonly compatibility?: Readonly<Record<string, Readonly<Record<string, RawRow>>>>;
  readonly bundles?: Readonly<Record<string, RawBundle>>;
  readonly stop?: readonly (RawRule & { readonly at: string; readonly risk?: string })[];
  readonly block?: readonly (RawRule & {
    readonly from: string;
    readonly to: string;
    readonly risk?: string;
    readonly since?: string;
    readonly until?: string;
  })[];
  readonly edge?: readonly (RawRule & {
    readonly from: string;
    readonly to: string;
    readonly risks?: readonly string[];
  })[];
  readonly skew?: readonly (RawRule & { readonly against: string; readonly behind: number; readonly ahead?: number })[];
  readonly step?: readonly (RawRule & { readonly minors: number })[];
  readonly together?: readonly { readonly components: readonly string[] }[];
  readonly proof?: readonly {
    readonly set: Readonly<Record<string, string>>;
    readonly result: 'passed' | 'failed';
    readonly date: string;
    readonly run: string;
    readonly digests?: Readonly<Record<string, string>>;
    readonly 'upgraded-from'?: readonly string[];
  }[];
  readonly release?: {
    readonly coordinated?: readonly string[];
    readonly packages?: Readonly<Record<string, string>>;
    readonly metapackage?: string;
    readonly test?: readonly string[];
    readonly 'upgrade-test'?: readonly string[];
  };
}

const closed = { additionalProperties: false };
const name = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]*$' });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const text = Type.String({ minLength: 1 });
const count = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const rule = { component: name, reason: Type.Optional(text) };

const row = Type.Object(
  {
    released: Type.Optional(day),
    epoch: Type.Optional(count),
    support: Type.Optional(Type.Record(name, day)),
    extensions: Type.Optional(Type.Union([text, Type.Record(name, text)])),
  },
  { additionalProperties: text },
);

const bundle = Type.Object(
  {
    name: Type.Optional(text),
    'release-date': Type.Optional(day),
    'lts-until': Type.Optional(day),
    extensions: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]*@[^@\\s]+$' }))),
  },
  { additionalProperties: text },
);

const rules = {
  stop: Type.Object({ ...rule, at: text, risk: Type.Optional(name) }, closed),
  block: Type.Object(
    {
      ...rule,
      from: text,
      to: text,
      risk: Type.Optional(name),
      since: Type.Optional(day),
      until: Type.Optional(day),
    },
    closed,
  ),
  edge: Type.Object({ ...rule, from: text, to: text, risks: Type.Optional(Type.Array(name)) }, closed),
  skew: Type.Object({ ...rule, against: name, behind: count, ahead: Type.Optional(count) }, closed),
  step: Type.Object({ ...rule, minors: count }, closed),
  together: Type.Object({ components: Type.Array(name, { minItems: 2 }) }, closed),
  proof: Type.Object(
    {
      set: Type.Record(name, text),
      result: Type.Enum(['passed', 'failed']),
      date: day,
      run: text,
      digests: Type.Optional(Type.Record(name, Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }))),
      'upgraded-from': Type.Optional(Type.Array(text)),
    },
    closed,
  ),
};

const listed = Object.fromEntries(
  Object.entries(rules).map(([key, schema]) => [key, Type.Optional(Type.Array(schema))]),
);

const command = Type.Array(text, { minItems: 1 });
const packageId = Type.String({ pattern: '^\\w+([.-]\\w+)*$', maxLength: 100 });

const release = Type.Object(
  {
    coordinated: Type.Optional(Type.Array(name)),
    packages: Type.Optional(Type.Record(name, packageId)),
    metapackage: Type.Optional(packageId),
    test: Type.Optional(command),
    'upgrade-test': Type.Optional(command),
  },
  closed,
);

/** The JSON Schema of `versions.toml`, as `schema/versions-toml.schema.json` publishes it. */
export const VersionsTomlSchema: TSchema = Type.Object(
  {
    format: Type.Optional(Type.Literal(2)),
    'missing-row': Type.Optional(Type.Enum(['unknown', 'nearest-lower'])),
    order: Type.Optional(Type.Array(name)),
    compatibility: Type.Optional(Type.Record(name, Type.Record(Type.String(), row))),
    bundles: Type.Optional(Type.Record(name, bundle)),
    ...listed,
    release: Type.Optional(release),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:versions-toml',
    title: 'versions.toml: which versions of components work together',
    ...closed,
  },
);
