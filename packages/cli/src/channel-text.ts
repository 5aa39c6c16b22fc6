import type {
  ChangeReport,
  ChannelReport,
  ChannelView,
  HistoryLine,
  RolloutAnswer,
  ServedPointer,
} from '@nuspine/channels';
import { textTable } from './text-table.ts';

/** What was done, and what the pointers name now. */
export function changeText({ channel, sequence, done, changed, pointers, client }: ChangeReport): string {
  if (client !== undefined && !changed) return clientText(client);
  const lines = done.map((line) => `${line}\n`).join('');
  const state = changed ? `entry ${String(sequence)} of ${channel}` : `${channel} is as wanted already`;
  const asked = client === undefined ? '' : clientText(client);
  return `${lines}${state}\n${pointerTable(pointers)}${asked}`;
}

function clientText({ client, build, percent, bucket, included, squirrel }: RolloutAnswer): string {
  const where = (isIn: boolean): string => (isIn ? 'is in' : 'is not in');
  const ours = `${client} ${where(included)} the ${String(percent)} % that get ${build}: bucket ${String(bucket)} of 10000\n`;
  if (squirrel === undefined) return ours;
  return `${ours}Squirrel: ${client} ${where(squirrel.included)} the ${String(squirrel.percent)} % of its line in RELEASES\n`;
}

/** What a channel serves, and what the one who asks gets. */
export function viewText({ channel, builds, sequence, pointers, closed, movedFrom, answer }: ChannelView): string {
  const moved = movedFrom === undefined ? '' : `${movedFrom} goes on as ${channel}\n`;
  const end = closed === undefined ? '' : `closed on ${closed.date}: ${closed.reason}\n`;
  const head = `${channel}: ${String(builds)} builds, ${String(sequence)} entries\n`;
  if (answer === undefined) return `${moved}${head}${end}${pointerTable(pointers)}`;
  const { build, pointer, rollout, named } = answer;
  const gets = `${pointer}: ${build.id} (${build.version})\n`;
  if (rollout === undefined) return `${moved}${gets}`;
  const where = rollout.included ? 'is in' : 'is not yet in';
  return `${moved}${gets}${rollout.client} ${where} the ${String(rollout.percent)} % that get ${named}\n`;
}

/** A line for each thing that happened. */
export function historyText(lines: readonly HistoryLine[]): string {
  return textTable(
    lines.map(({ sequence, date, by, text }) => [String(sequence), date, by, text]),
    [0],
  );
}

/** Every problem on a line of its own, then the answer. */
export function channelReportText({ ok, channel, entries, builds, head, problems }: ChannelReport): string {
  const found = problems.map(({ code, path, message }) => `${code}  ${path}  ${message}\n`).join('');
  const counts = `${String(entries)} entries, ${String(builds)} builds, ${String(problems.length)} problems`;
  return `${found}${ok ? 'ok' : 'not ok'}: ${channel}: ${counts}\nhead ${String(entries)}:${head}\n`;
}

function pointerTable(pointers: readonly ServedPointer[]): string {
  const rows = pointers.map(({ name, build, version, since, percent, aliasOf, until }) => [
    name,
    build,
    version,
    since,
    percent === undefined ? '' : `${String(percent)} %`,
    aliasOf === undefined ? '' : `alias of ${aliasOf} until ${until ?? ''}`,
  ]);
  return rows.length === 0 ? 'no pointers\n' : textTable([['pointer', 'build', 'version', 'since'], ...rows]);
}
