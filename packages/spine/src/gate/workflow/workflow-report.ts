import Type, { type TSchema } from 'typebox';

/** What `gate workflow` answers. */
export interface WorkflowReport {
  /** True when the workflow is what the gate asks for (now). */
  readonly ok: boolean;
  /** From the folder of gate.toml. */
  readonly path: string;
  readonly state: 'current' | 'written' | 'missing' | 'differs';
}

export const WorkflowReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean({ description: 'True when the workflow is what the gate asks for (now).' }),
    path: Type.String({ description: 'From the folder of gate.toml.' }),
    state: Type.Enum(['current', 'written', 'missing', 'differs']),
  },
  { additionalProperties: false, title: 'Report of the workflow of a gate' },
);
