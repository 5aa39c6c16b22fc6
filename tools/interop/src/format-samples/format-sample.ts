/** A file of a format as its own tool makes it, or as somebody published it. */
export interface FormatSample {
  /** As detection calls it. */
  readonly kind: string;
  /** Name of the file that comes of it. */
  readonly file: string;
  /** For sh, in an empty folder. `$NPM` is the folder with the packages of `SAMPLE_PACKAGES`, `$VENDOR` the one of this repository. */
  readonly script: string;
}

/** A line that makes a file with a thousand lines of text. */
export const TEXT = 'seq 1 2000 > text';

export const sample = (kind: string, file: string, script: string): FormatSample => ({ kind, file, script });

/** Somebody else's file, by its pattern in the installed packages. */
export const found = (kind: string, file: string, pattern: string): FormatSample =>
  sample(kind, file, `cp "$(find $NPM/node_modules -path '*${pattern}' | sort | head -n 1)" ${file}`);

/** A file that this repository has itself, and what other programs must be content with in it. */
export const vendored = (kind: string, file: string, path: string, ...checks: readonly string[]): FormatSample =>
  sample(kind, file, [`cp "$VENDOR/${path}" ${file}`, ...checks].join(' && '));

/** What a module of Node writes that sees the installed packages. */
export const node = (kind: string, file: string, script: string): FormatSample =>
  sample(kind, file, `ln -s $NPM/node_modules && cat > make.mjs <<'END'\n${script}\nEND\nnode make.mjs`);

export const python = (kind: string, file: string, script: string): FormatSample =>
  sample(kind, file, `cat > make.py <<'END'\n${script}\nEND\n/usr/bin/python3 make.py`);
