import type { Environment } from '@nuspine/primitives';

/**
 * Puts the values of environment variables in place of `%NAME%`; a name that is not set stays as it is
 * (Environment.ExpandEnvironmentVariables of .NET, which NuGet.Configuration applies to every value).
 */
export function expandEnvironment(text: string, environment: Environment): string {
  let result = '';
  let start = 0;
  for (let end = text.indexOf('%', 1); end >= 0; end = text.indexOf('%', start + 1)) {
    const value = text[start] === '%' ? environment[text.slice(start + 1, end)] : undefined;
    result += value ?? text.slice(start, end);
    start = value === undefined ? end : end + 1;
  }
  return result + text.slice(start);
}
