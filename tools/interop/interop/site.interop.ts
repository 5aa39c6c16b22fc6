import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '@nuspine/testkit';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { runProgram } from '../src/run-program.ts';
import { CLI, HOSTILE, nuspine, writeSiteRepository } from '../src/site-repository.ts';

const skipped = await reasonToSkip(['chromium']);
const PAGES = ['index', 'releases', 'channels', 'compatibility', 'offline'].map((name) => `${name}.html`);
const SCHEMES = ['light', 'dark'] as const;

describe.skipIf(skipped !== undefined)(`a report site in Chromium ${skipped ?? ''}`, () => {
  let folder: string;
  let repository: string;
  let browser: Browser;
  beforeAll(async () => {
    folder = await temporaryFolder();
    repository = join(folder, 'repository');
    await mkdir(repository);
    await writeSiteRepository(repository);
    await nuspine(repository, 'site', 'build', '--out', 'site', '--now', '2026-09-01', '--title', HOSTILE);
    // Without a sandbox, for containers have none to give; the pages are our own.
    browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens a page of the site from the disk, hands it over, and expects that nothing went wrong meanwhile. */
  async function withPage(
    name: string,
    options: BrowserContextOptions,
    use: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext(options);
    const said: string[] = [];
    const asked: string[] = [];
    const page = await context.newPage();
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    const url = pathToFileURL(join(repository, 'site', name)).href;
    await page.goto(url);
    await use(page);
    expect(said).toEqual([]);
    expect(asked).toEqual([url]);
    expect(await page.title()).toContain(HOSTILE);
    await context.close();
  }

  it('has a page of each kind', async () => {
    expect(await readdir(join(repository, 'site'))).toEqual(expect.arrayContaining(PAGES));
  });

  it.each(PAGES.flatMap((page) => SCHEMES.map((scheme) => [page, scheme] as const)))(
    '%s is sound to axe in %s, runs nothing of the data, and asks for nothing',
    async (name, colorScheme) => {
      await withPage(name, { colorScheme }, async (page) => {
        // What is folded up is looked at too.
        await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
        await page.evaluate(axe.source);
        const found: unknown = await page.evaluate(
          'axe.run().then(({ violations, passes }) => ({ passes: passes.length, violations: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]) }))',
        );
        expect(found).toEqual({ passes: expect.any(Number), violations: [] });
        expect(found).toMatchObject({ passes: expect.toSatisfy((count: number) => count > 20) });
      });
    },
  );

  it.each(PAGES)('%s fits on a screen of 320 pixels', async (name) => {
    await withPage(name, { viewport: { width: 320, height: 640 } }, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });
  });

  it('answers every upgrade by keyboard alone, as matrix path does', async () => {
    await withPage('compatibility.html', {}, async (page) => {
      await tabTo(page, 'form.picker:first-of-type label:nth-of-type(1) select');
      const answers: string[] = [];
      for (const from of await choices(page, 0)) {
        await choose(page, 0, from);
        await page.keyboard.press('Tab');
        for (const to of await choices(page, 1)) {
          await choose(page, 1, to);
          const shown = await page.locator('form.picker output').first().innerText();
          expect([from, to, wordsOf(shown)]).toEqual([from, to, await answerOf(repository, from, to)]);
          answers.push(`${from} ${to}`);
        }
        await page.keyboard.press('Shift+Tab');
      }
      expect(answers).toHaveLength(6);
      expect(answers).toContain('lts-3.1 stable-3.2');
    });
  });

  it('shows what has focus, and skips to the content', async () => {
    await withPage('index.html', {}, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('content');
      // The page is the same but for where it stands in it.
      await page.goBack();
    });
  });

  it('has every answer in a table where there is no script', async () => {
    await withPage('compatibility.html', { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('form.picker').first().isVisible()).toBe(false);
      const row = page.locator('tr[data-from="lts-3.1"][data-to="stable-3.2"]');
      expect(await row.isVisible()).toBe(true);
      expect(await row.innerText()).toContain('platform 2.4.0 to 2.5.0');
    });
  });

  it('has a policy under which not even a script that is put into the page runs', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(repository, 'site/compatibility.html')).href);
    const refused = page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'));
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "ran"' }))`,
    );
    await refused;
    expect(await page.title()).not.toBe('ran');
    await page.close();
  });

  it('is served by site serve until it is told to stop', async () => {
    const child = spawn(process.execPath, [CLI, 'site', 'serve', '--json'], { cwd: repository });
    const [said] = await once(child.stdout, 'data');
    const { url } = Object.assign({ url: '' }, JSON.parse(String(said)));
    const page = await browser.newPage();
    const answer = await page.goto(url);
    await page.getByRole('link', { name: 'Compatibility' }).click();
    expect([answer?.status(), await page.getByRole('heading', { level: 1 }).innerText()]).toEqual([
      200,
      'Compatibility',
    ]);
    expect((await page.reload())?.status()).toBe(200);
    await page.close();
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });
});

async function chromiumPath(): Promise<string> {
  return (await runProgram('sh', ['-c', 'command -v chromium'])).stdout.trim();
}

/** Presses Tab until an element has focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    if ((await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) === true) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached by keyboard`);
}

/** What the first picker offers from or to. */
function choices(page: Page, at: 0 | 1): Promise<readonly string[]> {
  return page.locator('form.picker').first().locator('select').nth(at).locator('option').allInnerTexts();
}

/** Goes to the top of the list that has focus, and down to a choice. */
async function choose(page: Page, at: 0 | 1, choice: string): Promise<void> {
  const list = page.locator('form.picker').first().locator('select').nth(at);
  await page.keyboard.press('Home');
  const { length } = await choices(page, at);
  for (let presses = 0; presses < length; presses += 1) {
    if ((await list.inputValue()) === choice) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${choice} cannot be chosen by keyboard`);
}

/** What `matrix path` answers, in the words of a page. */
async function answerOf(folder: string, from: string, to: string): Promise<string> {
  const { stdout } = await nuspine(folder, 'matrix', 'path', from, to, '--now', '2026-09-01', '--json');
  const report: PathDocument = JSON.parse(stdout);
  if (!report.found) {
    const blocking = report.blocking.map(({ kind, text, risk }) => {
      return `${kind}: ${text}${risk === undefined ? '' : `; --accept ${risk} to take it`}`;
    });
    return wordsOf(['There is no way, because', ...blocking].join('\n'));
  }
  const hops = report.hops.map(({ changes }) =>
    changes.map((one) => `${one.component} ${one.from} to ${one.to}`).join(' with '),
  );
  return wordsOf(hops.join('\n'));
}

interface PathDocument {
  readonly found: boolean;
  readonly hops: readonly { readonly changes: readonly Record<'component' | 'from' | 'to', string>[] }[];
  readonly blocking: readonly { readonly kind: string; readonly text: string; readonly risk?: string }[];
}

function wordsOf(text: string): string {
  return text.split(/\s+/).join(' ').trim();
}
