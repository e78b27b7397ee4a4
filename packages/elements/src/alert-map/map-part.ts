// The map itself, with MapLibre: fetched when a person opens it, and not before.
export { MapCanvas } from './map-canvas.ts';
export { WorkerRefused } from './trusted-worker.ts';
