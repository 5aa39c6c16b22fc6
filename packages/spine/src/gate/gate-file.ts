import Type, { type TProperties, type TSchema } from 'typebox';

/** `gate.toml`: what has to be proven before a release. Paths are from its folder, with slashes. */
export interface GateFile {
  /** Folder that keeps the evidence; `.gate` by default. */
  readonly evidence?: string;
  /** After so many days evidence is stale; 7 by default. */
  readonly days?: number;
  /** Globs of the files that the jobs depend on, unless they say otherwise themselves. */
  readonly inputs?: readonly string[];
  readonly job: readonly GateJob[];
  readonly workflow?: WorkflowSettings;
}

/** What `gate workflow` needs to know besides the jobs. */
export interface WorkflowSettings {
  readonly branches?: readonly string[];
  /** When it runs by itself, in the notation of cron, UTC. */
  readonly cron?: string;
  /** Commands of the shell that come before a job: an installation, a build. */
  readonly setup?: readonly string[];
  /** How `nuspine` is called. */
  readonly command?: string;
  readonly node?: string;
  /** Version of the .NET SDK; none is installed without it. */
  readonly dotnet?: string;
}

interface JobOf<Kind> {
  readonly name: string;
  readonly kind: Kind;
  /** Globs of the files that it depends on. */
  readonly inputs?: readonly string[];
  /** Time it has, 120 by default. */
  readonly seconds?: number;
}

interface CommandJob<Kind> extends JobOf<Kind> {
  /** Program and arguments. `{port}` in one of `http-smoke` is a port that is free. */
  readonly command: readonly string[];
}

/** A program ends as it should and says what it should. */
export interface CliSmokeJob extends CommandJob<'cli-smoke'> {
  /** 0 by default. */
  readonly exit?: number;
  /** Text that standard output must have. */
  readonly output?: string;
}

/** A program answers requests. */
export interface HttpSmokeJob extends CommandJob<'http-smoke'> {
  readonly paths: readonly HttpExpectation[];
}

export interface HttpExpectation {
  readonly path: string;
  /** 200 by default. */
  readonly status?: number;
  /** Text that the body must have. */
  readonly body?: string;
}

/** A command runs tests, and says how many: a run of none proves nothing. */
export interface InProcessJob extends CommandJob<'in-process'> {
  /** Regular expression whose first group is a number of tests that ran; all it finds in the output are added up. */
  readonly count: string;
}

/** Projects are packed, and a consumer restores them from nothing but that and runs. */
export interface NuGetConsumerJob extends JobOf<'nuget-consumer'> {
  /** Projects to pack. */
  readonly projects: readonly string[];
  /** Folder of the project that uses the packages; a copy of it is built. */
  readonly consumer: string;
  /** Folder feeds for what the packages depend on. */
  readonly sources?: readonly string[];
  /** Text that the consumer must print. */
  readonly output?: string;
}

/** What is packed is what the projects refer to. */
export interface PackGraphJob extends JobOf<'pack-graph'> {
  /** Globs of the projects at the top. */
  readonly projects: readonly string[];
  /** Ids of all packages that may be packed. */
  readonly packages: readonly string[];
}

/** An OCI image layout has the image it should. */
export interface ImageJob extends JobOf<'image'> {
  readonly layout: string;
  readonly tag: string;
  readonly entrypoint?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  /** What the image is pinned to. */
  readonly digest?: string;
}

export type GateJob = CliSmokeJob | HttpSmokeJob | InProcessJob | NuGetConsumerJob | PackGraphJob | ImageJob;
export type GateJobKind = GateJob['kind'];

const closed = { additionalProperties: false };

const command = texts('Program and arguments. {port} in one of http-smoke is a port that is free.', 1);

/** One schema for each kind, so that a fault is told of the kind that is named. */
export const JOB_SCHEMAS: readonly TSchema[] = [
  job('cli-smoke', {
    command,
    exit: Type.Optional(Type.Integer({ minimum: 0, maximum: 255, description: 'Exit code; 0 by default.' })),
    output: Type.Optional(text('Text that standard output must have.')),
  }),
  job('http-smoke', {
    command,
    paths: Type.Array(
      Type.Object(
        {
          path: Type.String({ pattern: '^/' }),
          status: Type.Optional(Type.Integer({ minimum: 100, maximum: 599, description: '200 by default.' })),
          body: Type.Optional(text('Text that the body must have.')),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  }),
  job('in-process', {
    command,
    count: text('Regular expression whose first group is a number of tests that ran.'),
  }),
  job('nuget-consumer', {
    projects: texts('Projects to pack.', 1),
    consumer: text('Folder of the project that uses the packages.'),
    sources: Type.Optional(texts('Folder feeds for what the packages depend on.')),
    output: Type.Optional(text('Text that the consumer must print.')),
  }),
  job('pack-graph', {
    projects: texts('Globs of the projects at the top.', 1),
    packages: texts('Ids of all packages that may be packed.'),
  }),
  job('image', {
    layout: text('OCI image layout.'),
    tag: text('Name of the image in it, or the part behind the colon.'),
    entrypoint: Type.Optional(texts('Entrypoint that the image must have.')),
    labels: Type.Optional(Type.Record(Type.String(), Type.String(), { description: 'Labels that it must have.' })),
    digest: Type.Optional(text('Digest that the image is pinned to.')),
  }),
];

const WORKFLOW_SCHEMA = Type.Object(
  {
    branches: Type.Optional(texts('Branches whose every push is gated; main by default.', 1)),
    cron: Type.Optional(text('When it runs by itself, in the notation of cron, UTC; Monday morning by default.')),
    setup: Type.Optional(texts('Commands of the shell that come before a job.')),
    command: Type.Optional(text('How nuspine is called; npx nuspine by default.')),
    node: Type.Optional(text('Version of Node; 24 by default.')),
    dotnet: Type.Optional(text('Version of the .NET SDK; none is installed without it.')),
  },
  closed,
);

export const GateFileSchema: TSchema = gateFileSchema(Type.Union([...JOB_SCHEMAS]));

/** The schema of gate.toml around one of a job. */
export function gateFileSchema(jobSchema: TSchema): TSchema {
  return Type.Object(
    {
      evidence: Type.Optional(text('Folder that keeps the evidence; .gate by default.')),
      days: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'Age at which evidence is stale; 7.' })),
      inputs: Type.Optional(texts('Globs of the files that the jobs depend on.', 1)),
      job: Type.Array(jobSchema, { minItems: 1 }),
      workflow: Type.Optional(WORKFLOW_SCHEMA),
    },
    { ...closed, title: 'gate.toml' },
  );
}

function job(kind: GateJobKind, fields: TProperties): TSchema {
  return Type.Object(
    {
      name: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$', description: 'Small letters, digits and hyphens.' }),
      kind: Type.Literal(kind),
      inputs: Type.Optional(texts('Globs of the files that it depends on.', 1)),
      seconds: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 86_400, description: 'Time it has; 120.' })),
      ...fields,
    },
    closed,
  );
}

function text(description: string): TSchema {
  return Type.String({ minLength: 1, description });
}

function texts(description: string, minItems = 0): TSchema {
  return Type.Array(Type.String({ minLength: 1 }), { minItems, description });
}
