import type { UpdatePlan } from '@nuspine/delta';
import type { UpdateReport } from '@nuspine/delta/fs';
import { sizeText } from './size-text.ts';
import { textTable } from './text-table.ts';

/** What would be downloaded, and what else was looked at. */
export function updatePlanText(plan: UpdatePlan): string {
  const { from, to, upToDate, steps, bytes, considered, rejected } = plan;
  if (upToDate) return `up to date: ${String(from)} is installed\n${withheldText(plan)}`;
  const files = steps.map(({ kind, format = '', size, fileName }) => [kind, format, sizeText(size), fileName]);
  const routes = considered.map(({ route, bytes: cost, seconds, reason }) => [
    route,
    cost === undefined ? '-' : sizeText(cost),
    seconds === undefined ? '' : `${seconds.toFixed(1)} s`,
    reason,
  ]);
  return [
    `${from ?? 'nothing'} to ${to}: ${sizeText(bytes)} in ${String(steps.length)} files\n\n`,
    textTable([['file', 'format', 'size', 'name'], ...files], [2]),
    '\n',
    textTable([['route', 'bytes', 'time', 'why'], ...routes], [1, 2]),
    ...rejected.map(({ fileName, reason }) => `not used  ${fileName}: ${reason}\n`),
    withheldText(plan),
  ].join('');
}

/** What was written, and what was in the way. */
export function updateText({
  changed,
  from,
  to,
  output,
  exactness,
  failures,
  plan,
  received,
  resumed,
}: UpdateReport): string {
  const trouble = failures.map(({ fileName, reason }) => `not used  ${fileName}: ${reason}\n`).join('');
  if (!changed || output === undefined) return `${trouble}up to date: ${from} is installed\n${withheldText(plan)}`;
  const proof = exactness === 'contents' ? 'the files of the released package' : 'byte for byte the released package';
  const earlier = resumed === 0 ? '' : `, ${sizeText(resumed)} of an earlier run`;
  return [
    trouble,
    `${output.name}: ${from} to ${to}, ${proof}\n`,
    `${sizeText(received)} downloaded${earlier}  ${output.digest}\n`,
    withheldText(plan),
  ].join('');
}

function withheldText({ withheld = [] }: UpdatePlan): string {
  return withheld
    .map(({ version, percentage }) => `withheld  ${version} goes to ${String(percentage)} % of the clients so far\n`)
    .join('');
}
