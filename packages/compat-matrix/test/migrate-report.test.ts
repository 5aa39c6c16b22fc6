import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { migrateReport, MigrateReportSchema } from '../src/index.ts';
import { publishedMatrix } from './published.ts';

describe('migrateReport', () => {
  it('says what is still wrong with the migrated file', () => {
    const report = migrateReport(publishedMatrix());
    expect(report.findings.map(({ code }) => code)).toEqual(['L002']);
    expect(report.text).toContain('[bundles."stable-3.2"]');
    expect(new Ajv2020().validate(MigrateReportSchema, report)).toBe(true);
  });
});
