/** Keeps the page for use without a network, where the browser can. */
export function keepForOffline(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    navigator.serviceWorker.register('./offline.js').catch(() => {
      // a page that cannot be kept still answers while it is open
    });
  }
}
