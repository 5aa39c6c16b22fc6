import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';

/** What a server does with a file that is asked for. `cut` sends so many bytes of it and breaks the connection. */
export type Service =
  | { readonly kind: 'whole' }
  | { readonly kind: 'html' }
  | { readonly kind: 'cut'; readonly after: number };

const HTML = '<!DOCTYPE html><html><body>Sign in to the network</body></html>';

/** Serves the files of a folder, in parts too, each as `service` says. */
export function cuttingServer(folder: string, service: (name: string) => Service): RequestListener {
  return (request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname).slice(1);
    const path = join(folder, name);
    const how = service(name);
    if (how.kind === 'html') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(HTML);
      return;
    }
    if (!existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    const bytes = readFileSync(path);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const part = { 'content-range': `bytes ${String(from)}-${String(bytes.length - 1)}/${String(bytes.length)}` };
    const length = { etag: '"1"', 'content-length': bytes.length - from };
    response.writeHead(from === 0 ? 200 : 206, { ...length, ...(from === 0 ? {} : part) });
    if (how.kind === 'cut') response.write(bytes.subarray(from, from + how.after), () => response.destroy());
    else response.end(bytes.subarray(from));
  };
}
