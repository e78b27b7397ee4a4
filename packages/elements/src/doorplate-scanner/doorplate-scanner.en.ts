export const messages = {
  heading: 'Scan a doorplate',
  openCamera: 'Scan with the camera',
  stopCamera: 'Stop the camera',
  cameraStarting: 'Starting the camera…',
  cameraLooking: 'Hold the QR of the plate in the frame',
  cameraPicture: 'What the camera shows',
  advice: {
    dark: 'It is too dark here. Switch a light on, or hold the plate towards one.',
    nearer: 'No QR yet. Go nearer, until it fills the frame.',
    straight: 'No QR yet. Hold the camera straight on and still, and step aside where it glares.',
    'other-ways': 'No QR yet. Take a picture of the plate and choose it, or type the code below the QR.',
  } as Record<string, string>,
  change: {
    gone: 'The camera used last time can’t be used. This is another one.',
    refused: 'That camera can’t be used now. This is still the one before.',
  } as Record<string, string>,
  camera: 'Camera',
  cameraNumber: (number: number) => `Camera ${number}`,
  torch: 'Light',
  zoom: 'Zoom',
  zoomFactor: (factor: string) => `${factor} times`,
  noCamera: 'There is no camera here. Choose a picture, or type the code.',
  choosePicture: 'Choose a picture',
  pictureHint: 'A picture can also be dropped or pasted here. It stays on this device.',
  drop: 'Drop the picture here',
  textLabel: 'Code or link of the plate',
  textHint: 'The 12 characters below the QR, such as 7K3M-9QX2-ABC5. O counts as 0, I and L as 1.',
  open: 'Open',
  or: 'or',
  readingPicture: 'Looking for a QR in the picture…',
  readingText: 'Checking…',
  cancel: 'Stop',
  foundGenuine: (code: string, station: string) => `Genuine plate ${code}, issued by ${station}`,
  foundUnchecked: (code: string) =>
    `Plate ${code} was read. Its signature could not be checked yet: there was no network.`,
  foundCode: (code: string) => `Code ${code}`,
  fieldError: (what: string, todo: string) => `${what}. ${todo}`,
  foreignText: 'What it says',
  failures: {
    foreign: [
      'Not a doorplate: a link to somewhere else',
      'It was not opened. If it is stuck on a doorplate, report it to the police station.',
    ],
    altered: [
      'Altered plate: not genuine',
      'Its signature does not fit what it says. Do not rely on it; report it to the police station.',
    ],
    'unknown-key': [
      'Plate of an unknown issuer',
      'No station known to this device signed it. It may be from elsewhere, or false. Try again with a network.',
    ],
    empty: ['Nothing was entered', 'Type the code below the QR, or paste the plate’s link.'],
    'too-long': ['This text is too long for a plate', 'Scan the QR on the plate, or type the code below it.'],
    'link-damaged': ['A part of the plate’s link is missing', 'Scan the plate again, or copy the whole link.'],
    'format-unknown': [
      'This plate is of a newer kind',
      'Reload the page; if that does not help, tell your administrator.',
    ],
    'code-length': ['A plate’s code has 12 characters', 'Compare what you typed with the plate.'],
    'code-check': [
      'A character of the code is wrong',
      'Compare what you typed with the plate: B and 8, S and 5, Z and 2 are easily mixed up.',
    ],
    'not-a-plate': ['This is no doorplate', 'What was read is neither a plate’s link nor its code.'],
    'empty-file': ['The file is empty', 'Choose another picture, or take it again.'],
    'not-a-picture': [
      'This file is no picture',
      'By its content it is something else, whatever its name says. Choose a photograph of the plate.',
    ],
    heic: [
      'This browser can’t read HEIC pictures',
      'Take the picture in the format “Most Compatible” (on an iPhone: Settings, Camera, Formats), or send it as JPEG. Typing the code works too.',
    ],
    undecodable: [
      'The picture could not be read',
      'The file is damaged or of a kind that this browser doesn’t know. Take the picture again, or save it as JPEG.',
    ],
    'no-code': [
      'No QR was found in the picture',
      'Take it again: nearer, straight on, without glare. Or type the code below the QR.',
    ],
    'decoder-missing': [
      'The scanner could not be loaded',
      'It needs the network the first time. Type the code below the QR meanwhile.',
    ],
    'camera-unavailable': [
      'This page can’t use a camera',
      'Choose a picture of the plate, or type the code below the QR.',
    ],
    'camera-denied': [
      'The camera is not allowed',
      'Allow it for this page in the browser’s settings. Or choose a picture, or type the code.',
    ],
    'camera-missing': ['No camera was found', 'Choose a picture of the plate, or type the code below the QR.'],
    'camera-busy': [
      'The camera can’t be used now',
      'Another program may be using it. Close that and try again, or choose a picture.',
    ],
  } as Record<string, [heading: string, body: string]>,
  foundKinds: {
    pdf: 'It is a PDF.',
    video: 'It is a video.',
    zip: 'It is a ZIP or Office file.',
    svg: 'It is a drawing (SVG).',
  } as Record<string, string>,
};

export type DoorplateScannerMessages = typeof messages;
