import { type Component, findPath, type Matrix, type PathReport, type Pin } from '@nuspine/compat-matrix';
import { SITE_LIMITS } from './limits.ts';

/** An end of upgrades, as `matrix path` takes it: the id of a bundle, or `core@3.1.0`. */
interface End {
  readonly text: string;
  readonly pins: readonly Pin[];
}

export interface UpgradeAnswer {
  readonly from: string;
  readonly to: string;
  /** What `matrix path` answers; absent where the search is too long for a page. */
  readonly report?: PathReport;
}

/** Upgrades between the bundles of a matrix, or of one component. */
export interface UpgradeGroup {
  /** Name of the component; absent for bundles. */
  readonly component?: string;
  readonly ends: readonly string[];
  /** For every two ends of which none is newer than the other in part only. */
  readonly answers: readonly UpgradeAnswer[];
}

/** Every upgrade that a page offers, answered as `matrix path` answers it without options but the day. */
export function upgradeGroups(matrix: Matrix, now: string): readonly UpgradeGroup[] {
  const bundles = matrix.bundles.slice(-SITE_LIMITS.versions).map(({ id, pins }) => ({ text: id, pins }));
  const components = [...matrix.components.values()].filter(
    (component) => bundles.length === 0 || hasRules(matrix, component),
  );
  const groups = [
    { ends: bundles },
    ...components.map((component) => ({ component: component.name, ends: endsOf(component) })),
  ];
  const budget = { sets: SITE_LIMITS.allPathSets };
  return groups
    .map(({ ends, ...group }) => ({
      ...group,
      ends: ends.map(({ text }) => text),
      answers: answersBetween(matrix, ends, now, budget),
    }))
    .filter(({ answers }) => answers.length > 0);
}

/** Between the versions of the others nothing stands: each upgrade is one step. */
function hasRules({ stops, blocks, edges, steps }: Matrix, { name, rows }: Component): boolean {
  const isRuled = [stops, blocks, edges, steps].some((rules) => rules.some(({ component }) => component === name));
  return isRuled || [...rows.values()].some(({ epoch }) => epoch > 0);
}

function endsOf({ name, versions }: Component): readonly End[] {
  const newest = versions.slice(-SITE_LIMITS.versions);
  return newest.map((version) => ({ text: `${name}@${version}`, pins: [{ component: name, version }] }));
}

function answersBetween(
  matrix: Matrix,
  ends: readonly End[],
  now: string,
  budget: { sets: number },
): readonly UpgradeAnswer[] {
  return ends.flatMap((from) =>
    ends.flatMap((to): readonly UpgradeAnswer[] => {
      const sets = from === to ? undefined : setsBetween(matrix, from.pins, to.pins);
      if (sets === undefined) return [];
      const ends = { from: from.text, to: to.text };
      if (sets > SITE_LIMITS.pathSets || sets > budget.sets) return [ends];
      budget.sets -= sets;
      return [{ ...ends, report: findPath(matrix, from.pins, to.pins, { now }) }];
    }),
  );
}

/** How many sets there are on the way: what a search may have to look at. `undefined` where anything would go back. */
function setsBetween({ components }: Matrix, from: readonly Pin[], to: readonly Pin[]): number | undefined {
  let sets = 1;
  for (const { component, version } of from) {
    const versions = components.get(component)?.versions ?? [];
    const target = to.find((pin) => pin.component === component)?.version ?? version;
    const steps = versions.indexOf(target) - versions.indexOf(version);
    if (steps < 0 || !versions.includes(version)) return undefined;
    sets *= steps + 1;
  }
  return sets;
}
