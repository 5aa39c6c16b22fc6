/**
 * Remembers what `compute` found for an object, for as long as that object lives. For values that never change and are
 * asked about often, such as the framework of a project.
 */
export function oncePerObject<In extends object, Out>(compute: (input: In) => Out): (input: In) => Out {
  const found = new WeakMap<In, { readonly value: Out }>();
  return (input) => {
    const known = found.get(input);
    if (known !== undefined) return known.value;
    const value = compute(input);
    found.set(input, { value });
    return value;
  };
}
