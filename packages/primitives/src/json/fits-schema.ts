import type { Static, TSchema } from 'typebox';
import { oncePerText } from '../once-per-text.ts';

/**
 * True for a value that surely follows a schema. False says nothing: the value may break the schema, or the schema may say
 * something that is not known here. Compiling a schema takes a tenth of a second, walking along it no time at all.
 */
export function fitsSchema<Schema extends TSchema, Document = Static<Schema>>(
  schema: Schema,
  value: unknown,
): value is Document {
  return fits(schema, value);
}

type Check = (operand: unknown, value: unknown, schema: Readonly<Record<string, unknown>>) => boolean;

const annotation: Check = () => true;

const patternOf = oncePerText((pattern) => new RegExp(pattern, 'u'));

/** By keyword, as JSON Schema 2020-12 defines it. What is about another type than the value's holds. */
const CHECKS: Readonly<Record<string, Check>> = {
  $schema: annotation,
  $id: annotation,
  title: annotation,
  description: annotation,
  default: annotation,
  examples: annotation,
  format: annotation,
  type: (operand, value) => isOfType(operand, value),
  const: (operand, value) => value === operand,
  enum: (operand, value) => Array.isArray(operand) && operand.includes(value),
  anyOf: (operand, value) => Array.isArray(operand) && operand.some((each) => fits(each, value)),
  minimum: (operand, value) => typeof operand === 'number' && (typeof value !== 'number' || value >= operand),
  maximum: (operand, value) => typeof operand === 'number' && (typeof value !== 'number' || value <= operand),
  minLength: (operand, value) =>
    typeof operand === 'number' && (typeof value !== 'string' || lengthOf(value) >= operand),
  maxLength: (operand, value) =>
    typeof operand === 'number' && (typeof value !== 'string' || lengthOf(value) <= operand),
  pattern: (operand, value) =>
    typeof operand === 'string' && (typeof value !== 'string' || patternOf(operand).test(value)),
  items: (operand, value) => !Array.isArray(value) || value.every((each) => fits(operand, each)),
  minItems: (operand, value) => typeof operand === 'number' && (!Array.isArray(value) || value.length >= operand),
  maxItems: (operand, value) => typeof operand === 'number' && (!Array.isArray(value) || value.length <= operand),
  required: (operand, value) =>
    !isObject(value) || (Array.isArray(operand) && operand.every((key) => Object.hasOwn(value, String(key)))),
  properties: (operand, value) =>
    !isObject(value) ||
    (isObject(operand) &&
      Object.entries(operand).every(([key, each]) => !Object.hasOwn(value, key) || fits(each, value[key]))),
  patternProperties: (operand, value) =>
    !isObject(value) ||
    (isObject(operand) &&
      Object.entries(operand).every(([pattern, each]) =>
        Object.entries(value).every(([key, member]) => !patternOf(pattern).test(key) || fits(each, member)),
      )),
  additionalProperties: (operand, value, { properties = {}, patternProperties = {} }) =>
    !isObject(value) ||
    (isObject(properties) &&
      isObject(patternProperties) &&
      Object.entries(value).every(
        ([key, member]) =>
          Object.hasOwn(properties, key) ||
          Object.keys(patternProperties).some((pattern) => patternOf(pattern).test(key)) ||
          operand === true ||
          fits(operand, member),
      )),
};

function fits(schema: unknown, value: unknown): boolean {
  if (!isObject(schema)) return false;
  return Object.entries(schema).every(
    ([keyword, operand]) => Object.hasOwn(CHECKS, keyword) && CHECKS[keyword]?.(operand, value, schema) === true,
  );
}

function isOfType(type: unknown, value: unknown): boolean {
  if (type === 'object') return isObject(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'null') return value === null;
  if (type === 'number') return Number.isFinite(value);
  return (type === 'string' || type === 'boolean') && typeof value === type;
}

/** In code points, as JSON Schema counts. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
