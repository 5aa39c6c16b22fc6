import type { Digest } from '@nuspine/primitives';
import { type BundleDocument, releaseName } from '../../bundle/bundle-document.ts';

/** The installer that lies beside the scripts: one file that needs Node and nothing else. */
export const INSTALLER_FILE = 'nuspine-install.cjs';

/** What the scripts hold the files beside them to. */
export interface ScriptFacts {
  readonly document: Pick<BundleDocument, 'name' | 'version'>;
  readonly archive: string;
  readonly digest: Digest;
  readonly installerDigest: Digest;
}

/** The oldest Node that the installer runs on, as in `engines` of the package. */
const OLDEST_NODE = [22, 22] as const;

/** Run by Node before anything of the installer is: exits with 1 if a file has another digest than its name claims. */
const CHECK = `const [file, wanted] = process.argv.slice(1);
const bytes = require("node:fs").readFileSync(file);
const found = "sha256:" + require("node:crypto").createHash("sha256").update(bytes).digest("hex");
process.exit(found === wanted ? 0 : 1);`;

const VERSION_CHECK = `const [major, minor] = process.versions.node.split(".").map(Number);
process.exit(major > ${String(OLDEST_NODE[0])} || (major === ${String(OLDEST_NODE[0])} && minor >= ${String(OLDEST_NODE[1])}) ? 0 : 1);`;

/**
 * `install.sh`: POSIX sh, and Node. The digests of the installer and of the archive stand in it, so whoever has the right
 * script has the right files or an error. The texts that go into it are checked names and digests: nothing needs quoting.
 */
export function installShellScript({ document, archive, digest, installerDigest }: ScriptFacts): string {
  const release = releaseName(document);
  return `#!/bin/sh
# Installs ${release}. Needs Node ${OLDEST_NODE.join('.')} or later, and nothing from a network.
#
#   sh install.sh [folder]
#
# Without a folder, NUSPINE_ROOT or ~/.${document.name} is used.
set -eu

fail() {
  printf 'install.sh: %s\\n' "$1" >&2
  exit 1
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=\${1:-\${NUSPINE_ROOT:-}}
if [ -z "$root" ]; then
  [ -n "\${HOME:-}" ] || fail 'name a folder to install to: sh install.sh <folder>'
  root=$HOME/.${document.name}
fi

command -v node >/dev/null 2>&1 || fail 'Node.js ${OLDEST_NODE.join('.')} or later is needed, and there is no node on PATH'
found=$(node --version)
node -e '${VERSION_CHECK}' || fail "Node.js ${OLDEST_NODE.join('.')} or later is needed, and this is \${found}"

# matches <file> <digest>
matches() {
  [ -f "$here/$1" ] || fail "$1 is not beside install.sh"
  node -e '${CHECK}' "$here/$1" "$2" || fail "$1 is not the file that was published: get it again"
}
matches ${INSTALLER_FILE} ${installerDigest}
matches ${archive} ${digest}

exec node "$here/${INSTALLER_FILE}" install "$here/${archive}" --digest ${digest} --root "$root"
`;
}

/** `install.ps1`: the same for PowerShell, 5.1 and later. */
export function installPowerShellScript({ document, archive, digest, installerDigest }: ScriptFacts): string {
  const release = releaseName(document);
  return `# Installs ${release}. Needs Node ${OLDEST_NODE.join('.')} or later, and nothing from a network.
#
#   pwsh install.ps1 [-Root <folder>]
param([string] $Root = $env:NUSPINE_ROOT)

$ErrorActionPreference = 'Stop'
if (-not $Root) { $Root = Join-Path $HOME '.${document.name}' }

if (-not (Get-Command node -ErrorAction SilentlyContinue)) {
  throw 'Node.js ${OLDEST_NODE.join('.')} or later is needed, and there is no node on PATH'
}

function Assert-Digest([string] $Name, [string] $Wanted) {
  $path = Join-Path $PSScriptRoot $Name
  if (-not (Test-Path -LiteralPath $path)) { throw "$Name is not beside install.ps1" }
  $found = 'sha256:' + (Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash.ToLowerInvariant()
  if ($found -ne $Wanted) { throw "$Name is not the file that was published: get it again" }
}
Assert-Digest '${INSTALLER_FILE}' '${installerDigest}'
Assert-Digest '${archive}' '${digest}'

& node (Join-Path $PSScriptRoot '${INSTALLER_FILE}') install (Join-Path $PSScriptRoot '${archive}') --digest ${digest} --root $Root
exit $LASTEXITCODE
`;
}
