import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One thing that is wrong with examples/release-gate, and what comes of it. */
export interface GateFault {
  readonly what: string;
  /** The only job that turns red. */
  readonly job: string;
  readonly reason: RegExp;
  /** Makes it wrong in a copy of the example. */
  readonly inject: (folder: string) => Promise<void>;
  /** Quick enough for every run. */
  readonly isQuick?: boolean;
}

/** Replaces a text of a file, which has to be there. */
function edit(file: string, from: string, to: string): GateFault['inject'] {
  return async (folder) => {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    await writeFile(path, text.replace(from, to));
  };
}

/** One change after the other. */
function both(first: GateFault['inject'], second: GateFault['inject']): GateFault['inject'] {
  return async (folder) => {
    await first(folder);
    await second(folder);
  };
}

export const GATE_FAULTS: readonly GateFault[] = [
  {
    what: 'a consumer of a version that is not packed',
    job: 'consumer',
    reason: /^restore of the consumer exited with 1: .*error NU1102.*Greeter/,
    inject: edit('Consumer/Consumer.csproj', 'Version="1.2.0"', 'Version="1.3.0"'),
    isQuick: true,
  },
  {
    what: 'a consumer that uses none of the packages',
    job: 'consumer',
    reason: /^the consumer does not use Greeter 1\.2\.0, Greeter\.Words 1\.2\.0$/,
    inject: edit('Consumer/Consumer.csproj', '<PackageReference Include="Greeter" Version="1.2.0" />', ''),
  },
  {
    what: 'a consumer of what the package does not have',
    job: 'consumer',
    reason: /^consumer exited with 1: .*error CS0117/,
    inject: edit('Consumer/Program.cs', 'Greetings.For', 'Greetings.To'),
  },
  {
    what: 'a consumer that prints something else',
    job: 'consumer',
    reason: /^consumer did not print "Hello, consumer!": Hello, nobody!$/,
    inject: edit('Consumer/Program.cs', '"consumer"', '"nobody"'),
  },
  {
    what: 'a program that fails',
    job: 'cli',
    reason: /^dotnet exited with 2: usage: greeter <name>$/,
    inject: edit('Greeter.Cli/Program.cs', 'args.Length != 1', 'args.Length == 1'),
  },
  {
    what: 'a program that says something else',
    job: 'cli',
    reason: /^dotnet did not print "Hello, Ada!": Hello, ADA!$/,
    inject: edit('Greeter.Cli/Program.cs', 'args[0])', 'args[0].ToUpperInvariant())'),
    isQuick: true,
  },
  {
    what: 'a program that never ends',
    job: 'cli',
    reason: /^dotnet did not end in time/,
    inject: both(
      edit('Greeter.Cli/Program.cs', 'return 0;', 'System.Threading.Thread.Sleep(-1);\nreturn 0;'),
      edit('gate.toml', 'kind = "cli-smoke"\nseconds = 300', 'kind = "cli-smoke"\nseconds = 20'),
    ),
  },
  {
    what: 'a server that does not start',
    job: 'web',
    reason: /^program ended before it answered: it exited with \d+: /,
    inject: edit('Greeter.Web/Program.cs', 'app.Run();', 'throw new System.Exception("no database");'),
  },
  {
    what: 'a server that fails',
    job: 'web',
    reason: /^\/greet\/Ada was not right in time: \/greet\/Ada answered 500, not 200$/,
    inject: edit('Greeter.Web/Program.cs', '=> Greetings.For(name)', '=> int.Parse(name).ToString()'),
  },
  {
    what: 'a server that says something else',
    job: 'web',
    reason: /^\/health was not right in time: \/health answered without "healthy": ill$/,
    inject: edit('Greeter.Web/Program.cs', '"healthy"', '"ill"'),
    isQuick: true,
  },
  {
    what: 'tests of which one fails',
    job: 'checks',
    reason: /^test command exited with 1: error: Hello, Ada!, not Hi, Ada!$/,
    inject: edit('Greeter.Checks/Program.cs', '"Hello, Ada!"', '"Hi, Ada!"'),
    isQuick: true,
  },
  {
    what: 'no test',
    job: 'checks',
    reason: /^no test ran$/,
    inject: both(
      edit('Greeter.Checks/Program.cs', '(Greetings.For("Ada"), "Hello, Ada!"),', ''),
      edit('Greeter.Checks/Program.cs', '(Greetings.For("Ada", "de"), "Hallo, Ada!"),', ''),
    ),
  },
  {
    what: 'a package that is no longer listed',
    job: 'packages',
    reason: /^packed, but not listed: Greeter\.Words \(Greeter\.Words\/Greeter\.Words\.csproj\)$/,
    inject: edit('gate.toml', '["Greeter", "Greeter.Words"]', '["Greeter"]'),
    isQuick: true,
  },
  {
    what: 'a package that nothing packs',
    job: 'packages',
    reason: /^listed, but nothing packs it: Greeter\.More$/,
    inject: edit('gate.toml', '"Greeter.Words"]', '"Greeter.Words", "Greeter.More"]'),
    isQuick: true,
  },
  {
    what: 'an image with another entrypoint',
    job: 'image',
    reason: /^entrypoint is \["\/app\/other"\], not \["\/app\/greeter"\]$/,
    inject: edit('make-image.sh', '--config.entrypoint /app/greeter', '--config.entrypoint /app/other'),
    isQuick: true,
  },
  {
    what: 'an image with the label of another version',
    job: 'image',
    reason: /^label org\.opencontainers\.image\.version is "1\.1\.0", not "1\.2\.0"$/,
    inject: edit('make-image.sh', 'image.version=1.2.0', 'image.version=1.1.0'),
    isQuick: true,
  },
  {
    what: 'an image that is pinned to other bytes',
    job: 'image',
    reason: /^image is sha256:[0-9a-f]{64}, but pinned to sha256:0{64}$/,
    inject: edit('gate.toml', 'entrypoint =', `digest = "sha256:${'0'.repeat(64)}"\nentrypoint =`),
    isQuick: true,
  },
  {
    what: 'an image without its manifest',
    job: 'image',
    reason: /^SOURCE_READ_FAILED: .*blobs/,
    inject: (folder) => rm(join(folder, 'out/image/blobs'), { recursive: true }),
    isQuick: true,
  },
];
