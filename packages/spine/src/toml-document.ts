import { documentChecker } from '@nuspine/primitives/json';
import { parse, TomlError } from 'smol-toml';
import Type, { type TSchema } from 'typebox';
import { SpineError, type SpineErrorCode } from './errors.ts';

/** A kind of TOML document of ours. */
export interface TomlShape {
  readonly schema: TSchema;
  /** Thrown for a document of another shape. */
  readonly code: SpineErrorCode;
  readonly message: string;
}

/** Reads a TOML document. Throws the code of its shape, which says every fault and, for TOML itself, the line. */
export function parseTomlDocument<Document>(text: string, path: string, shape: TomlShape): Document {
  const document = parseToml(text, path, shape.code);
  return documentChecker<TSchema, Document>(shape.schema)(document, (faults) => {
    const found = faults.map(({ pointer, message, member }) => {
      const named = member === undefined ? '' : ` (${member})`;
      return `${pointer === '' ? '/' : pointer} ${message}${named}`;
    });
    throw new SpineError(shape.code, shape.message, { path, found });
  });
}

/** One of many kinds. The one that is named is looked at: otherwise a fault would be reported for each kind there is. */
export function oneKindOf(schemas: readonly TSchema[]): TSchema {
  return Type.Unsafe({
    type: 'object',
    required: ['kind'],
    discriminator: { propertyName: 'kind' },
    oneOf: [...schemas],
  });
}

function parseToml(text: string, path: string, code: SpineErrorCode): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const line = cause instanceof TomlError ? { line: cause.line } : {};
    throw new SpineError(code, 'file is not TOML', { path, ...line, cause });
  }
}
