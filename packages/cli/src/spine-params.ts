import { option, type Param } from './param.ts';

export interface SpineArgs {
  readonly spine?: string;
}

export const SPINE_PARAMS: { readonly spine: Param<string | undefined> } = {
  spine: option('--spine <file>', 'which artifacts share the version; spine.toml by default'),
};
