import { describe, expect, it } from 'vitest';
import { documentOptions, wordOf } from '../src/document-schema.ts';

describe('documentOptions', () => {
  it('gives a document a name that no address is needed for', () => {
    expect(documentOptions('a', 'A')).toMatchObject({ $id: 'urn:nuspine:schema:a', title: 'A' });
  });
});

describe('wordOf', () => {
  it('may be empty: a person has not written it yet', () => {
    expect(wordOf('why')).toMatchObject({ type: 'string', description: 'why' });
  });
});
