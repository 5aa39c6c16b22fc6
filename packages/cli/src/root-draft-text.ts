import type { RootDraftReport } from '@nuspine/channels';

/** What a draft changes, who has signed it and who may still. Ids are whole: they are compared by people. */
export function rootDraftText({ version, expires, changes, before, after, complete }: RootDraftReport): string {
  const changed = changes.flatMap(({ role, threshold, added, removed }) => [
    `${role} needs ${String(threshold)}`,
    ...added.map((id) => `  + ${id}`),
    ...removed.map((id) => `  - ${id}`),
  ]);
  const signed = [...new Set([...before.signed, ...after.signed])];
  const missing = [...new Set([...before.missing, ...after.missing])].filter((id) => !signed.includes(id));
  const count = (one: RootDraftReport['before']): string => `${String(one.signed.length)} of ${String(one.threshold)}`;
  const lines = [
    `root ${String(version)}, good until ${expires}`,
    ...(changed.length === 0 ? ['no key changes'] : changed),
    `signed by ${count(before)} holders of the root before, ${count(after)} of this one`,
    ...signed.map((id) => `  signed   ${id}`),
    ...missing.map((id) => `  may sign ${id}`),
    complete ? 'ready for nuspine channel keys publish-root' : 'to be passed on to the next holder',
  ];
  return `${lines.join('\n')}\n`;
}
