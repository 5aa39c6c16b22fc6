import Type, { type TSchema } from 'typebox';
import type { Matrix, Row } from '../matrix.ts';
import { closed, DAY, document, TEXT } from '../report-schema.ts';

/** How a version or bundle is supported on one day. */
export interface Supported {
  /** `core@3.2.1`, or the id of a bundle. */
  readonly what: string;
  /** The phase it is in; `unreleased`, `ended`, or `unstated` when the file says nothing of its support. */
  readonly phase: string;
  /** The last day of that phase. */
  readonly until?: string;
  /** Days that are left of it, that day included. */
  readonly days?: number;
}

export interface SupportReport {
  readonly now: string;
  readonly versions: readonly Supported[];
  readonly bundles: readonly Supported[];
}

const DAY_IN_MS = 86_400_000;

/** Which versions and bundles are supported on a day, written as `2026-09-01`. */
export function supportOn(matrix: Matrix, now: string): SupportReport {
  const rows = [...matrix.components.values()].flatMap((component) => [...component.rows.values()]);
  return {
    now,
    versions: rows.map((row) => supportedRow(row, now)),
    bundles: matrix.bundles.map(({ id, releaseDate, ltsUntil }) =>
      supported(id, releaseDate, ltsUntil === undefined ? [] : [{ name: 'lts', until: ltsUntil }], now),
    ),
  };
}

function supportedRow({ component, version, released, support }: Row, now: string): Supported {
  return supported(`${component}@${version}`, released, support, now);
}

function supported(what: string, released: string | undefined, phases: Row['support'], now: string): Supported {
  if (released !== undefined && released > now) return { what, phase: 'unreleased' };
  if (phases.length === 0) return { what, phase: 'unstated' };
  const phase = phases.find(({ until }) => until >= now);
  if (phase === undefined) return { what, phase: 'ended', until: phases.at(-1)?.until ?? now };
  const days = (Date.parse(phase.until) - Date.parse(now)) / DAY_IN_MS + 1;
  return { what, phase: phase.name, until: phase.until, days };
}

const one = closed({
  what: TEXT,
  phase: TEXT,
  until: Type.Optional(DAY),
  days: Type.Optional(Type.Integer({ minimum: 1 })),
});

/** The JSON Schema of what `matrix support --json` prints. */
export const SupportReportSchema: TSchema = document('support-report', 'What is supported on a day', {
  now: DAY,
  versions: Type.Array(one),
  bundles: Type.Array(one),
});
