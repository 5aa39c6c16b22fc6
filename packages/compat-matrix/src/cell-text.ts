import type { Cell, Side } from './cell.ts';
import { formatPin, type Skew } from './matrix.ts';

/** Why a cell is what it is, in one line with the places in the file. */
export function reasonOf({ state, sides, skew, proofs, left, right }: Cell): string {
  if (skew !== undefined) return skewText(skew);
  if (state === 'tested') {
    const [proof] = proofs.toSorted((a, b) => (a.date < b.date ? 1 : -1));
    return `${formatPin(left)} and ${formatPin(right)} passed ${proof?.run ?? ''} on ${proof?.date ?? ''}`;
  }
  const telling: readonly Side['says'][] = state === 'incompatible' ? ['does-not'] : ['unknown', 'no-row'];
  const chosen = sides.filter(({ says }) => (state === 'declared' ? says === 'works' : telling.includes(says)));
  if (chosen.length > 0) return chosen.map(sideText).join('; ');
  return `no row says whether ${formatPin(left)} works with ${formatPin(right)}`;
}

/** What one side says, as `core@3.2.1 asks for extensions ^1.0 (line 6), which azure@2.0.0 is not`. */
export function sideText({ from, about, says, row, statement }: Side): string {
  const speaker = row === undefined ? formatPin(from) : formatPin({ ...from, version: row.version });
  if (says === 'no-row') return `${formatPin(from)} has no row`;
  if (statement === undefined) return `${speaker} says nothing of ${about.component}`;
  const line = `line ${String(statement.at.line)}`;
  if (statement.kind === 'unknown') return `${speaker} says that ${about.component} is unknown (${line})`;
  const asks = `${speaker} asks for ${about.component} ${statement.text} (${line})`;
  return says === 'works' ? asks : `${asks}, which ${about.version} is not`;
}

/** A skew rule in words. */
export function skewText({ component, against, behind, ahead, at }: Skew): string {
  const allowed = `at most ${String(behind)} minor versions behind and ${String(ahead)} ahead of ${against}`;
  return `${component} may be ${allowed}, of the same major (line ${String(at.line)})`;
}
