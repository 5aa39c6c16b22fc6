import { isTable } from './toml-values.ts';

const OLD_NAME = /^(pack|flatten|delta|releases|releasesVerify)TargetName$/;

/** Options of the plugin as they were before 0.2.0, as they are now. What is new already stays. */
export function renamedOptions(options: unknown): unknown {
  if (!isTable(options)) return options;
  const renamed = Object.entries(options).flatMap(([key, value]) => {
    const [, name] = OLD_NAME.exec(key) ?? [];
    return name === undefined ? [] : [[name.replace('releasesVerify', 'releases-verify'), value]];
  });
  if (renamed.length === 0) return options;
  const others = Object.entries(options).filter(([key]) => !OLD_NAME.test(key) && key !== 'targetNames');
  const given = isTable(options['targetNames']) ? options['targetNames'] : {};
  return { ...Object.fromEntries(others), targetNames: { ...Object.fromEntries(renamed), ...given } };
}
