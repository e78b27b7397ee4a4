// The browser's own random name of a camera, different on every origin: it says nothing about the person.
const KEY = 'wardkit-scanner-camera';

/** The camera that was chosen on this device, if one was and the browser keeps anything. */
export function rememberedCamera(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is forbidden here
  }
}

/** Keeps a choice for the next scan; null forgets it. */
export function rememberCamera(id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, id);
  } catch {
    // Storage is forbidden or full: the choice holds for this scan.
  }
}
