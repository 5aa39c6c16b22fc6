import { pick, type Random, several } from '@nuspine/testkit';
import { anyFramework, knownFramework } from './random-framework.ts';
import { anyRange, plainRange } from './random-range.ts';
import { oneIn, words } from './random-text.ts';
import { anyVersion, plainVersion } from './random-version.ts';

/** The six schemas, an unknown one, and none. */
const NAMESPACES = [
  ...['2010/07', '2011/08', '2011/10', '2012/06', '2013/01', '2013/05', '2099/01'].map(
    (month) => ` xmlns="http://schemas.microsoft.com/packaging/${month}/nuspec.xsd"`,
  ),
  '',
  '',
  ' xmlns="urn:other"',
];
const TEXT_ELEMENTS = words(`
  title authors owners description summary releaseNotes copyright tags language projectUrl iconUrl icon readme
  licenseUrl Title AUTHORS unknown
`);
const FLAGS = words('requireLicenseAcceptance developmentDependency serviceable');
const FLAG_VALUES = ['true', 'false', 'True', 'FALSE', ' true ', '\n false', '', ' ', 'tRuE'] as const;
const ODD_FLAG_VALUES = ['yes', '1', '0', 'true false'] as const;
const TEXTS = [
  ...['a', 'one two', ' padded ', '\n  indented\n', '', ' ', '&lt;b&gt; &amp; &#65; &#x41;', '<![CDATA[<raw> & ]]>'],
  ...[
    'before<!-- comment -->after',
    'a<![CDATA[b]]>c',
    '<inner>text</inner>',
    '\u00e9\u4e2d\ud83d\ude00',
    '\r\nx\r\n',
    '&#13;&#10;',
  ],
  ...['a<inner/>b', '<?pi data?>x', '&quot;&apos;'],
] as const;
const IDS = words('A Some.Package other_package X-Y \u00c9t\u00e9 a.b.c Newtonsoft.Json a');
const ASSETS = [
  'All',
  'None',
  'Compile,Runtime',
  'compile, runtime ',
  '',
  ' ',
  'Build;Native',
  'a,,b',
  'Analyzers,Analyzers',
] as const;

/** A nuspec with any of its elements, in any order, more than once, and sometimes with what no reader expects. */
export function nuspecXml(random: Random): string {
  const namespace = NAMESPACES[random(NAMESPACES.length)] ?? '';
  const parts = [
    element('id', pick(random, IDS)),
    element('version', oneIn(random, 15) ? escape(anyVersion(random)) : plainVersion(random)),
    ...several(random, 8, () => element(pick(random, TEXT_ELEMENTS), pick(random, TEXTS))),
    ...several(random, 2, () => element(pick(random, FLAGS), flag(random))),
    ...several(random, 4, () => structure(random)),
  ];
  const minimum = oneIn(random, 8) ? ` minClientVersion="${pick(random, ['2.5', '3.3.0', '2.8.5'])}"` : '';
  return `${prologue(random)}<package${namespace}>${gap(random)}<metadata${minimum}>${inRandomOrder(random, parts).join(gap(random))}</metadata></package>`;
}

function structure(random: Random): string {
  return pick(random, [
    dependencies,
    references,
    frameworkReferences,
    contentFiles,
    repository,
    frameworkAssemblies,
    packageTypes,
  ])(random);
}

function dependencies(random: Random): string {
  const flat = several(random, 2, () => dependency(random));
  const groups = oneIn(random, 4)
    ? []
    : several(random, 4, () =>
        group(
          random,
          several(random, 3, () => dependency(random)),
        ),
      );
  return element('dependencies', inRandomOrder(random, [...flat, ...groups]).join(gap(random)));
}

function dependency(random: Random): string {
  const version = oneIn(random, 8)
    ? ''
    : attribute('version', oneIn(random, 5) ? anyRange(random) : plainRange(random));
  const include = oneIn(random, 4) ? attribute('include', pick(random, ASSETS)) : '';
  const exclude = oneIn(random, 4) ? attribute('exclude', pick(random, ASSETS)) : '';
  return `<dependency${attribute('id', pick(random, IDS))}${version}${include}${exclude} />`;
}

