/** As `engines` in package.json says. */
const OLDEST_NODE = '22.22.0';

/** Why this version of Node cannot run the command; undefined when it can. */
export function unfitNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE.split('.').map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `nuspine needs Node ${OLDEST_NODE} or newer, and this is Node ${version}\n`;
}
