import { TIME_PARAM } from './channel-params.ts';
import type { Params } from './command.ts';
import { option, type Param } from './param.ts';

export interface GateArgs {
  readonly gate?: string;
  readonly now?: string;
}

export const GATE_PARAM: Param<string | undefined> = option(
  '--gate <file>',
  'what has to be proven; gate.toml by default',
);

export const GATE_PARAMS: Params<GateArgs> = { gate: GATE_PARAM, now: TIME_PARAM };
