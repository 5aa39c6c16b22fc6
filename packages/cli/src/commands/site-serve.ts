import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { untilStopped } from '../fs/until-stopped.ts';
import { checkedOption, option, optionalArgument } from '../param.ts';
import { requirePort } from '../port-param.ts';

interface Args {
  readonly folder?: string;
  readonly port?: string;
  readonly host?: string;
}

export const siteServe: Command = defineCommand<Args>({
  name: 'site serve',
  summary: 'Serve the pages of a site to a browser on this machine',
  description:
    'Prints the address, and serves until it is stopped with Ctrl+C. Only the pages of the site are served, as they are at each request, so the site may be built anew meanwhile.',
  schema: 'site/schema/site-address.schema.json',
  params: {
    folder: optionalArgument('[dir]', 'folder of the site; site by default'),
    port: checkedOption('--port <number>', 'port to listen at; a free one by default', requirePort),
    host: option('--host <name>', 'address to listen at; 127.0.0.1 by default, which only this machine reaches'),
  },
  examples: [{ text: 'What site build made', command: 'nuspine site serve site' }],
  run: async ({ folder = 'site', port = '0', host }, io) => {
    const { serveSite } = await import('@nuspine/site/fs');
    const { url, close } = await serveSite({ folder, port: Number(port), ...(host === undefined ? {} : { host }) });
    io.print({ url, folder }, () => `serving ${folder} at ${url}\n`);
    await untilStopped();
    await close();
    return EXIT.ok;
  },
});
