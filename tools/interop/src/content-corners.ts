import type { CornerPackage } from './corner-packages.ts';

const CONTENT_RULES = `<contentFiles>
  <files include="any/any/**" buildAction="None" copyToOutput="true" />
  <files include="any/any/kept-back.txt" buildAction="None" copyToOutput="false" />
  <files include="any/any/deep/**" buildAction="Content" copyToOutput="true" flatten="true" />
  <files include="any/any/embedded.txt" buildAction="EmbeddedResource" copyToOutput="true" />
</contentFiles>`;

/** Corner packages with content files, and rules about them. */
export const CONTENT_CORNERS: readonly CornerPackage[] = [
  {
    id: 'Corner.Content',
    files: [
      'lib/netstandard2.0/Corner.Content.dll',
      'content/old.txt',
      'contentFiles/any/any/copied.txt',
      'contentFiles/any/any/sub/copied.json',
      'contentFiles/any/any/kept-back.txt',
      'contentFiles/any/any/deep/er/flat.txt',
      'contentFiles/any/any/embedded.txt',
    ],
    metadata: CONTENT_RULES,
  },
  {
    id: 'Corner.ContentNearest',
    files: ['contentFiles/any/any/for-any-framework.txt', 'contentFiles/any/net9.0/for-9.txt'],
    metadata: '<contentFiles><files include="**" buildAction="None" copyToOutput="true" /></contentFiles>',
  },
  {
    id: 'Corner.ContentPlaceholder',
    files: ['contentFiles/any/any/not-for-8.txt', 'contentFiles/any/net8.0/_._', 'contentFiles/any/net472/empty/_._'],
    metadata: '<contentFiles><files include="**" buildAction="None" copyToOutput="true" /></contentFiles>',
  },
  {
    id: 'Corner.ContentPatterns',
    files: [
      'contentFiles/any/any/any-name/plain',
      'contentFiles/any/any/any-name/dotted.name.txt',
      'contentFiles/any/any/below/deep/er/suffix.dat',
      'contentFiles/any/any/rooted.txt',
      'contentFiles/any/any/shut/inside.dat',
      'contentFiles/any/any/shut/deep/inside.dat',
    ],
    metadata: `<contentFiles>
      <files include="any\\any\\any-name\\*.*" buildAction="None" copyToOutput="true" />
      <files include="/any/any/rooted.txt" buildAction="None" copyToOutput="true" />
      <files include="any/any/**.dat" exclude="any/any/shut" buildAction="None" copyToOutput="true" />
    </contentFiles>`,
  },
  {
    id: 'Corner.ContentCs',
    files: [
      'contentFiles/cs/net8.0/for-cs.txt',
      'contentFiles/any/net8.0/for-any.txt',
      'contentFiles/vb/net8.0/for-vb.txt',
    ],
    metadata: '<contentFiles><files include="**/*.txt" buildAction="Content" copyToOutput="true" /></contentFiles>',
  },
];
