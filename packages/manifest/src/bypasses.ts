import type { Environment } from '@nuspine/primitives';
import { type Finding, finding } from './finding.ts';

/**
 * MSBuild properties that put sources or folders beside those of NuGet.config. Environment variables are properties too,
 * in any case of their letters.
 */
export const BYPASSING_PROPERTIES = [
  'RestoreSources',
  'RestoreAdditionalProjectSources',
  'RestorePackagesPath',
  'RestoreConfigFile',
  'RestoreFallbackFolders',
  'RestoreAdditionalProjectFallbackFolders',
  'RestoreRootConfigDirectory',
] as const;

/** Variables of NuGet itself. Credentials and plugins need a source first. */
const BYPASSING_VARIABLES = ['NUGET_PACKAGES', 'NUGET_FALLBACK_PACKAGES', 'NUGET_RESTORE_MSBUILD_ARGS'] as const;

/** Variables that lead NuGet around its configuration. `cache` is the one folder that they may name. */
export function judgeEnvironment(environment: Environment, cache: string): readonly Finding[] {
  const names = new Set([...BYPASSING_PROPERTIES, ...BYPASSING_VARIABLES].map((name) => name.toLowerCase()));
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  return [
    ...set
      .filter(([name, value]) => names.has(name.toLowerCase()) && value !== cache)
      .map(([name, value = '']) => finding('bypass-in-environment', name, { found: value })),
    ...set
      .filter(
        ([name, value]) =>
          name.toUpperCase() === 'DOTNET_NUGET_SIGNATURE_VERIFICATION' && value?.toLowerCase() === 'false',
      )
      .map(([name]) => finding('signatures-unverified', name)),
  ];
}

/** Whether a file can set properties for a build: projects, what they import, and files of arguments. */
export function isBuildFile(path: string): boolean {
  return /\.(\w*proj|props|targets|rsp)$/i.test(path);
}

/** Properties in the text of a project, of what it imports, or of a response file that lead NuGet elsewhere. */
export function judgeBuildFile(path: string, text: string): readonly Finding[] {
  const live = text.replaceAll(/<!--[\s\S]*?-->/g, '');
  const found = /\.rsp$/i.test(path) ? judgeArguments(live.split(/\s+/)) : judgeElements(live);
  return found.map((name) => finding('bypass-in-project', path, { found: name }));
}

function judgeElements(text: string): readonly string[] {
  return BYPASSING_PROPERTIES.filter((name) => new RegExp(`<${name}[\\s>/]`, 'i').test(text));
}

/** Arguments of a command that lead NuGet elsewhere, as they are written. */
export function judgeArguments(args: readonly string[]): readonly string[] {
  const properties = BYPASSING_PROPERTIES.join('|');
  const option =
    /^(--source|-s|--add-source|--packages|--configfile|-source|-configfile|-packagesdirectory|-fallbacksource)([=:]|$)/i;
  const property = new RegExp(`^[-/]{1,2}(p|property)[:=].*?\\b(${properties})=`, 'i');
  return args.filter((arg) => option.test(arg) || property.test(arg));
}