function references(random: Random): string {
  const reference = (): string =>
    `<reference${attribute('file', pick(random, ['a.dll', 'B.dll', 'a.dll', 'c d.winmd']))}/>`;
  const flat = several(random, 2, reference);
  return element(
    'references',
    [...flat, ...several(random, 2, () => group(random, several(random, 2, reference)))].join(''),
  );
}

function frameworkReferences(random: Random): string {
  const names = ['Microsoft.AspNetCore.App', 'Microsoft.WindowsDesktop.App', 'x'] as const;
  const reference = (): string => `<frameworkReference${attribute('name', pick(random, names))}/>`;
  return element(
    'frameworkReferences',
    several(random, 3, () => group(random, several(random, 2, reference))).join(''),
  );
}

function frameworkAssemblies(random: Random): string {
  const frameworks = (): string =>
    oneIn(random, 3)
      ? ''
      : attribute('targetFramework', several(random, 2, () => knownFramework(random)).join(pick(random, [',', ', '])));
  const assemblies = several(random, 3, () => `<frameworkAssembly assemblyName="System.Xml"${frameworks()} />`);
  return element('frameworkAssemblies', assemblies.join(''));
}

function contentFiles(random: Random): string {
  const files = several(random, 3, () => {
    const copy = oneIn(random, 2) ? attribute('copyToOutput', flag(random)) : '';
    const flatten = oneIn(random, 2) ? attribute('flatten', flag(random)) : '';
    const exclude = oneIn(random, 3) ? attribute('exclude', '**/x') : '';
    const action = oneIn(random, 2) ? attribute('buildAction', pick(random, ['None', 'Compile', '', ' '])) : '';
    return `<files${attribute('include', pick(random, ['**/*.cs', 'any/any/a.txt', '']))}${exclude}${action}${copy}${flatten} />`;
  });
  return element('contentFiles', files.join(''));
}

function packageTypes(random: Random): string {
  const types = several(random, 2, () => {
    const name = oneIn(random, 12) ? '' : attribute('name', pick(random, ['Dependency', 'DotnetTool', '']));
    const version = oneIn(random, 2) ? '' : attribute('version', pick(random, ['1.0', '1.0.0.0', '0.0', '1', '', 'x']));
    return `<packageType${name}${version} />`;
  });
  return element('packageTypes', types.join(''));
}

function repository(random: Random): string {
  const attributes = (['type', 'url', 'branch', 'commit'] as const)
    .filter(() => oneIn(random, 2))
    .map((name) => attribute(name, pick(random, ['git', 'https://example.org/x', '', ' ', 'main'])));
  return `<repository${attributes.join('')} />`;
}

function group(random: Random, children: readonly string[]): string {
  const framework = oneIn(random, 6) ? anyFramework(random) : knownFramework(random);
  const target = oneIn(random, 15) ? '' : attribute('targetFramework', `${pad(random)}${framework}`);
  return `<group${target}>${children.join(gap(random))}</group>`;
}

function flag(random: Random): string {
  return pick(random, oneIn(random, 20) ? ODD_FLAG_VALUES : FLAG_VALUES);
}

function prologue(random: Random): string {
  return pick(random, [
    '',
    '<?xml version="1.0"?>\n',
    '<?xml version="1.0" encoding="utf-8"?>\r\n',
    "<?xml version='1.0' standalone='yes' ?>",
    '<!-- made by hand -->\n',
    '\ufeff<?xml version="1.0"?>',
  ]);
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escape(value)}"`;
}

/** Control characters cannot be written in XML at all. */
function escape(text: string): string {
  const printable = text.replace(/(?![\t\n\r])\p{Cc}/gu, '');
  return printable.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function pad(random: Random): string {
  return oneIn(random, 12) ? pick(random, [' ', '\n  ', '\t']) : '';
}

function gap(random: Random): string {
  return pick(random, ['', '\n  ', '\r\n\t', ' <!-- gap --> ']);
}

function inRandomOrder(random: Random, parts: readonly string[]): readonly string[] {
  return parts
    .map((part) => ({ part, place: random(1_000_000) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ part }) => part);
}
