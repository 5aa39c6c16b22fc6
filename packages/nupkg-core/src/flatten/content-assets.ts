import { frameworksEqual, nearestFramework, type TargetFramework } from '@nuspine/primitives';
import type { ContentFileRule } from '../nuspec/nuspec.ts';
import { PLACEHOLDER } from './asset-paths.ts';
import { folderFramework } from './folder-framework.ts';
import { fitsExclude, fitsPattern } from './path-pattern.ts';
import type { SelectedAsset } from './select-assets.ts';

/** A file under `contentFiles/{language}/{framework}/`. */
interface ContentFile {
  readonly path: string;
  readonly language: string;
  readonly framework: TargetFramework;
  readonly name: string;
}

/** Of the languages that a package has content for, the SDK takes that of the project; an app package is one of C#. */
const LANGUAGES = ['cs', 'any'] as const;
/** These are templates that the SDK fills in from a project's properties. */
const TEMPLATE = /\.pp$/i;

/**
 * The content files that a package has copied beside an app: those of the nearest framework that the nuspec's rules mark
 * with `copyToOutput`. The last rule that fits decides, property by property (NuGet.Commands, ContentFileUtils).
 */
export function selectContentFiles(
  paths: readonly string[],
  rules: readonly ContentFileRule[],
  framework: TargetFramework,
): readonly SelectedAsset[] {
  return chosenContent(paths.flatMap(readContentPath), framework).flatMap(({ path, name }) => {
    const { copyToOutput, flatten } = decide(path, rules);
    if (copyToOutput !== true || TEMPLATE.test(name)) return [];
    const fileName = name.slice(name.lastIndexOf('/') + 1);
    if (fileName === PLACEHOLDER) return [];
    const target = flatten === true ? fileName : name;
    return [{ path, kind: 'content', target }];
  });
}

/** Whether a package has content files for a framework, copied or not, for whatever language. */
export function hasContentFor(paths: readonly string[], framework: TargetFramework): boolean {
  const frameworks = paths.flatMap(readContentPath).map((file) => file.framework);
  return nearestFramework(framework, frameworks) !== undefined;
}

function readContentPath(path: string): readonly ContentFile[] {
  const [top = '', language = '', folder = '', ...names] = path.split('/');
  const framework = folderFramework(folder);
  if (top.toLowerCase() !== 'contentfiles' || framework === undefined || names.length === 0) return [];
  return [{ path, language: language.toLowerCase(), framework, name: names.join('/') }];
}

/** A language with nothing for the framework counts as absent. */
function chosenContent(files: readonly ContentFile[], framework: TargetFramework): readonly ContentFile[] {
  for (const language of LANGUAGES) {
    const own = files.filter((file) => file.language === language);
    const nearest = nearestFramework(
      framework,
      own.map((file) => file.framework),
    );
    if (nearest !== undefined) return own.filter((file) => frameworksEqual(file.framework, nearest));
  }
  return [];
}

function decide(path: string, rules: readonly ContentFileRule[]): Pick<ContentFileRule, 'copyToOutput' | 'flatten'> {
  const below = path.slice(path.indexOf('/') + 1);
  const fitting = rules.filter(
    ({ include, exclude }) => fitsPattern(below, include) && (exclude === undefined || !fitsExclude(below, exclude)),
  );
  return {
    copyToOutput: fitting.findLast((rule) => rule.copyToOutput !== undefined)?.copyToOutput,
    flatten: fitting.findLast((rule) => rule.flatten !== undefined)?.flatten,
  };
}
