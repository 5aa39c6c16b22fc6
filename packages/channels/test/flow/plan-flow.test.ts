import { describe, expect, it } from 'vitest';
import { planFlow } from '../../src/index.ts';
import { minute } from '../channel-builder.ts';
import { channel, FOLLOW, input, made, SDK } from './flow-sample.ts';

const sdk = channel(SDK, made('b1', { Core: '1.0.0' }), made('b2', { Core: '1.1.0', Json: '2.0.0' }));
const codes = (plan: ReturnType<typeof planFlow>): readonly string[] =>
  plan.decisions.map(({ id, from, to, code }) => `${id} ${from} ${to ?? ''} ${code}`);

describe('planFlow', () => {
  it('says for every dependency why it moves or stays', () => {
    const toml = `${FOLLOW}\n[[pin]]\npackage = "json"\nreason = "breaks us"\n`;
    const versions = { core: '1.0.0', Json: '1.0.0', Other: '3.0.0', CORE: '[1.0,2.0)' };
    expect(codes(planFlow(input(toml, versions, [sdk])))).toEqual([
      'core 1.0.0 1.1.0 moved',
      'Json 1.0.0  pinned',
      'Other 3.0.0  not-subscribed',
      'CORE [1.0,2.0)  range',
    ]);
  });

  it('takes only the packages that the subscription names', () => {
    const toml = `${FOLLOW}packages = ["J*n", "x*"]\n`;
    expect(codes(planFlow(input(toml, { Core: '1.0.0', Json: '1.0.0' }, [sdk])))).toEqual([
      'Core 1.0.0  not-subscribed',
      'Json 1.0.0 2.0.0 moved',
    ]);
  });

  it('does not go back, unless the subscription says so', () => {
    expect(codes(planFlow(input(FOLLOW, { Core: '1.2.0-rc.1' }, [sdk])))).toEqual(['Core 1.2.0-rc.1  downgrade']);
    const allowed = planFlow(input(`${FOLLOW}allow-downgrade = true\n`, { Core: '1.2.0' }, [sdk]));
    expect(codes(allowed)).toEqual(['Core 1.2.0 1.1.0 moved']);
  });

  it('moves as often as it is asked to, and on demand whenever', () => {
    const record = { sdk: { build: 'b1', date: '2026-01-02T00:00:00Z', sequence: 1, head: sdk.head } };
    const daily = `${FOLLOW}frequency = "daily"\n`;
    const at = (toml: string, now: Date, only?: string) =>
      codes(planFlow(input(toml, { Core: '1.0.0' }, [sdk], { record, now, ...(only === undefined ? {} : { only }) })));
    expect(at(daily, minute(24 * 60 - 1))).toEqual(['Core 1.0.0  waits']);
    expect(at(daily, minute(24 * 60))).toEqual(['Core 1.0.0 1.1.0 moved']);
    const demand = `${FOLLOW}frequency = "on-demand"\n`;
    expect(at(demand, minute(9999))).toEqual(['Core 1.0.0  waits']);
    expect(at(demand, minute(1), 'sdk')).toEqual(['Core 1.0.0 1.1.0 moved']);
    expect(() => at(demand, minute(1), 'none')).toThrowCode('FLOW_DEPENDENCY_UNKNOWN');
  });

  it('moves a batch together or not at all', () => {
    const other = channel('contoso/ui/main', made('b1', { Ui: '5.0.0' }));
    const both = `${FOLLOW}batch = "x"\n[[subscription]]\nid = "ui"\nchannel = "contoso/ui/main"\nbatch = "x"\nfrequency = "weekly"\n`;
    const record = { ui: { build: 'b0', date: '2026-01-02T00:00:00Z', sequence: 1, head: sdk.head } };
    const plan = planFlow(input(both, { Core: '1.0.0', Ui: '4.0.0' }, [sdk, other], { record }));
    expect(codes(plan)).toEqual(['Core 1.0.0  waits', 'Ui 4.0.0  waits']);
    expect(plan.decisions[0]?.reason).toBe('batch x waits for ui');
  });

  it('is the same for the same input, and records what moved', () => {
    const given = input(FOLLOW, { Core: '1.0.0' }, [sdk]);
    const plan = planFlow(given);
    expect(planFlow(given)).toEqual(plan);
    expect(plan.record).toEqual({ sdk: { build: 'b2', date: '2026-01-02T10:00:00Z', sequence: 2, head: sdk.head } });
  });

  it('does not believe a mirror that serves an older log', () => {
    const record = { sdk: { build: 'b9', date: '2026-01-02T00:00:00Z', sequence: 9, head: sdk.head } };
    expect(() => planFlow(input(FOLLOW, { Core: '1.0.0' }, [sdk], { record }))).toThrowCode('CHANNEL_LOG_ROLLED_BACK');
  });
});

