/** The glob that finds every marker. */
export function markerGlob(markers: readonly string[]): string {
  return `**/{${markers.join(',')}}`;
}

/**
 * The folder of the project that a file marks, relative to the workspace, `.` for its root; nothing if the marker is
 * another. `local-nugets/manifest.json` marks the folder above `local-nugets`, `*.csproj` the one that the file lies in.
 */
export function markedRoot(file: string, marker: string): string | undefined {
  const slash = file.lastIndexOf('/');
  if (marker.startsWith('*')) return file.endsWith(marker.slice(1)) ? rootOf(file.slice(0, slash + 1)) : undefined;
  if (file !== marker && !file.endsWith(`/${marker}`)) return undefined;
  return rootOf(file.slice(0, file.length - marker.length));
}

function rootOf(folder: string): string {
  return folder === '' ? '.' : folder.slice(0, -1);
}
