/**
 * JSON Schemas of the few keywords that our documents have, as plain objects. The plugin is loaded by every command of Nx, and a
 * library that builds or compiles schemas costs more than all the rest of it.
 */
export interface JsonSchema {
  readonly type?: 'string' | 'array' | 'object' | 'boolean';
  readonly description?: string;
  readonly minLength?: number;
  readonly enum?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  /** What properties that are not listed have to be; with `false` there are none. */
  readonly additionalProperties?: JsonSchema | false;
}

/** A property of a closed object, which may be left out. */
export interface Property {
  readonly schema: JsonSchema;
  readonly isOptional: boolean;
}

export type Properties = Readonly<Record<string, Property>>;

export function required(schema: JsonSchema): Property {
  return { schema, isOptional: false };
}

export function optional(schema: JsonSchema): Property {
  return { schema, isOptional: true };
}

/** A text that says something. */
export function text(description: string): JsonSchema {
  return { type: 'string', minLength: 1, description };
}

/** An object with these properties and no others. */
export function closedObject(properties: Properties): JsonSchema {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    required: entries.filter(([, { isOptional }]) => !isOptional).map(([name]) => name),
    properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
    additionalProperties: false,
  };
}

/** Everything that is wrong with a value, each with its JSON pointer; nothing if it follows the schema. */
export function faultsOf(value: unknown, schema: JsonSchema, pointer = ''): readonly string[] {
  const at = pointer === '' ? '/' : pointer;
  if (schema.enum !== undefined) {
    const isOne = typeof value === 'string' && schema.enum.includes(value);
    return isOne ? [] : [`${at} must be one of ${schema.enum.join(', ')}`];
  }
  if (schema.type === 'array') return arrayFaults(value, schema, pointer, at);
  if (schema.type === 'object') return objectFaults(value, schema, pointer, at);
  if (typeof value !== schema.type) return [`${at} must be ${schema.type ?? 'something else'}`];
  if (typeof value === 'string' && value.length < (schema.minLength ?? 0)) return [`${at} must not be empty`];
  return [];
}

function arrayFaults(value: unknown, schema: JsonSchema, pointer: string, at: string): readonly string[] {
  if (!Array.isArray(value)) return [`${at} must be array`];
  const items: readonly unknown[] = value;
  const { items: wanted = {}, minItems = 0, uniqueItems = false } = schema;
  return [
    ...(items.length < minItems ? [`${at} must have at least ${String(minItems)}`] : []),
    ...(uniqueItems && new Set(items).size < items.length ? [`${at} must not say anything twice`] : []),
    ...items.flatMap((item, index) => faultsOf(item, wanted, `${pointer}/${String(index)}`)),
  ];
}

function objectFaults(value: unknown, schema: JsonSchema, pointer: string, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} must be object`];
  const { properties = {}, required: wanted = [], additionalProperties: others = false } = schema;
  return [
    ...wanted.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at} must have ${name}`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const known = Object.hasOwn(properties, name) ? (properties[name] ?? false) : others;
      return known === false ? [`${at} must not have ${name}`] : faultsOf(inner, known, `${pointer}/${name}`);
    }),
  ];
}
