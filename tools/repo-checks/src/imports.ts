/** The module specifiers a TypeScript text imports or re-exports, statically or by a literal `import()`. */
export function importsOf(text: string): readonly string[] {
  const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const statics = code.matchAll(/^\s*(?:import|export)\s[^'"`;]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'/gm);
  const dynamics = code.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g);
  return [...statics, ...dynamics].flatMap(([, from, bare]) => from ?? bare ?? []);
}
