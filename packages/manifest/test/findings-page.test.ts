import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findingsPage } from '../src/findings-page.ts';

/** The formatter pads the columns. */
const words = (text: string): readonly string[] => text.split(/[\s|-]+/);

describe('findingsPage', () => {
  it('is the page that is committed', async () => {
    const page = await readFile(new URL('../../../docs/offline-findings.md', import.meta.url), 'utf8');
    expect(words(page)).toEqual(words(findingsPage()));
  });
});
