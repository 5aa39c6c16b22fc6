import { digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import {
  buildStatement,
  parseStatement,
  PREDICATE_TYPE,
  RECORD_SUBJECT,
  requireStatement,
} from '../../src/provenance/statement.ts';
import { build, minute } from '../channel-builder.ts';

const artifact = { name: 'app.zip', size: 1, digest: digestBytes(Buffer.from('x')) };
const one = build('b1', { artifacts: [artifact] });
const facts = { builder: 'https://ci.example.test/7', now: minute(1) };
const statement = parseStatement(buildStatement(one, facts), 'x');

describe('buildStatement', () => {
  it('names every file and the record, and the commit it was made of', () => {
    expect(statement.subject.map(({ name }) => name)).toEqual(['app.zip', RECORD_SUBJECT]);
    expect(statement.predicate.buildDefinition.resolvedDependencies).toEqual([{ digest: { gitCommit: one.commit } }]);
    expect(Buffer.from(buildStatement(one, facts))).toEqual(Buffer.from(buildStatement(one, facts)));
  });
});

describe('parseStatement', () => {
  it.each(['', '[]', '{}', '{"_type":"https://in-toto.io/Statement/v1","subject":[]}'])('refuses %s', (text) => {
    expect(() => parseStatement(Buffer.from(text), 'x')).toThrowCode('PROVENANCE_INVALID');
  });
});

describe('requireStatement', () => {
  const other = digestBytes(Buffer.from('y'));
  it.each([
    ['a file with other bytes', { artifacts: [{ ...artifact, digest: other }] }, 'PROVENANCE_SUBJECT_MISMATCH'],
    ['a file more', { artifacts: [artifact, { ...artifact, name: 'more' }] }, 'PROVENANCE_SUBJECT_MISMATCH'],
    ['another version', { version: '9.9.9' }, 'PROVENANCE_SUBJECT_MISMATCH'],
  ])('refuses a build with %s', (_, change, code) => {
    expect(() => {
      requireStatement(statement, { ...one, ...change }, 'x');
    }).toThrowCode(code);
  });

  it.each([
    ['another predicate', { ...statement, predicateType: 'https://example.test' }],
    ['no commit', { ...statement, predicate: { buildDefinition: {} } }],
    [
      'another commit',
      { ...statement, predicate: { buildDefinition: { resolvedDependencies: [{ digest: { gitCommit: 'ff' } }] } } },
    ],
  ])('refuses a statement with %s', (_, changed) => {
    expect(() => {
      requireStatement(changed, one, 'x');
    }).toThrowCode('PROVENANCE_PREDICATE_MISMATCH');
  });

  it('takes a statement of another tool that names the files, whatever else it names', () => {
    const foreign = {
      subject: [{ name: 'app.zip', digest: { sha256: artifact.digest.slice(7).toUpperCase() } }, { digest: {} }],
      predicateType: PREDICATE_TYPE,
      predicate: { buildDefinition: { resolvedDependencies: [{}, { digest: { gitCommit: one.commit } }] } },
    };
    requireStatement(foreign, one, 'x');
    expect(() => {
      requireStatement(foreign, { ...one, artifacts: [] }, 'x');
    }).toThrowCode('PROVENANCE_SUBJECT_MISMATCH');
  });

  it('does not mind when it was published, or that the build names it', () => {
    requireStatement(statement, { ...one, date: '2026-02-01T00:00:00Z', provenance: other }, 'x');
    expect(statement.subject).toHaveLength(2);
  });
});
