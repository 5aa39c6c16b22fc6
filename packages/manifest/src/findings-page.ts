import { FINDING_RULES } from './finding-rules.ts';

/** The page that lists every finding, in Markdown. */
export function findingsPage(): string {
  const rows = Object.entries(FINDING_RULES).map(
    ([code, { severity, rule, fix }]) => `| \`${code}\` | ${severity} | ${rule} | ${fix} |`,
  );
  return [
    '# Findings of offline layouts',
    '',
    'What `nuspine offline` reports. An error makes it exit with 1, a warning does not.',
    '',
    '| code | weight | what holds in a sound layout | what to do |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
