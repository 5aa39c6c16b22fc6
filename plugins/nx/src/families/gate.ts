import { parse } from 'smol-toml';
import { required, text } from '../json-schema.ts';
import type { TargetInput } from '../code-input.ts';
import { ReleaseLineError } from '../release-line-error.ts';
import type { FamilyTarget, MarkedPlace, TargetFamily } from '../target-family.ts';
import { isTable, textsOf, textOf } from '../toml-values.ts';

const gate = required(text('gate.toml, relative to the project.'));

/** A job as far as its target needs it; the rest is read by who runs it. */
interface DeclaredJob {
  readonly name: string;
  readonly inputs: readonly string[];
}

/** `gate.toml`: what has to be proven before a release, a cacheable target for each job and one that judges all. */
export const gateFamily: TargetFamily = {
  markers: ['gate.toml'],
  packages: ['@nuspine/spine', '@nuspine/nupkg-core', '@nuspine/primitives'],
  executors: {
    'gate-job': {
      description: 'Run one job of a gate and keep the evidence.',
      properties: { gate, job: required(text('Name of the job.')) },
    },
    gate: {
      description: 'Judge the evidence of every job of a gate.',
      properties: { gate },
    },
  },
  targets: (place) => {
    const { jobs, evidence } = declaredJobs(place);
    const targets = jobs.map((job): [string, FamilyTarget] => [`gate-${job.name}`, jobTarget(job, evidence)]);
    return { ...Object.fromEntries(targets), gate: gateTarget(targets.map(([name]) => name)) };
  },
};

function jobTarget({ name, inputs }: DeclaredJob, evidence: string): FamilyTarget {
  const file = `{projectRoot}/${evidence}/${name}.json`;
  return {
    executor: 'gate-job',
    description: `Prove ${name}, and keep the evidence`,
    cache: true,
    inputs: [
      '{projectRoot}/gate.toml',
      ...inputs.map((glob): TargetInput => `{projectRoot}/${glob}`),
      `!{projectRoot}/${evidence}/**`,
    ],
    outputs: [file],
    dependsOn: [],
    options: { gate: 'gate.toml', job: name },
  };
}

/** Evidence ages, so this is asked anew each time; it takes no time. */
function gateTarget(jobs: readonly string[]): FamilyTarget {
  return {
    executor: 'gate',
    description: 'Judge the evidence of every job',
    cache: false,
    inputs: [],
    outputs: [],
    dependsOn: jobs,
    options: { gate: 'gate.toml' },
  };
}

function declaredJobs(place: MarkedPlace): { readonly jobs: readonly DeclaredJob[]; readonly evidence: string } {
  const file = parseToml(place);
  const inputs = textsOf(file['inputs']) ?? ['**/*'];
  const declared = Array.isArray(file['job']) ? file['job'].filter(isTable) : [];
  const jobs = declared.flatMap((job) => {
    const name = textOf(job['name']);
    return name === undefined ? [] : [{ name, inputs: textsOf(job['inputs']) ?? inputs }];
  });
  if (jobs.length > 0) return { jobs, evidence: textOf(file['evidence']) ?? '.gate' };
  throw new ReleaseLineError('NX_MARKER_INVALID', `${place.file} has no [[job]] with a name`);
}

function parseToml(place: MarkedPlace): Record<string, unknown> {
  try {
    return parse(place.read());
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ReleaseLineError('NX_MARKER_INVALID', `${place.file} is not TOML: ${reason}`);
  }
}
