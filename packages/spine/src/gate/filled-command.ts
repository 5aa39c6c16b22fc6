/** A command with what stands in braces filled in: `{scratch}` is an empty folder of the job, `{port}` a port that is free. */
export function filledCommand(command: readonly string[], values: Readonly<Record<string, string>>): readonly string[] {
  return command.map((part) => part.replaceAll(/\{(\w+)\}/g, (written, name: string) => values[name] ?? written));
}
