import { SpineError } from '../errors.ts';
import { oneKindOf, parseTomlDocument } from '../toml-document.ts';
import { type GateFile, gateFileSchema, JOB_SCHEMAS } from './gate-file.ts';

/**
 * Reads `gate.toml`. Throws `GATE_FILE_INVALID` with every fault of its shape, for two jobs of one name, whose evidence would
 * be one file, and for a `count` that is no regular expression with a group.
 */
export function parseGateFile(text: string, path: string): GateFile {
  const file = parseTomlDocument<GateFile>(text, path, {
    schema: gateFileSchema(oneKindOf(JOB_SCHEMAS)),
    code: 'GATE_FILE_INVALID',
    message: 'file does not say what has to be proven',
  });
  const names = file.job.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new SpineError('GATE_FILE_INVALID', 'jobs share a name', { path, found: twice });
  for (const job of file.job) if (job.kind === 'in-process') requireCount(job.count, path);
  return file;
}

function requireCount(pattern: string, path: string): void {
  const wanted = 'a regular expression with a group, as Passed: +(\\d+)';
  try {
    // Matching nothing or anything, the answer has a place for each group.
    const groups = new RegExp(`${pattern}|`).exec('')?.length ?? 0;
    if (groups > 1) return;
  } catch (cause) {
    throw new SpineError('GATE_FILE_INVALID', 'count is no regular expression', {
      path,
      found: pattern,
      wanted,
      cause,
    });
  }
  throw new SpineError('GATE_FILE_INVALID', 'count has no group', { path, found: pattern, wanted });
}
