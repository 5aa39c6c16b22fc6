import { type Static, Type } from 'typebox';

const Size = Type.Integer({ minimum: 0, description: 'Bytes' });
const DigestText = Type.String({ pattern: '^sha256:[0-9a-f]{64}$' });

const InspectedGroupSchema = Type.Object(
  {
    framework: Type.Optional(Type.String({ description: 'Short folder name; absent for any framework' })),
    dependencies: Type.Array(
      Type.Object(
        { id: Type.String(), range: Type.String({ description: 'Version range, normalized' }) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

const InspectedFileSchema = Type.Object(
  {
    path: Type.String(),
    size: Size,
    compressedSize: Size,
    digest: Type.Optional(Type.String({ pattern: '^sha256:[0-9a-f]{64}$', description: 'When its content was read' })),
  },
  { additionalProperties: false },
);

export const PackageInspectionSchema = Type.Object(
  {
    id: Type.String(),
    version: Type.String({ description: 'Normalized' }),
    authors: Type.Optional(Type.String()),
    description: Type.Optional(Type.String()),
    license: Type.Optional(Type.String({ description: 'SPDX expression, file in the package or URL' })),
    signed: Type.Boolean({ description: 'Whether there is a signature; it is not checked' }),
    size: Size,
    digest: DigestText,
    dependencyGroups: Type.Array(InspectedGroupSchema),
    files: Type.Array(InspectedFileSchema, { description: 'The payload, in the order of the archive' }),
    depth: Type.Union([Type.Literal('directory'), Type.Literal('content')], {
      description: 'How far was read: the directory and the nuspec, or every entry against its size and CRC too',
    }),
  },
  { $id: 'package-inspection.schema.json', title: 'What a package is and holds', additionalProperties: false },
);

export type PackageInspection = Readonly<Static<typeof PackageInspectionSchema>>;
export type InspectionDepth = PackageInspection['depth'];
