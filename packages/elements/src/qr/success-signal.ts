/** Milliseconds; short enough to be a nod and no alarm. */
const LENGTH = 120;
const PITCH = 1318; // E6, which a phone's small speaker gives well

/**
 * Tells a person who looks at a plate and not at the screen that it was read: by vibration on a device that is held
 * and vibrates, else by a short tone. Who asked for reduced motion gets the tone.
 */
export class SuccessSignal {
  #audio: AudioContext | null = null;

  /** To be called while a press is handled: browsers let a page sound only after one. */
  prepare(): void {
    if (vibrates() || this.#audio !== null || typeof AudioContext !== 'function') return;
    try {
      this.#audio = new AudioContext();
      void this.#audio.resume().catch(() => undefined);
    } catch {
      this.#audio = null; // no sound device, or too many contexts
    }
  }

  give(): void {
    if (vibrates()) navigator.vibrate(LENGTH);
    else if (this.#audio?.state === 'running') tone(this.#audio);
  }

  /** Gives the sound device back once a tone under way has ended. */
  release(): void {
    const audio = this.#audio;
    this.#audio = null;
    if (audio === null) return;
    setTimeout(() => void audio.close().catch(() => undefined), LENGTH * 2);
  }
}

function vibrates(): boolean {
  // A desktop's Chromium has the function too, and nothing that would shake.
  return (
    typeof navigator.vibrate === 'function' &&
    matchMedia('(pointer: coarse)').matches &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

function tone(audio: AudioContext): void {
  const start = audio.currentTime;
  const end = start + LENGTH / 1000;
  const volume = audio.createGain();
  // Let in and out gently: a tone that is cut clicks.
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.15, start + 0.01);
  volume.gain.linearRampToValueAtTime(0, end);
  volume.connect(audio.destination);
  const source = audio.createOscillator();
  source.frequency.value = PITCH;
  source.connect(volume);
  source.start(start);
  source.stop(end);
}
