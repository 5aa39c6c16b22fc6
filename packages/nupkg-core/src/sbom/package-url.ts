/** The package URL of a NuGet package (the purl specification, type `nuget`): no namespace, case as it is written. */
export function packageUrl(id: string, version: string): string {
  return `pkg:nuget/${encode(id)}@${encode(version)}`;
}

/** Everything but letters, digits, `.`, `-`, `_` and `~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
