import type { ProgressView } from './command-io.ts';
import type { OutputStream } from './io.ts';

/** For pipes, files and `--quiet`: progress goes nowhere. */
export const HIDDEN_PROGRESS: ProgressView = { show: () => undefined, close: () => undefined };

/** One line on a terminal, redrawn in place: `merge  ████░░░░  12/40  Serilog 4.0.0`. */
export async function progressBar(stream: OutputStream): Promise<ProgressView> {
  const { SingleBar } = (await import('cli-progress')).default;
  const bar = new SingleBar({
    stream,
    format: '{phase} {bar} {value}/{total} {item}',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    linewrap: null,
  });
  let started = false;
  return {
    show: ({ phase, done, total, item = '' }) => {
      if (!started) bar.start(total, done, { phase, item });
      started = true;
      bar.setTotal(total);
      bar.update(done, { phase, item });
    },
    close: () => {
      if (started) bar.stop();
      started = false;
    },
  };
}
