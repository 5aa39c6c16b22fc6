import type { Params } from './command.ts';
import { choiceOption } from './param.ts';

/** Which engine makes patches. */
export interface EngineArgs {
  readonly engine?: 'auto' | 'portable' | 'bsdiff-node' | 'zstd';
}

export const ENGINE_PARAM: Params<EngineArgs> = {
  engine: choiceOption(
    '--engine <engine>',
    ['auto', 'portable', 'bsdiff-node', 'zstd'],
    'what makes the patches; auto is the portable one, and zstd for velopack',
  ),
};
