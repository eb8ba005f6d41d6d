/** Lets the field page open without a network from now on. Browsers have workers on https and on the machine itself only. */
export function registerFieldWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/sw.js').catch((error: unknown) => console.warn('field worker', error));
}
