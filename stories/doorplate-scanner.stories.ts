import type { Meta } from '@storybook/web-components-vite';
import zxing from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { fixtures } from '../packages/elements/src/doorplate-scanner/doorplate-scanner.fixtures.ts';
import { WardDoorplateScanner } from '../packages/elements/src/doorplate-scanner/doorplate-scanner.ts';
import { setZxingLocation } from '../packages/elements/src/qr/zxing-location.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Doorplate scanner' } satisfies Meta;

// Storybook serves the wasm from the package; a built widget has it beside itself.
setZxingLocation(new URL(zxing, location.href));

const state = statesOf(WardDoorplateScanner, fixtures);

export const Ready = state('ready');
export const Camera = state('camera');
export const CameraWithLightZoomAndChoice = state('camera with light, zoom and choice');
export const CameraTooDark = state('camera, too dark');
export const CameraNothingFound = state('camera, nothing found');
export const CameraNothingFoundForLong = state('camera, nothing found for long');
export const CameraOfLastTimeGone = state('camera of last time gone');
export const CameraRefused = state('camera refused');
export const FoundGenuine = state('found, genuine');
export const FoundCode = state('found, code');
export const FoundNotChecked = state('found, not checked');
export const Foreign = state('foreign');
export const Altered = state('altered');
export const UnknownKey = state('unknown key');
export const CodeSlip = state('code slip');
export const CodeTooShort = state('code too short');
export const LinkDamaged = state('link damaged');
export const NothingEntered = state('nothing entered');
export const NoQR = state('no QR');
export const PDFNamedJpg = state('PDF named .jpg');
export const HEIC = state('HEIC');
export const DamagedPicture = state('damaged picture');
export const EmptyFile = state('empty file');
export const CameraDenied = state('camera denied');
export const CameraBusy = state('camera busy');
export const NoCameraFound = state('no camera found');
export const ServerInTrouble = state('server in trouble');
export const Playground = playgroundOf(WardDoorplateScanner, fixtures);
