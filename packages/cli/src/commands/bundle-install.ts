import { ROOT_PARAM, rootOf } from '../bundle-params.ts';
import { installText } from '../release-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { option, repeatedArgument, switchOption } from '../param.ts';

interface Args {
  readonly what: readonly string[];
  readonly from?: string;
  readonly root?: string;
  readonly digest?: string;
  readonly allowUnknown: boolean;
  readonly matrix?: string;
}

export const bundleInstall: Command = defineCommand<Args>({
  name: 'bundle install',
  summary: 'Install a bundle, components or extensions in one step, or not at all',
  description:
    'Compatibility comes first, then digests, then one switch of what is current. With OFFLINE=1 only archives and folders are taken, air-gap bundles among them. An extension is a package with a manifest.toml, and its core-version is enforced.',
  schema: 'compat-matrix/schema/install-report.schema.json',
  params: {
    what: repeatedArgument('<what...>', 'a bundle, core, core@3.2.1, the archive of a bundle, or a package'),
    from: option(
      '--from <place>',
      'a registry in a folder or on a server, a folder of packages, or what offline export wrote',
    ),
    root: ROOT_PARAM,
    digest: option('--digest <sha256:...>', 'what the archive must be'),
    allowUnknown: switchOption('--allow-unknown', 'also install what nobody knows to work'),
    matrix: option('--matrix <file>', 'the rules, in place of those of the source'),
  },
  examples: [
    { text: 'A bundle from a server', command: 'nuspine bundle install stable --from https://example.com/bundles' },
    { text: 'From a stick', command: 'nuspine bundle install stable-3.2.0.tar.gz --root /opt/contoso' },
    {
      text: 'From an air-gap bundle',
      command: 'nuspine bundle install core --from site.tar.zst --matrix versions.toml',
    },
    { text: 'The newest core that works with the rest', command: 'nuspine bundle install core --from registry' },
  ],
  run: async ({ what, from, root, digest, allowUnknown, matrix }, io) => {
    const { install } = await import('@nuspine/compat-matrix/fs');
    const { withUnpackedSource } = await import('../fs/air-gap-source.ts');
    const wish = {
      requests: what,
      ...(from === undefined ? {} : { from }),
      ...(matrix === undefined ? {} : { matrix }),
    };
    const options = {
      ...{ root: rootOf(root, io.env), allowUnknown, environment: io.env },
      ...(digest === undefined ? {} : { digest }),
    };
    const report = await withUnpackedSource(wish, (unpacked) => install({ ...options, ...unpacked }));
    io.print(report, () => installText(report));
    return report.installed ? EXIT.ok : EXIT.finding;
  },
});
