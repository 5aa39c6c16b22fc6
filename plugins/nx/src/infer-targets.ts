import type { TargetConfiguration } from '@nx/devkit';
import type { TargetInput } from './code-input.ts';
import type { FamilyTarget, TargetBefore } from './target-family.ts';

/** Options of the plugin in nx.json. */
export interface PluginOptions {
  /**
   * Other names for targets, by the names that they have without: `{ "pack": "dotnet-pack", "gate": "release-gate" }`.
   * `false` leaves a target out. `pack` is the target that makes the app package, as @nx/dotnet infers it.
   */
  readonly targetNames?: Readonly<Record<string, string | false>>;
}

/**
 * The targets of a family as Nx wants them, under the names that nx.json gives. `codeOf` stands for the code of the executors: that
 * of the family, or of the packages that a target names.
 */
export function inferTargets(
  targets: Readonly<Record<string, FamilyTarget>>,
  codeOf: (packages?: readonly string[]) => TargetInput,
  { targetNames = {} }: PluginOptions,
): Record<string, TargetConfiguration> {
  const named = (name: string): readonly string[] => {
    const given = targetNames[name] ?? name;
    return given === false ? [] : [given];
  };
  const before = (one: TargetBefore): NonNullable<TargetConfiguration['dependsOn']> =>
    typeof one === 'string'
      ? [...named(one)]
      : named(one.target).map((target) => ({ target, projects: one.folders.map((folder) => `directory:${folder}`) }));
  return Object.fromEntries(
    Object.entries(targets).flatMap(
      ([name, { executor, packages, description, inputs, outputs, dependsOn, syncGenerators, ...target }]) =>
        named(name).map((given) => [
          given,
          {
            ...target,
            executor: `@nuspine/nx:${executor}`,
            dependsOn: dependsOn.flatMap(before),
            inputs: [...inputs, codeOf(packages)],
            outputs: [...outputs],
            ...(syncGenerators === undefined
              ? {}
              : { syncGenerators: syncGenerators.map((one) => `@nuspine/nx:${one}`) }),
            metadata: { technologies: ['nuget'], description },
          },
        ]),
    ),
  );
}
