import Type, { type TSchema } from 'typebox';
import type { ExecutorEntry } from './target-family.ts';

/** The JSON Schema of an executor's options, as `schema/executors/` publishes it. */
export function executorSchema({ description, properties }: ExecutorEntry): TSchema {
  // Nx reads `version` and `outputCapture`: options as they are given, output as the executor writes it.
  return Type.Object(
    { ...properties },
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: description.replace(/\.$/, ''),
      version: 2,
      outputCapture: 'direct-nodejs',
      additionalProperties: false,
    },
  );
}

/** The document `executors.json`. */
export function executorsDocument(executors: Readonly<Record<string, ExecutorEntry>>): object {
  return {
    $schema: 'http://json-schema.org/schema',
    executors: Object.fromEntries(
      Object.entries(executors).map(([name, { description }]) => [
        name,
        {
          implementation: `./dist/fs/executors/${name}.js#${camelCase(name)}`,
          schema: `./schema/executors/${name}.json`,
          description,
        },
      ]),
    ),
  };
}

function camelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
