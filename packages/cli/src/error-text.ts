import { codeOf, exitCodeOf, type ExitCode } from './exit-code.ts';
import { hintFor } from './hint.ts';

/** An error as `--json` prints it. */
export interface ErrorDocument {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly exitCode: ExitCode;
    readonly next: string;
    readonly details: Readonly<Record<string, unknown>>;
    /** What lies below it, nearest first. */
    readonly causes: readonly string[];
  };
}

// The operands errors carry, in the order a reader needs them (primitives, `ErrorDetails`).
const OPERANDS = ['path', 'offset', 'line', 'wanted', 'found', 'max'] as const;

/** Characters of one operand that are shown to a person. */
const MAX_OPERAND = 300;

/** What went wrong, where, and what to do next. */
export function errorDocument(error: unknown): ErrorDocument {
  const exitCode = exitCodeOf(error);
  const code = codeOf(error) ?? 'INTERNAL';
  return {
    error: {
      code,
      message: messageOf(error),
      exitCode,
      next: hintFor(code, exitCode),
      details: detailsOf(error),
      causes: causesOf(error).map((cause) => describe(cause)),
    },
  };
}

/** The same for a person: the first line says what, the next ones where, the last what to do. */
export function errorText(error: unknown): string {
  const { code, message, next, details, causes } = errorDocument(error).error;
  const operands = Object.entries(details).map(([name, value]) => line(name, plain(value)));
  const because = causes.map((cause) => line('because', harmless(cause)));
  return [`error ${harmless(withCode(code, message))}`, ...operands, ...because, line('next', next)].join('\n') + '\n';
}

function line(name: string, text: string): string {
  return `  ${`${name}:`.padEnd(9)}${text}`;
}

function describe(error: unknown): string {
  const code = codeOf(error);
  return code === undefined ? messageOf(error) : withCode(code, messageOf(error));
}

/** The operating system's messages begin with their code. */
function withCode(code: string, message: string): string {
  return message.startsWith(code) ? message : `${code}: ${message}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function detailsOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error) || !('details' in error)) return {};
  const operands = Object.entries(error.details ?? {});
  return Object.fromEntries(
    OPERANDS.flatMap((name) => operands.filter(([key, value]) => key === name && value !== undefined)),
  );
}

/** A cause with the same code is the same error before a path was added to it. */
function causesOf(error: unknown): readonly unknown[] {
  if (!(error instanceof Error) || error.cause === undefined) return [];
  const below = causesOf(error.cause);
  const isSame = codeOf(error) !== undefined && codeOf(error) === codeOf(error.cause);
  return isSame ? below : [error.cause, ...below];
}

/** What is said of a hostile name repeats it, as the operating system does. Lines stay, for some say more than one. */
function harmless(text: string): string {
  return text.split('\n').map(withoutControl).join('\n');
}

/** Control characters in a hostile name must not reach the terminal, and a long list not fill it. */
function plain(value: unknown): string {
  const whole = typeof value === 'string' ? value : JSON.stringify(value);
  const text = whole.length > MAX_OPERAND ? `${whole.slice(0, MAX_OPERAND)}… (all of it with --json)` : whole;
  return withoutControl(text);
}

function withoutControl(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is being replaced
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
}
