import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parseTrustKeys } from '@nuspine/channels';
import { emptyRegistry, temporaryFolder, withRegistry } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/index.ts';
import { isOption } from '../src/param.ts';
import { GROUPS, parseInvocation } from '../src/program.ts';
import { capturedIo, run } from './captured-io.ts';
import { bundleLine } from './product-folder.ts';
import { stopWhenServing } from './stop-when-serving.ts';
import { makeReleases, type Releases, withCopyFor } from './sample-releases.ts';

const EXAMPLES = COMMANDS.flatMap(({ name, examples }) => examples.map(({ command }) => [name, command] as const));

/** A program that does nothing. */
const SCRIPT = fileURLToPath(new URL('../src/exit-code.ts', import.meta.url));

/** A line for each command, on packages of which the first is released already and `delta` leads to the second. */
const LINES: readonly (readonly [string, (samples: Releases, registry: string) => readonly string[]])[] = [
  ['completion', () => ['bash']],
  ['inspect', ({ app }) => [app, '--deep']],
  ['resolve', ({ app, feed }) => [app, '--source', feed]],
  ['flatten', ({ app, feed, out }) => [app, '--source', feed, '--out', out]],
  ['delta create', ({ app, nextApp, out }) => [app, nextApp, '--out', out]],
  ['delta apply', ({ app, delta, out }) => [app, delta, '--out', out]],
  ['delta explain', ({ delta, app }) => [delta, '--base', app]],
  ['delta diff', ({ app, nextApp, out }) => [app, nextApp, '--out', out]],
  ['delta patch', ({ app, patch, out }) => [app, patch, '--out', out]],
  ['releasify', ({ app, feed, releases }) => [app, '--source', feed, '--releases', releases]],
  ['releasify', ({ nextApp, feed, releases }) => [nextApp, '--source', feed, '--releases', releases]],
  ['releasify', ({ nextApp, feed, out }) => [nextApp, '--source', feed, '--releases', out]],
  ['feed list', ({ releases }) => [releases]],
  ['feed plan', ({ releases }) => [releases]],
  ['feed update', ({ releases, out }) => [releases, '--current', join(releases, 'App-1.0.0-full.nupkg'), '--out', out]],
  ['feed verify', ({ releases }) => [releases]],
  ['spine check', ({ spine }) => ['--spine', spine]],
  ['spine sync', ({ spine }) => ['--spine', spine]],
  ['spine render', ({ spine }) => ['--spine', spine]],
  ['gate run', ({ gate }) => ['--gate', gate]],
  ['gate list', ({ gate }) => ['--gate', gate]],
  ['gate workflow', ({ gate }) => ['--gate', gate]],
  [
    'gate verify-published',
    ({ feed }) => ['No.Such', '1.0.0', '--source', feed, '--seconds', '0', '--framework', 'net8.0'],
  ],
  ['matrix lint', ({ matrix }) => ['--matrix', matrix]],
  ['matrix check', ({ matrix }) => ['stable-3.2', '--matrix', matrix]],
  ['matrix solve', ({ matrix }) => ['--matrix', matrix]],
  ['matrix explain', ({ matrix }) => ['core@~3.1', 'platform', '--matrix', matrix]],
  ['matrix upgrades', ({ matrix }) => ['lts-3.1', '--matrix', matrix]],
  ['matrix what-breaks', ({ matrix }) => ['core@3.2.0', '--to', 'platform=^2.5.0', '--matrix', matrix]],
  ['matrix path', ({ matrix }) => ['lts-3.1', 'stable-3.2', '--matrix', matrix]],
  ['matrix runtime', ({ feed }) => ['--packages', feed, '--runtimes', 'net8.0']],
  ['matrix render', ({ document, matrix }) => [document, '--matrix', matrix]],
  ['matrix support', ({ matrix }) => ['--now', '2026-01-01', '--matrix', matrix]],
  ['matrix migrate', ({ matrix }) => ['--matrix', matrix]],
  ['offline init', ({ folder }) => ['--root', folder]],
  ['offline update', ({ layout }) => ['--root', layout]],
  ['offline check', ({ layout }) => ['--root', layout]],
  ['offline verify', ({ layout }) => ['--root', layout]],
  ['offline export', ({ layout, out }) => [out, '--root', layout]],
  ['offline restore', ({ layout }) => ['--root', layout, process.execPath, SCRIPT]],
  ['offline missing', ({ layout }) => ['--root', layout]],
  ['offline prune', ({ layout }) => ['--root', layout]],
  ['offline push', ({ image }, registry) => [image, `${registry}/a/b:v2`]],
  ['offline pull', ({ out, layout }, registry) => [`${registry}/a/b:v1`, out, '--root', layout]],
  ['offline import', ({ bundle, site }) => [bundle, '--root', site]],
  [
    'channel publish',
    ({ store }) => [...CHANGE, ...BUILD, '--package-version', '1.2.0', '--order', '3', '--store', store],
  ],
  ['channel promote', ({ store }) => [...CHANGE, '--to', 'Release', '--build', '1.1.0', '--store', store]],
  ['channel rollback', ({ store }) => [...CHANGE, '--to', '1.0.0', '--reason', 'bad', '--store', store]],
  ['channel withdraw', ({ store }) => [...CHANGE, '--build', '1.0.0', '--reason', 'bad', '--store', store]],
  [
    'channel rollout',
    ({ store }) => [...CHANGE, '--build', '1.1.0', '--percent', '5', '--reason', 'bad', '--store', store],
  ],
  ['channel show', ({ store }) => ['a/b/main', '--pointer', 'Latest', '--client', 'x', '--store', store]],
  ['channel history', ({ store }) => ['a/b/main', '--store', store]],
  ['channel alias', ({ store }) => ['a/b/main', 'Old', 'Latest', '--until', '2099-01-01', '--store', store]],
  ['channel policy', ({ store }) => [...CHANGE, '--pointer', 'LKG', '--gate', 'tests', '--store', store]],
  ['channel close', ({ store }) => [...CHANGE, '--reason', 'over', '--store', store]],
  ['channel subscribe', ({ out }) => ['a/b/main', '--root', dirname(out), '--id', 'b']],
  ['flow plan', ({ consumer }) => ['--root', consumer]],
  ['flow apply', ({ consumer }) => ['--root', consumer]],
  ['flow explain', ({ consumer }) => ['Core', '--root', consumer]],
  ['flow graph', ({ store }) => ['--store', store]],
  ['bundle create', ({ product }) => bundleLine(product, 'create', 'stable-1.0').slice(1)],
  ['bundle test', ({ product }) => bundleLine(product, 'test', 'stable-1.1').slice(1)],
  ['bundle publish', ({ product }) => bundleLine(product, 'publish', stableArchive(product)).slice(1)],
  ['bundle install', ({ product }) => bundleLine(product, 'install', stableArchive(product)).slice(1)],
  ['bundle list', ({ product }) => bundleLine(product, 'list').slice(1)],
  ['bundle rollback', ({ product }) => bundleLine(product, 'rollback').slice(1)],
  ['bundle uninstall', ({ product }) => bundleLine(product, 'uninstall').slice(1)],
  ['bundle doctor', ({ product }) => bundleLine(product, 'doctor').slice(1)],
  ['channel verify', ({ store }) => ['a/b/main', '--store', store]],
  [
    'channel keys init',
    ({ store, out }) => ['--keys', join(out, 'keys'), '--root-keys', '2', '--store', join(store, 'x')],
  ],
  ['channel keys list', ({ store }) => ['--store', store]],
  ['channel keys delegate', ({ store }) => ['a/b/next', '--new', join(store, 'next.pem'), ...signed(store)]],
  ['channel keys rotate', ({ store }) => ['--role', 'a/b/main', '--new', join(store, 'x.pem'), ...signed(store)]],
  ['channel keys make', ({ out }) => [`${out}.pem`, '--public', `${out}.pub.pem`]],
  ['channel keys draft-root', ({ store, out }) => ['--out', `${out}.json`, ...signed(store)]],
  ['channel keys sign-root', ({ store }) => [draftedRoot(store), ...signed(store)]],
  ['channel keys publish-root', ({ store }) => [draftedRoot(store), ...signed(store)]],
  ['channel keys revoke', ({ store }) => [keyId(join(store, 'keys/root-1.pem')), ...signed(store)]],
  [
    'channel attest',
    ({ store, out }) => [
      ...[...BUILD, '--package-version', '1.2.0', '--order', '3', '--builder', 'https://ci.example.test/7'],
      ...['--key', join(store, 'keys/main.pem'), '--out', `${out}.json`],
    ],
  ],
  ['channel refresh', ({ store }) => signed(store)],
  ['channel sign', ({ store }) => ['a/b/main', ...signed(store)]],
  ['site build', ({ matrix, pages }) => ['--matrix', matrix, '--out', pages]],
  ['site serve', ({ pages }) => [pages]],
];

