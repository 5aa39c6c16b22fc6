import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { cheapestRoute } from '../src/update-route.ts';
import { updateLinks } from '../src/update-links.ts';
import { squirrelIndex } from './update-feed.ts';

const from = (version: string) => ({ from: { version: parseNuGetVersion(version) } });

describe('cheapestRoute', () => {
  it('is empty for the version that is installed', () => {
    expect(cheapestRoute([], '1.0.0', from('1.0.0'))).toEqual({ links: [], cost: 0 });
  });

  it('is undefined where nothing leads', () => {
    expect(cheapestRoute([], '1.1.0', from('1.0.0'))).toBeUndefined();
  });

  // All ways through random feeds, tried one by one, against the search.
  it('finds what trying every way finds', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed % below;
    };
    for (let run = 0; run < 300; run += 1) {
      const lines: string[] = [];
      const bases = new Map<string, string>();
      for (let version = 0; version < 7; version += 1) {
        if (random(3) > 0) lines.push(`1.${String(version)}.0 full ${String(20 + random(100))}`);
        if (version === 0 || random(4) === 0) continue;
        lines.push(`1.${String(version)}.0 delta ${String(1 + random(40))}`);
        bases.set(`App-1.${String(version)}.0-delta.nupkg`, `1.${String(random(version))}.0`);
      }
      const { links } = updateLinks([squirrelIndex(...lines)], { bases });
      const cost = (target: string): number =>
        target === '1.0.0'
          ? 0
          : Math.min(
              ...links
                .filter(({ to }) => to === target)
                .map((link) => link.entry.size + (link.from === undefined ? 0 : cost(link.from))),
            );
      expect(cheapestRoute(links, '1.6.0', from('1.0.0'))?.cost ?? Infinity).toBe(cost('1.6.0'));
    }
  });
});
