/** Why there is no picture from a camera. */
export type CameraFailure =
  /** The page is not secure, or this web view has no camera access at all. */
  | 'camera-unavailable'
  /** The person or the device's settings said no. */
  | 'camera-denied'
  | 'camera-missing'
  /** Another program has it, or it broke off. */
  | 'camera-busy';

/** Whether asking for a camera makes sense here. */
export function cameraOffered(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === 'function';
}

/** Opens the camera that looks away from the person, where there is a choice. */
export async function openCamera(): Promise<MediaStream | CameraFailure> {
  if (!cameraOffered()) return 'camera-unavailable';
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 960 } },
    });
  } catch (error) {
    switch ((error as Error).name) {
      case 'NotAllowedError':
      case 'SecurityError':
        return 'camera-denied';
      case 'NotFoundError':
      case 'OverconstrainedError':
        return 'camera-missing';
      default:
        return 'camera-busy';
    }
  }
}

/** Lets go of a camera; its light goes out. */
export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
