import { isUnsupported, parseFrameworkFolder, type TargetFramework } from '@nuspine/primitives';

/**
 * The framework that the files in a folder are for; `undefined` for a name that is none. Files in no folder at all (an
 * empty name) are for any .NET Framework.
 */
export function folderFramework(folder: string): TargetFramework | undefined {
  const framework = parseFrameworkFolder(folder === '' ? 'net' : folder);
  return isUnsupported(framework) ? undefined : framework;
}
