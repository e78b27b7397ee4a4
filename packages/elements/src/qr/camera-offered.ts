/** Whether asking for a camera makes sense here. Apart, because the rest of the camera is loaded when it is asked for. */
export function cameraOffered(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === 'function';
}
