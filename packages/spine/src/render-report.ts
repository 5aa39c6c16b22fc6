import Type, { type TSchema } from 'typebox';
import type { RenderedChannel } from './render-channels.ts';

/** A document that shows the channels. */
export interface RenderedDocument {
  /** From the folder of spine.toml, with slashes; a glob when it finds no file. */
  readonly path: string;
  readonly state: 'current' | 'written' | 'differs' | 'unmarked' | 'missing';
}

/** What `spine render` answers. */
export interface ChannelsReport {
  /** True when every document shows the channels as they are (now). */
  readonly ok: boolean;
  readonly version: string;
  readonly channels: readonly RenderedChannel[];
  readonly documents: readonly RenderedDocument[];
}

export const ChannelsReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean({ description: 'True when every document shows the channels as they are (now).' }),
    version: Type.String(),
    channels: Type.Array(
      Type.Object(
        { name: Type.String(), artifact: Type.String(), pin: Type.String(), run: Type.String() },
        { additionalProperties: false },
      ),
    ),
    documents: Type.Array(
      Type.Object(
        {
          path: Type.String({ description: 'From the folder of spine.toml; a glob when it finds no file.' }),
          state: Type.Enum(['current', 'written', 'differs', 'unmarked', 'missing']),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, title: 'Report of the channels that a release has' },
);
