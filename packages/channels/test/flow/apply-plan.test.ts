import { describe, expect, it } from 'vitest';
import { applyPlan, flowMessage, planFlow } from '../../src/index.ts';
import { channel, FOLLOW, input, made, PROPS, props, SDK } from './flow-sample.ts';

const sdk = channel(SDK, made('b1', { Core: '1.1.0', x: '2.0.0' }));

describe('applyPlan', () => {
  it('changes nothing but the versions and commits', () => {
    const files = [
      { path: PROPS, text: `\ufeff${props({ Core: '1.0.0', Other: '1.0.0' }).replaceAll('\n', '\r\n')}` },
      { path: 'package.json', text: '{\n\t"dependencies": { "x" :"^1.0.0" }\n}' },
      { path: 'versions.toml', text: "[a]\nCore   =  '1.0.0'   # keep\n" },
      {
        path: 'eng/Version.Details.xml',
        text: '<Dependency Name="Core" Version="1.0.0">\n<Sha> abc </Sha></Dependency>',
      },
    ];
    const plan = planFlow(input(FOLLOW, {}, [sdk], { files }));
    expect(applyPlan(plan, files)).toEqual([
      { path: PROPS, text: `\ufeff${props({ Core: '1.1.0', Other: '1.0.0' }).replaceAll('\n', '\r\n')}` },
      { path: 'package.json', text: '{\n\t"dependencies": { "x" :"^2.0.0" }\n}' },
      { path: 'versions.toml', text: "[a]\nCore   =  '1.1.0'   # keep\n" },
      {
        path: 'eng/Version.Details.xml',
        text: '<Dependency Name="Core" Version="1.1.0">\n<Sha> 0123456789abcdef </Sha></Dependency>',
      },
    ]);
  });

  it('edits a property once that two packages share', () => {
    const both = channel(SDK, made('b1', { A: '2.0.0', B: '2.0.0' }));
    const text =
      '<P><V>1.0.0</V><PackageVersion Include="A" Version="$(V)"/><PackageVersion Include="B" Version="$(V)"/></P>';
    const files = [{ path: PROPS, text }];
    expect(applyPlan(planFlow(input(FOLLOW, {}, [both], { files })), files)[0]?.text).toBe(
      text.replace('1.0.0', '2.0.0'),
    );
  });

  it('leaves a file alone that changed meanwhile', () => {
    const given = input(FOLLOW, { Core: '1.0.0' }, [sdk]);
    const changed = [{ path: PROPS, text: props({ Core: '1.0.9' }) }];
    expect(() => applyPlan(planFlow(given), changed)).toThrowCode('FLOW_FILE_CHANGED');
  });

  it('finds nothing more to do afterwards', () => {
    const given = input(FOLLOW, { Core: '1.0.0' }, [sdk]);
    const plan = planFlow(given);
    const again = planFlow({ ...given, files: applyPlan(plan, given.files), record: plan.record });
    expect(again.moves).toBe(0);
  });
});

describe('flowMessage', () => {
  it('lists what moved', () => {
    const plan = planFlow(input(FOLLOW, { Core: '1.0.0', X: '1.0.0' }, [sdk]));
    expect(flowMessage(plan)).toBe(
      'Update 2 dependencies\n\n- Core: 1.0.0 -> 1.1.0 (Latest of contoso/sdk/main is b1)\n- X: 1.0.0 -> 2.0.0 (Latest of contoso/sdk/main is b1)\n',
    );
    expect(flowMessage(planFlow(input(FOLLOW, { Core: '1.0.0' }, [sdk]))).split('\n')[0]).toBe('Update Core to 1.1.0');
  });
});