/** Nothing ran and nothing was published. */
const ANSWER_NO = ['gate list', 'gate verify-published'];
function stableArchive(product: string): string {
  return join(product, 'out', 'stable-1.1.0.tar.gz');
}

/** The channel of `makeReleases`. */
const CHANGE = ['a/b/main'];
const signed = (store: string): readonly string[] => ['--key', join(store, 'keys'), '--store', store];
const draftedRoot = (store: string): string => join(store, 'root-2.json');
const keyId = (path: string): string => parseTrustKeys(readFileSync(path, 'utf8'), path)[0]?.id ?? '';
const BUILD = ['--commit', '4f2a91c'];
const ajv = new Ajv2020({ allErrors: true, addUsedSchema: false });
const schemas = new Map<string, ValidateFunction>();

function schemaErrors(path: string, document: unknown): unknown {
  const validate =
    schemas.get(path) ?? ajv.compile(JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')));
  schemas.set(path, validate);
  validate(document);
  return validate.errors ?? null;
}

const hostOf = (url: string): string => new URL(url).host;

describe('COMMANDS', () => {
  const registry = emptyRegistry();
  let model = '';

  beforeAll(async () => {
    model = await temporaryFolder();
    await makeReleases(model);
    await withRegistry(registry, ({ url }) => run(['offline', 'push', join(model, 'image'), `${hostOf(url)}/a/b:v1`]));
  }, 60_000);

  afterAll(() => rm(model, { recursive: true, force: true }));

  it('has each name once', () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('explains each group', () => {
    const groups = COMMANDS.flatMap(({ name }) => {
      const words = name.split(' ').slice(0, -1);
      return words.map((_, index) => words.slice(0, index + 1).join(' '));
    });
    expect([...new Set(groups)].toSorted()).toEqual(Object.keys(GROUPS).toSorted());
  });

  it.each(COMMANDS)('summarizes $name in one line that begins with a verb and has no full stop', ({ summary }) => {
    expect(summary).toMatch(/^[A-Z][^\n]{10,90}[^.\n]$/);
  });

  it.each(COMMANDS)('gives $name an example', ({ examples }) => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(COMMANDS)('explains every parameter of $name', ({ params }) => {
    for (const { flags, summary } of params.values()) expect([flags, summary.length > 3]).toEqual([flags, true]);
  });

  it.each(COMMANDS)('puts the arguments of $name before its options', ({ params }) => {
    const kinds = [...params.values()].map(isOption);
    expect(kinds).toEqual(kinds.toSorted((a, b) => Number(a) - Number(b)));
  });

  it.each(LINES)('prints a document of its schema for %s', async (name, words) => {
    const { schema } = COMMANDS.find((command) => command.name === name) ?? { schema: '' };
    const document: unknown = await withRegistry(registry, ({ url }) =>
      withCopyFor(
        model,
        (samples) => words(samples, hostOf(url)),
        async (line) => {
          if (name === 'site serve') stopWhenServing();
          const { exitCode, stdout } = await run([...name.split(' '), ...line, '--json']);
          expect(exitCode).toBe(ANSWER_NO.includes(name) ? 1 : 0);
          return JSON.parse(stdout);
        },
      ),
    );
    expect(schemaErrors(schema, document)).toBeNull();
  });

  it('has a document of each command checked above', () => {
    expect(new Set(LINES.map(([name]) => name))).toEqual(new Set(COMMANDS.map(({ name }) => name)));
  });

  it.each(EXAMPLES)('%s takes its example: %s', (name, line) => {
    const words = line.split(/ [|>] |[()]/).find((part) => part.startsWith('nuspine ')) ?? '';
    const invocation = parseInvocation(words.split(' ').slice(1), { commands: COMMANDS, version: '' }, capturedIo());
    expect(invocation?.command.name).toBe(name);
  });
});
