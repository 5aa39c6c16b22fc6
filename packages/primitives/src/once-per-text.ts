/** Texts remembered at most: packages name the same few frameworks over and over. */
export const MAX_TEXTS = 1000;
/** Longer texts are rare, and remembering them would let a package fill the memory. */
export const MAX_TEXT_LENGTH = 100;

/** Remembers what `compute` found for a text. Starts anew when it has `MAX_TEXTS` of them. */
export function oncePerText<Out>(compute: (text: string) => Out): (text: string) => Out {
  const found = new Map<string, { readonly value: Out }>();
  return (text) => {
    const known = found.get(text);
    if (known !== undefined) return known.value;
    const value = compute(text);
    if (text.length > MAX_TEXT_LENGTH) return value;
    if (found.size === MAX_TEXTS) found.clear();
    found.set(text, { value });
    return value;
  };
}