// The cases that the documentation of darc works out for CoherentParentDependency (Darc.md, "Coherent parent dependencies"),
// with its letters: a child takes the version that its parent states itself.
describe('coherent parents', () => {
  const coherent = (...pairs: readonly (readonly [string, string])[]): string =>
    `${FOLLOW}packages = ["B"]\n${pairs.map(([child, parent]) => `[[coherent]]\npackage = "${child}"\nparent = "${parent}"\n`).join('')}`;

  it('move a child to what the new version of its parent was built with', () => {
    const parent = channel(SDK, made('b1', { B: '1.0.0' }, { C: '1.0.0' }), made('b2', { B: '2.0.0' }, { C: '1.5.0' }));
    const plan = planFlow(input(coherent(['C', 'B']), { B: '1.0.0', C: '1.0.0' }, [parent]));
    expect(codes(plan)).toEqual(['B 1.0.0 2.0.0 moved', 'C 1.0.0 1.5.0 coherent']);
  });

  it('move a child although its parent stays, and back if the parent was built with an earlier one', () => {
    const parent = channel(SDK, made('b1', { B: '1.0.0' }, { C: '1.0.0' }));
    const plan = planFlow(input(coherent(['C', 'B']), { B: '1.0.0', C: '1.9.0' }, [parent]));
    expect(codes(plan)).toEqual(['B 1.0.0  up-to-date', 'C 1.9.0 1.0.0 coherent']);
  });

  it('take the direct version of the parent, not one further up the tree', () => {
    const parent = channel(
      SDK,
      made('b1', { B: '1.0.0' }, { C: '1.0.0', D: '1.0.0' }),
      made('b2', { B: '2.0.0' }, { C: '2.0.0', D: '2.0.0' }),
    );
    const middle = channel('contoso/c/main', made('b7', { C: '2.0.0' }, { D: '7.0.0' }));
    const toml = `${coherent(['C', 'B'], ['D', 'C'])}[[subscription]]\nid = "c"\nchannel = "contoso/c/main"\n`;
    const plan = planFlow(input(toml, { B: '1.0.0', C: '1.0.0', D: '1.0.0' }, [parent, middle]));
    expect(codes(plan)).toEqual(['B 1.0.0 2.0.0 moved', 'C 1.0.0 2.0.0 coherent', 'D 1.0.0 7.0.0 coherent']);
  });

  it('are a finding when the parent does not say which version it was built with', () => {
    const parent = channel(SDK, made('b1', { B: '1.0.0' }));
    const plan = planFlow(input(coherent(['C', 'B']), { B: '1.0.0', C: '1.0.0' }, [parent]));
    expect([plan.ok, codes(plan)[1]]).toEqual([false, 'C 1.0.0  incoherent']);
  });

  it('are named by Version.Details.xml as well', () => {
    const parent = channel(SDK, made('b1', { B: '1.0.0' }, { C: '1.0.0' }), made('b2', { B: '2.0.0' }, { C: '1.5.0' }));
    const text = `<Dependencies><Dependency Name="B" Version="1.0.0"><Sha>a</Sha></Dependency>
      <Dependency Name="C" Version="1.0.0" CoherentParentDependency="B"><Sha>c</Sha></Dependency></Dependencies>`;
    const files = [{ path: 'eng/Version.Details.xml', text }];
    const plan = planFlow(input(`${FOLLOW}packages = ["B"]\n`, {}, [parent], { files }));
    expect(codes(plan)).toEqual(['B 1.0.0 2.0.0 moved', 'C 1.0.0 1.5.0 coherent']);
  });

  // Darc.md, "Strict Coherency": the package is Foo, its parent Bar comes out of dotnet/extensions, Foo out of
  // dotnet/core-setup. The model before looked for the newest build of Foo below Bar.
  const FOO = `[[subscription]]\nid = "extensions"\nchannel = "dotnet/extensions/main"\npackages = ["Bar"]\n`;
  const foo = `${FOO}[[coherent]]\npackage = "Foo"\nparent = "Bar"\n`;
  const setup = (version: string) => channel('dotnet/core-setup/main', made('b1', { Foo: version, Other: version }));

  it('take the version that the parent has pinned, though it uses a build that made a newer one', () => {
    const extensions = channel(
      'dotnet/extensions/main',
      made('b1', { Bar: '1.0.0' }, { Foo: '1.0.0', Other: '1.0.1' }),
    );
    const given = input(foo, { Bar: '1.0.0', Foo: '0.9.0' }, [extensions, setup('1.0.1')]);
    expect(codes(planFlow(given))).toEqual(['Bar 1.0.0  up-to-date', 'Foo 0.9.0 1.0.0 coherent']);
  });

  it('never fall back to what another package of the same build was once made with', () => {
    // Foo was serviced up to 1.0.10; a package that the parent still uses came with 1.0.3.
    const extensions = channel('dotnet/extensions/main', made('b1', { Bar: '2.0.0' }, { Other: '1.0.3' }));
    const given = input(foo, { Bar: '1.0.0', Foo: '1.0.10' }, [extensions, setup('1.0.3')]);
    const plan = planFlow(given);
    expect([plan.ok, codes(plan)]).toEqual([false, ['Bar 1.0.0 2.0.0 moved', 'Foo 1.0.10  incoherent']]);
  });

  // Darc.md, "Specifying a coherent parent" and "Pinning dependencies": packages of corefx follow Microsoft.NETCore.App,
  // and one that is pinned stays.
  it('move all children of a parent in Version.Details.xml, but for one that is pinned', () => {
    const parent = 'Microsoft.NETCore.App';
    const [old, next] = ['4.6.0-preview6.19279.8', '4.6.0-preview6.19303.8'];
    const names = ['Microsoft.Win32.Registry', 'System.IO.Pipelines', 'System.Data.SqlClient'];
    const built = Object.fromEntries(names.map((name) => [name, next]));
    const app = channel('dotnet/core-setup/main', made('b1', { [parent]: '3.0.0-preview6-27804-01' }, built));
    const child = (name: string, pin: string): string =>
      `<Dependency Name="${name}" Version="${old}" CoherentParentDependency="${parent}"${pin}><Sha>e2</Sha></Dependency>`;
    const text = `<Dependencies><ProductDependencies>
      ${names.map((name, index) => child(name, index === 2 ? ' Pinned="true"' : '')).join('\n      ')}
      <Dependency Name="${parent}" Version="3.0.0-preview6-27730-01"><Sha>aa</Sha></Dependency>
    </ProductDependencies></Dependencies>`;
    const files = [{ path: 'eng/Version.Details.xml', text }];
    const toml = '[[subscription]]\nid = "app"\nchannel = "dotnet/core-setup/main"\n';
    expect(codes(planFlow(input(toml, {}, [app], { files })))).toEqual([
      `Microsoft.Win32.Registry ${old} ${next} coherent`,
      `System.IO.Pipelines ${old} ${next} coherent`,
      `System.Data.SqlClient ${old}  pinned`,
      'Microsoft.NETCore.App 3.0.0-preview6-27730-01 3.0.0-preview6-27804-01 moved',
    ]);
  });
});
