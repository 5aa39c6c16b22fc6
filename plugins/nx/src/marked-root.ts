/** The glob that finds every marker. */
export function markerGlob(markers: readonly string[]): string {
  return `**/{${markers.join(',')}}`;
}

/**
 * The folder of the project that a file marks, relative to the workspace, `.` for its root; nothing if the marker is
 * another. A marker with folders marks the one above the first of them, `*.csproj` the one that the file lies in.
 */
export function markedRoot(file: string, marker: string): string | undefined {
  const slash = file.lastIndexOf('/');
  if (marker.startsWith('*')) return file.endsWith(marker.slice(1)) ? rootOf(file.slice(0, slash + 1)) : undefined;
  if (marker.includes('/**/')) return deepRoot(file, marker);
  if (file !== marker && !file.endsWith(`/${marker}`)) return undefined;
  return rootOf(file.slice(0, file.length - marker.length));
}

function rootOf(folder: string): string {
  return folder === '' ? '.' : folder.slice(0, -1);
}

/** The folder that stands first in the marker may be that of a project too: the last one counts. */
function deepRoot(file: string, marker: string): string | undefined {
  const [first = '', last = ''] = marker.split('/**/');
  const at = `/${file}`.lastIndexOf(`/${first}/`);
  return at >= 0 && file.endsWith(`/${last}`) ? rootOf(file.slice(0, at)) : undefined;
}
