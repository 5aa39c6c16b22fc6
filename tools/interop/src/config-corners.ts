import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Question } from './answers/question.ts';

/** Ids that the questions ask the source mapping about. */
const IDS: readonly string[] = ['A', 'A.B', 'a.b.c', 'Other', 'A*B'];
const FEED = sources('<add key="feed" value="https://feed.test/index.json" />');
const USER = '<add key="Username" value="ada" />';
const PASSWORD = '<add key="ClearTextPassword" value="secret" />';

/** What people write into a NuGet.config, and tools that do not know it well: each is a file of its own. */
const CORNERS: Readonly<Record<string, string>> = {
  rootInUpperCase: `<CONFIGURATION>${FEED}</CONFIGURATION>`,
  anotherRoot: `<config>${FEED}</config>`,
  elementsInAnyCase: file('<packageSources><CLEAR /><Add key="a" value="b" /></packageSources>'),
  sectionInAnotherCase: file('<PackageSources><add key="a" value="b" /></PackageSources>'),
  attributesInAnotherCase: file(sources('<add Key="a" Value="b" />')),
  clearWithMore: file(sources('<clear key="x" /><add key="a" value="b" />')),
  twoSections: file(
    sources('<add key="a" value="1" />') + sources('<add key="a" value="2" /><add key="b" value="3" />'),
  ),
  twoKeys: file(sources('<add key="a" value="1" /><add key="A" value="2" protocolVersion="3" />')),
  protocolInAnotherCase: file(sources('<add key="a" value="1" /><add key="A" value="2" PROTOCOLVERSION="3" />')),
  noKey: file(sources('<add value="b" />')),
  blankKey: file(sources('<add key=" " value="b" />')),
  blanksInValues: file(sources('<add key=" a " value=" b " />')),
  noValue: file(sources('<add key="a" />')),
  emptyValue: file(sources('<add key="a" value="" />')),
  elementsInside: file(sources('<add key="a" value="b"><c /></add>')),
  otherElements: file(sources('<remove key="a" />text<!-- note --><add key="a" value="b" />')),
  insecure: file(sources('<add key="a" value="http://a.test" allowInsecureConnections=" TRUE " />')),
  insecureInAnotherCase: file(sources('<add key="a" value="http://a.test" AllowInsecureConnections="true" />')),
  insecureByNumber: file(sources('<add key="a" value="http://a.test" allowInsecureConnections="1" />')),
  variables: file(sources('<add key="%SET%" value="%SET%/x" /><add key="b" value="%set%/%%SET%%/$SET" />')),
  offInAnotherCase: file(`${FEED}<disabledPackageSources><add key="FEED" value="true" /></disabledPackageSources>`),
  offWithoutValue: file(`${FEED}<disabledPackageSources><add key="feed" /></disabledPackageSources>`),
  offByElementInUpperCase: file(`${FEED}<disabledPackageSources><ADD key="feed" value="" /></disabledPackageSources>`),
  fallbackWithoutValue: file('<fallbackPackageFolders><add key="a" /></fallbackPackageFolders>'),
  credentials: credentials(USER + PASSWORD),
  credentialsInAnyCase: credentials('<ADD key="username" value="a" /><Add key="CLEARTEXTPASSWORD" value="b" />'),
  credentialsTwice: credentials(USER + PASSWORD + USER),
  credentialsOfBothKinds: credentials(`${USER}${PASSWORD}<add key="Password" value="AQAA" />`),
  credentialsOfNobody: credentials(`<add key="Username" value="" />${PASSWORD}`),
  credentialsWithoutSecret: credentials(`${USER}<add key="ClearTextPassword" value="" />`),
  credentialsWithoutValue: credentials(`${USER}<add key="ClearTextPassword" />`),
  credentialsWithMore: credentials(`${USER}${PASSWORD}<add key="Other" value="x" /><add key="Other" value="y" />`),
  credentialsOfAnotherCase: credentials(USER + PASSWORD, 'FEED'),
  credentialsOfEncodedName: credentials(USER + PASSWORD, '_x0066_eed'),
  mapping: mapping('<package pattern="A.*" />', '<package pattern="*" />'),
  mappingOfIdAndPrefix: mapping('<package pattern="A.B" />', '<package pattern="A.B*" /><package pattern="*" />'),
  mappingInAnyCase: file(
    `${FEED}<packageSourceMapping><PackageSource key="Feed "><Package pattern=" A " /></PackageSource></packageSourceMapping>`,
  ),
  mappingWithStars: mapping('<package pattern="A*B" />', '<package pattern="*A" />'),
  mappingOfNothing: mapping('', '<package pattern="*" />'),
  mappingOfBlank: mapping('<package pattern=" " />', '<package pattern="*" />'),
  mappingTwice: mapping('<package pattern="A" /><package pattern="a" />', '<package pattern="A" />'),
  mappingCleared: file(`${FEED}<packageSourceMapping><clear /></packageSourceMapping>`),
};

function file(text: string): string {
  return `<configuration>${text}</configuration>`;
}

function sources(text: string): string {
  return `<packageSources>${text}</packageSources>`;
}

function credentials(text: string, name = 'feed'): string {
  return file(`${FEED}<packageSourceCredentials><${name}>${text}</${name}></packageSourceCredentials>`);
}

function mapping(ofFeed: string, ofOther: string): string {
  const feed = `<packageSource key="feed">${ofFeed}</packageSource>`;
  return file(
    `${FEED}<packageSourceMapping>${feed}<packageSource key="other">${ofOther}</packageSource></packageSourceMapping>`,
  );
}

/** What the environment says of sources that `writeConfigCorners` writes, by their names. */
export const CORNER_ENVIRONMENT: Readonly<Record<string, string>> = {
  plain: 'Username=u;Password=p',
  cased: 'USERNAME=u;password=P=;x',
  blanks: ' Username= u ;  Password= p ',
  spaced: 'Username = u;Password=p',
  turned: 'Password=p;Username=u',
  empty: 'Username=u;Password=',
  'with.dot': 'Username=u;Password=p',
  'with blank': 'Username=u;Password=p;ValidAuthenticationTypes=basic',
};

/** Writes the files, each into a folder of its own, and asks what it says. */
export async function writeConfigCorners(folder: string): Promise<readonly Question[]> {
  const named = Object.keys(CORNER_ENVIRONMENT).map(
    (name) => `<add key="${name}" value="https://${String(name.length)}.test" />`,
  );
  const corners = { ...CORNERS, environment: file(sources(named.join(''))) };
  return Promise.all(
    Object.entries(corners).map(async ([name, text]) => {
      const dir = join(folder, name);
      await mkdir(dir, { recursive: true });
      await writeFile(join(dir, 'NuGet.Config'), text);
      return { op: 'nuget-config', dir, ids: IDS };
    }),
  );
}
