import type { CommandIo } from './command-io.ts';
import { option, type Param, switchOption } from './param.ts';

/** What every question about a matrix takes. */
export interface MatrixArgs {
  readonly matrix?: string;
  readonly markdown: boolean;
}

export const MATRIX_PARAMS: {
  readonly matrix: Param<string | undefined>;
  readonly markdown: Param<boolean>;
} = {
  matrix: option('--matrix <file>', 'the compatibility matrix; versions.toml by default'),
  markdown: switchOption('--markdown', 'print the answer as Markdown'),
};

/** The file that is asked about. */
export function matrixFile({ matrix = 'versions.toml' }: Pick<MatrixArgs, 'matrix'>): string {
  return matrix;
}

/** An answer as text and as Markdown. */
export interface Answer {
  text(): string;
  markdown(): string;
}

/** Prints an answer as it was asked for. */
export function printAnswer(
  io: CommandIo,
  { markdown }: Pick<MatrixArgs, 'markdown'>,
  document: unknown,
  answer: Answer,
): void {
  io.print(document, () => (markdown ? answer.markdown() : answer.text()));
}
