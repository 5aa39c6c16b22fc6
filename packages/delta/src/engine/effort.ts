/** How hard a delta is tried to be made small. What an engine has no such setting for is as by `default`. */
export type Effort = 'fast' | 'default' | 'best';
