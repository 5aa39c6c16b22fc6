/** Imported from the caller: takes the first `count` covers, which are overwritten afterwards. */
export declare function takeCovers(count: i32): void;
