import type { Params } from './command.ts';
import { choiceOption } from './param.ts';

/** Which engine makes patches. */
export interface EngineArgs {
  readonly engine?: 'auto' | 'portable' | 'bsdiff-node';
}

export const ENGINE_PARAM: Params<EngineArgs> = {
  engine: choiceOption(
    '--engine <engine>',
    ['auto', 'portable', 'bsdiff-node'],
    'what makes the patches; auto takes the native one where it is installed',
  ),
};
