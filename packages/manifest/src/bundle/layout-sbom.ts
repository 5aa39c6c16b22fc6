import type * as CycloneDx from '@cyclonedx/cyclonedx-library';
import { packageUrl, serialNumberOf } from '@nuspine/nupkg-core';
import type { Digest } from '@nuspine/primitives';
import type { Manifests } from '../manifests.ts';
import type { PackagesManifestEntry } from '../packages-manifest.ts';
import type { VendorManifestEntry } from '../vendor-manifest.ts';

/** Name of the SBOM in a bundle; the end is the one that CycloneDX recommends. */
export const SBOM_NAME = 'layout.cdx.json';

type Library = typeof CycloneDx;

/**
 * The software bill of materials of a layout, as CycloneDX 1.6 in JSON: every package and vendored binary with version,
 * digest, licence and origin, as the manifests state them. Equal manifests give equal text, the serial number included.
 */
export async function formatLayoutSbom(manifests: Pick<Manifests, 'packages' | 'vendor'>): Promise<string> {
  // The library is large, and only an export wants it.
  const library = await import('@cyclonedx/cyclonedx-library');
  const { Enums, Models, Serialize, Spec } = library;
  const tool = new Models.Component(Enums.ComponentType.Application, 'nuspine');
  const bom = new Models.Bom({
    metadata: new Models.Metadata({
      tools: new Models.Tools({ components: new Models.ComponentRepository([tool]) }),
    }),
    components: new Models.ComponentRepository([
      ...manifests.packages.packages.map((entry) => packageComponent(library, entry)),
      ...manifests.vendor.files.map((entry) => vendorComponent(library, entry)),
    ]),
  });
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  // Lists stay as they are, sorted by us: the library would sort by the rules of whatever language is set.
  const text = (): string => serializer.serialize(bom, { sortLists: false, space: 2 });
  bom.serialNumber = serialNumberOf(text());
  return `${text()}\n`;
}

function packageComponent({ Enums, Models }: Library, entry: PackagesManifestEntry): CycloneDx.Models.Component {
  const { id, version, digest, license, file, origin, consumer } = entry;
  const purl = packageUrl(id, version);
  return new Models.Component(Enums.ComponentType.Library, id, {
    bomRef: purl,
    version,
    purl,
    hashes: hashes({ Enums, Models }, digest),
    licenses: licenses({ Models }, license),
    properties: properties({ Models }, { file, origin, consumer }),
  });
}

function vendorComponent({ Enums, Models }: Library, entry: VendorManifestEntry): CycloneDx.Models.Component {
  const { path, version, digest, license, kind, origin, consumer } = entry;
  return new Models.Component(Enums.ComponentType.File, path, {
    bomRef: path,
    ...(version === '' ? {} : { version }),
    hashes: hashes({ Enums, Models }, digest),
    licenses: licenses({ Models }, license),
    properties: properties({ Models }, { kind, origin, consumer }),
  });
}

function hashes({ Enums, Models }: Pick<Library, 'Enums' | 'Models'>, digest: Digest): CycloneDx.Models.HashDictionary {
  return new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], digest.slice('sha256:'.length)]]);
}

/** People write licences in many ways, so that each is a name here. */
function licenses({ Models }: Pick<Library, 'Models'>, license = ''): CycloneDx.Models.LicenseRepository {
  return new Models.LicenseRepository(license === '' ? [] : [new Models.NamedLicense(license)]);
}

function properties(
  { Models }: Pick<Library, 'Models'>,
  values: Readonly<Record<string, string>>,
): CycloneDx.Models.PropertyRepository {
  const stated = Object.entries(values).filter(([, value]) => value !== '');
  return new Models.PropertyRepository(stated.map(([name, value]) => new Models.Property(`nuspine:${name}`, value)));
}
