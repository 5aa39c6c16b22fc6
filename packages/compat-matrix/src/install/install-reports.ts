import Type, { type TSchema } from 'typebox';
import { closed, document, TEXT } from '../report-schema.ts';
import { type Installation, INSTALLATION } from './installation.ts';

/** What is installed. */
export interface ListReport {
  readonly root: string;
  readonly current?: string;
  readonly installation?: Installation;
}

/** The JSON Schema of what `bundle list --json` prints. */
export const ListReportSchema: TSchema = document('list-report', 'What is installed', {
  root: TEXT,
  current: Type.Optional(TEXT),
  installation: Type.Optional(INSTALLATION),
});

/** Something that is wrong with an installation, and what to do. */
export interface DoctorProblem {
  readonly kind: 'pointer' | 'package' | 'link' | 'incompatible' | 'leftover';
  readonly message: string;
  readonly fix: string;
}

export interface DoctorReport {
  readonly ok: boolean;
  readonly root: string;
  /** Packages of which every file was compared. */
  readonly checked: number;
  readonly problems: readonly DoctorProblem[];
}

/** The JSON Schema of what `bundle doctor --json` prints. */
export const DoctorReportSchema: TSchema = document('doctor-report', 'What is wrong with an installation', {
  ok: Type.Boolean(),
  root: TEXT,
  checked: Type.Integer({ minimum: 0 }),
  problems: Type.Array(
    closed({
      kind: Type.Enum(['pointer', 'package', 'link', 'incompatible', 'leftover']),
      message: TEXT,
      fix: TEXT,
    }),
  ),
});
