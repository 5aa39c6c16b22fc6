import type { Corpus } from '@nuspine/fixtures/corpora';
import type { Command } from './measure-process.ts';

/** How hard Velopack is asked to try: its `BestSpeed`, which is the default, or its `BestSize`. */
export type VelopackMode = 'speed' | 'size';

/** What Velopack adds to the command line of zstd for its smallest deltas. */
const MODE_OPTIONS: Readonly<Record<VelopackMode, string>> = {
  speed: '',
  size: '-19 --zstd=targetLength=4096 --zstd=chainLog=30',
};

// The steps of Velopack 0.0.1298 with the program it calls: unpack both packages, zstd for each changed file, one after
// the other as on a machine of two cores, a hash beside each patch, and everything packed again.
const CREATE = `set -e
base=$1; target=$2; out=$3; work=$4; shift 4
rm -rf "$work" "$out"; mkdir -p "$work/base" "$work/target"
unzip -q "$base" -d "$work/base"; unzip -q "$target" -d "$work/target"; cd "$work/target"
find lib -type f | while read -r file; do
  old=../base/$file
  [ -f "$old" ] || continue
  if cmp -s "$old" "$file"; then : > "$file.diff"; : > "$file.shasum"; rm "$file"; continue; fi
  size=$(stat -c %s "$old"); log=0; while [ $((size >> (log + 1))) -gt 0 ]; do log=$((log + 1)); done
  long=; [ $((log + 1)) -ge 27 ] && long=--long=$((log + 1))
  zstd -q --patch-from "$old" -o "$file.zsdiff" --force --single-thread $long "$@" "$file"
  sha1sum "$file" > "$file.shasum"; rm "$file"
done
zip -q -r "$out" .`;

// The other way: what lies in the package is patched, hashed and packed again.
const APPLY = `set -e
base=$1; delta=$2; out=$3; work=$4
rm -rf "$work" "$out"; mkdir -p "$work/base" "$work/delta"
unzip -q "$base" -d "$work/base"; unzip -q "$delta" -d "$work/delta"; cd "$work/delta"
find . -name '*.zsdiff' | while read -r patch; do
  file=\${patch%.zsdiff}
  zstd -q -d --long=30 --patch-from "../base/$file" "$patch" -o "$file.new" --force
  [ "$(sha1sum < "$file.new" | cut -c 1-40)" = "$(cut -c 1-40 "$file.shasum")" ]
  mv "$file.new" "../base/$file"
done
cd ../base; zip -q -r "$out" .`;

export const VELOPACK_PROGRAMS: readonly string[] = ['zstd', 'zip', 'unzip'];

export function velopackCreate(
  { basePackage, targetPackage }: Corpus,
  delta: string,
  work: string,
  mode: VelopackMode,
): Command {
  const options = MODE_OPTIONS[mode].split(' ').filter(Boolean);
  return { file: 'sh', args: ['-c', CREATE, 'sh', basePackage, targetPackage, delta, work, ...options] };
}

export function velopackApply({ basePackage }: Corpus, delta: string, out: string, work: string): Command {
  return { file: 'sh', args: ['-c', APPLY, 'sh', basePackage, delta, out, work] };
}
