import { readFileSync, existsSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';

/** Serves the files of a folder, in parts too. */
export function serveFolder(folder: string): RequestListener {
  return (request, response) => {
    const path = join(folder, decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname));
    if (!existsSync(path)) {
      response.writeHead(404).end('<html>not found</html>');
      return;
    }
    const bytes = readFileSync(path);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const range = { 'content-range': `bytes ${String(from)}-${String(bytes.length - 1)}/${String(bytes.length)}` };
    response.writeHead(from === 0 ? 200 : 206, { etag: '"1"', ...(from === 0 ? {} : range) });
    response.end(bytes.subarray(from));
  };
}
