import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse, TomlError } from 'smol-toml';
import Type from 'typebox';
import { SpineError } from './errors.ts';
import { ARTIFACT_SCHEMAS, type SpineFile, spineFileSchema } from './spine-file.ts';

/** Reads `spine.toml`. Throws `SPINE_FILE_INVALID`, which says every fault and, for TOML itself, the line. */
export function parseSpineFile(text: string, path: string): SpineFile {
  const document = parseToml(text, path);
  // One kind of artifact is looked at, the one that is named: otherwise a fault would be reported for each kind there is.
  const validate = new Ajv2020({ allErrors: true, discriminator: true, validateSchema: false }).compile<SpineFile>(
    discriminated(),
  );
  if (validate(document)) return document;
  const found = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const named = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';
    return `${instancePath === '' ? '/' : instancePath} ${message ?? 'is not valid'}${named}`;
  });
  throw new SpineError('SPINE_FILE_INVALID', 'file does not say which artifacts share a version', { path, found });
}

function parseToml(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const line = cause instanceof TomlError ? { line: cause.line } : {};
    throw new SpineError('SPINE_FILE_INVALID', 'file is not TOML', { path, ...line, cause });
  }
}

function discriminated(): object {
  const oneOf = [...ARTIFACT_SCHEMAS];
  const artifact = Type.Unsafe({ type: 'object', required: ['kind'], discriminator: { propertyName: 'kind' }, oneOf });
  return spineFileSchema(artifact);
}
