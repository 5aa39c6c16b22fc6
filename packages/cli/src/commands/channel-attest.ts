import { BUILD_PARAMS, type BuildArgs, readBuildArgs } from '../build-params.ts';
import { nowOf, TIME_PARAM } from '../channel-params.ts';
import { type Command, defineCommand } from '../command.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit-code.ts';
import { option, requiredOption } from '../param.ts';

interface Args extends BuildArgs {
  readonly builder: string;
  readonly source?: string;
  readonly key: string;
  readonly out: string;
  readonly now?: string;
}

export const channelAttest: Command = defineCommand<Args>({
  name: 'channel attest',
  summary: 'State how a build was made, signed with the key of its builder',
  description:
    'An in-toto statement of SLSA provenance in a Sigstore bundle, without a network: its subjects are the files and the record of the build. nuspine channel publish takes it with --provenance.',
  schema: 'channels/schema/attestation.schema.json',
  params: {
    ...BUILD_PARAMS,
    builder: requiredOption('--builder <address>', 'who built it, as https://ci.example.test/pipelines/7'),
    source: option('--source <address>', 'repository that was built'),
    key: requiredOption('--key <file>', 'private key of the builder, in PEM'),
    out: requiredOption('--out <file>', 'where the bundle is put'),
    now: TIME_PARAM,
  },
  examples: [
    {
      text: 'In the pipeline that builds',
      command:
        'nuspine channel attest --build build.json --builder https://ci.example.test/7 --key builder.pem --out build.sigstore.json',
    },
  ],
  run: async ({ builder, source, key, out, ...args }, io) => {
    const { attestBuild } = await import('@nuspine/channels');
    const { readTrustKeys, writeBundle } = await import('@nuspine/channels/fs');
    const build = await readBuildArgs(args, io);
    const [signer] = await readTrustKeys([key], {});
    if (signer === undefined) throw new CliError('CLI_USAGE', `--key ${key} has no key`);
    const facts = { builder, now: nowOf(args, io), key: signer, ...(source === undefined ? {} : { source }) };
    const report = await writeBundle(out, build, await attestBuild(build, facts));
    io.print(report, () => `${report.build}: ${report.out} ${report.digest}\n`);
    return EXIT.ok;
  },
});
