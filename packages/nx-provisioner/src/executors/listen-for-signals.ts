/** Nx passes a signal on to its tasks after the terminal has sent it to all of them: both are one wish. */
const SAME_WISH_MS = 2_000;

/**
 * Turns Ctrl-C and a polite request to end into an abort, so that a run can end its children, document what it has and
 * leave. A person who asks again after a while ends the process at once.
 */
export function listenForSignals(): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  let first = 0;
  const onSignal = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      if (performance.now() - first > SAME_WISH_MS) process.exit(130);
      return;
    }
    first = performance.now();
    controller.abort(new Error(`The run was ended by ${name}.`));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('SIGHUP', onSignal);
  return {
    signal: controller.signal,
    dispose: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
      process.off('SIGHUP', onSignal);
    },
  };
}
