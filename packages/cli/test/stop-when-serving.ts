import process from 'node:process';

/** Presses Ctrl+C as soon as a command waits for it. */
export function stopWhenServing(): void {
  const before = process.listenerCount('SIGINT');
  const timer = setInterval(() => {
    if (process.listenerCount('SIGINT') === before) return;
    clearInterval(timer);
    process.emit('SIGINT');
  }, 10);
}
