/**
 * Calls back when the page is shown with other device pixels than before, as on another screen; its size in CSS pixels may be as it
 * was. The result stops it.
 */
export function onDensity(changed: () => void): () => void {
  const events = new AbortController();
  const wait = (): void => {
    const same = globalThis.matchMedia(`(resolution: ${globalThis.devicePixelRatio}dppx)`);
    const other = (): void => {
      wait();
      changed();
    };
    same.addEventListener("change", other, { once: true, signal: events.signal });
  };
  wait();
  return () => events.abort();
}
