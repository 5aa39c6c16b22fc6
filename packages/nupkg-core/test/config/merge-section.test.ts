import { describe, expect, it } from 'vitest';
import { parseConfigFile } from '../../src/config/config-file.ts';
import { requiredAttribute } from '../../src/config/config-file.ts';
import { mergeSection } from '../../src/config/merge-section.ts';

/** What files with these sections say together, the nearest first. */
function merged(...sections: readonly string[]): readonly string[] {
  const files = sections.map((text, at) =>
    parseConfigFile(Buffer.from(`<configuration><s>${text}</s></configuration>`), String(at)),
  );
  const items = mergeSection(files, 's', ({ attributes }) => attributes['key']);
  return items.map(({ key, file, element }) => `${key}=${element.attributes['value'] ?? ''} of ${file}`);
}

describe('mergeSection', () => {
  it('takes a key from the nearest file', () => {
    const near = '<add key="a" value="1"/>';
    const far = '<add key="a" value="2"/><add key="A" value="3"/>';
    expect(merged(near, far)).toEqual(['a=1 of 0', 'A=3 of 1']);
  });

  it('takes the last of one file, in its own place', () => {
    expect(merged('<add key="a" value="1"/><add key="b"/><add key="a" value="2"/>')).toEqual(['b= of 0', 'a=2 of 0']);
  });

  it('takes nothing from behind a clear', () => {
    expect(merged('<add key="a"/>', '<clear/><add key="b"/>', '<add key="c"/>')).toEqual(['a= of 0', 'b= of 1']);
  });

  it('refuses what is wrong behind a clear as well', () => {
    const file = (text: string): ReturnType<typeof parseConfigFile> =>
      parseConfigFile(Buffer.from(`<configuration><s>${text}</s></configuration>`), 'file');
    const keyOf = (element: Parameters<typeof requiredAttribute>[0]): string =>
      requiredAttribute(element, 'key', 'file');
    expect(() => mergeSection([file('<clear key="c"/>'), file('<add/>')], 's', keyOf)).toThrowCode(
      'NUGET_CONFIG_INVALID',
    );
    expect(() => mergeSection([file('<add/><clear key="c"/>')], 's', keyOf)).toThrowCode('NUGET_CONFIG_INVALID');
  });

  it('leaves out what has no key', () => {
    expect(merged('<remove/><add key="a"/>')).toEqual(['a= of 0']);
  });
});
