import { closedObject } from './json-schema.ts';
import type { ExecutorEntry } from './target-family.ts';

/** The JSON Schema of an executor's options, as `schema/executors/` publishes it. */
export function executorSchema({ description, properties }: ExecutorEntry): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: description.replace(/\.$/, ''),
    // Nx reads these two: options as they are given, output as the executor writes it.
    version: 2,
    outputCapture: 'direct-nodejs',
    ...closedObject(properties),
  };
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
