import Type, { type TSchema } from 'typebox';
import { documentOptions } from './document-schema.ts';
import type { Finding } from './finding.ts';
import { findingSchema } from './offline-report.ts';

/** Somebody asked for something beyond this machine. */
export interface RemoteContact {
  readonly host: string;
  readonly port: number;
  /** The first words of its command line, where the system says. */
  readonly process?: string;
}

/** How a command ran with nothing but the layout. */
export interface RestoreReport {
  /** The layout is sound, the command succeeded, and it asked for nothing beyond this machine or was allowed to. */
  readonly ok: boolean;
  /** Of the command; undefined when it did not run, or a signal ended it. */
  readonly exitCode?: number;
  /** What looked for attempts: a proxy that tools honour by themselves. A tool that opens sockets of its own is not seen. */
  readonly evidence: 'proxy';
  /** ALLOW_REMOTE is on. */
  readonly allowed: boolean;
  readonly contacts: readonly RemoteContact[];
  readonly findings: readonly Finding[];
}

/** The JSON Schema of what `nuspine offline restore --json` prints. */
export const RestoreReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean(),
    exitCode: Type.Optional(Type.Integer()),
    evidence: Type.Enum(['proxy']),
    allowed: Type.Boolean(),
    contacts: Type.Array(
      Type.Object({ host: Type.String(), port: Type.Integer(), process: Type.Optional(Type.String()) }),
    ),
    findings: Type.Array(findingSchema),
  },
  documentOptions('restore-report', 'How a command ran with nothing but an offline layout'),
);
