import {
  ComponentScope,
  ComponentType,
  ExternalReferenceType,
  HashAlgorithm,
} from '@cyclonedx/cyclonedx-library/Enums';
import {
  Bom,
  Component,
  ComponentRepository,
  ExternalReference,
  ExternalReferenceRepository,
  HashDictionary,
  LicenseRepository,
  Metadata,
  Property,
  PropertyRepository,
  Tools,
} from '@cyclonedx/cyclonedx-library/Models';
import { JSON as JsonFormat, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import type { Digest } from '@nuspine/primitives';
import type { FlattenedFile, FlattenedPackage } from '../flatten/flatten-report.ts';
import { declaredLicense, isWebAddress } from './cyclonedx-license.ts';
import { packageUrl } from './package-url.ts';
import type { SbomSubject } from './sbom.ts';
import { serialNumberOf } from './serial-number.ts';

/** The document as text, its serial number made from all the rest. */
export function cycloneDxText(subject: SbomSubject, created: Date | undefined): string {
  const bom = describe(subject, created);
  bom.serialNumber = serialNumberOf(serialize(bom));
  return `${serialize(bom)}\n`;
}

/** Lists stay as they are, sorted by us: the library would sort by the rules of whatever language is set. */
function serialize(bom: Bom): string {
  return new JsonSerializer(new JsonFormat.Normalize.Factory(Spec1dot6)).serialize(bom, { sortLists: false, space: 2 });
}

function describe(subject: SbomSubject, created: Date | undefined): Bom {
  const components = subject.packages.map((pkg, at) => packageComponent(pkg, subject, at === 0));
  const byOwner = new Map(subject.packages.map((pkg, at) => [ownerName(pkg), components[at]] as const));
  for (const [at, pkg] of subject.packages.entries()) {
    for (const owner of pkg.dependsOn) {
      const dependency = byOwner.get(owner);
      if (dependency !== undefined) components[at]?.dependencies.add(dependency.bomRef);
    }
  }
  const [app, ...others] = components;
  return new Bom({
    metadata: new Metadata({
      ...(created === undefined ? {} : { timestamp: created }),
      ...(app === undefined ? {} : { component: app }),
      tools: new Tools({
        components: new ComponentRepository([new Component(ComponentType.Application, 'nuspine')]),
      }),
    }),
    components: new ComponentRepository(others),
  });
}

function packageComponent(pkg: FlattenedPackage, subject: SbomSubject, isApp: boolean): Component {
  const purl = packageUrl(pkg.id, pkg.version);
  const files = subject.files.filter((file) => file.package === ownerName(pkg));
  return new Component(isApp ? ComponentType.Application : ComponentType.Library, pkg.id, {
    bomRef: purl,
    version: pkg.version,
    purl,
    // What brings no file cannot be reached when the app runs.
    ...(isApp ? {} : { scope: files.length === 0 ? ComponentScope.Excluded : ComponentScope.Required }),
    ...(pkg.authors === undefined ? {} : { author: pkg.authors }),
    ...(pkg.copyright === undefined ? {} : { copyright: pkg.copyright }),
    hashes: isApp ? outputHashes(subject) : sha256(pkg.digest),
    licenses: new LicenseRepository(declaredLicense(pkg)),
    externalReferences: new ExternalReferenceRepository(references(pkg)),
    components: new ComponentRepository(files.map((file) => fileComponent(file, purl, subject))),
    properties: new PropertyRepository(isApp ? appProperties(pkg, subject) : []),
  });
}

function fileComponent({ path, digest }: FlattenedFile, purl: string, subject: SbomSubject): Component {
  const merged = subject.merged.find((one) => one.path === path)?.packages.slice(1) ?? [];
  const dropped = subject.conflicts.find((one) => one.path === path)?.dropped ?? [];
  return new Component(ComponentType.File, path, {
    bomRef: `${purl}#${path}`,
    hashes: sha256(digest),
    properties: new PropertyRepository([
      ...merged.map((owner) => new Property('nuspine:equal-in', owner)),
      ...dropped.map((owner) => new Property('nuspine:used-instead-of', owner)),
    ]),
  });
}

/** The app package that was flattened is another file than the one that the document is about. */
function appProperties({ digest }: FlattenedPackage, subject: SbomSubject): readonly Property[] {
  const { framework, rid, profile } = subject;
  return [
    new Property('nuspine:flattened-from', digest),
    new Property('nuspine:framework', framework),
    new Property('nuspine:profile', profile),
    ...(rid === undefined ? [] : [new Property('nuspine:rid', rid)]),
  ];
}

function outputHashes({ output }: SbomSubject): HashDictionary {
  return output === undefined ? new HashDictionary() : sha256(output.digest);
}

function sha256(digest: Digest): HashDictionary {
  return new HashDictionary([[HashAlgorithm['SHA-256'], digest.slice('sha256:'.length)]]);
}

function references({ projectUrl, repository }: FlattenedPackage): readonly ExternalReference[] {
  const web = [projectUrl ?? ''].filter(isWebAddress);
  const sources = [repository?.url ?? ''].filter(isWebAddress);
  const comment = repository?.commit === undefined ? {} : { comment: `commit ${repository.commit}` };
  return [
    ...web.map((url) => new ExternalReference(url, ExternalReferenceType.Website)),
    ...sources.map((url) => new ExternalReference(url, ExternalReferenceType.VCS, comment)),
  ];
}

function ownerName({ id, version }: FlattenedPackage): string {
  return `${id} ${version}`;
}
