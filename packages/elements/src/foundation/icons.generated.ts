// Written by scripts/generate-icons.ts from lucide-static 1.62.0 (ISC licence). Add a name there, not here.
import { svg } from 'lit';
import { frame } from './icon-frame.ts';

/** Lucide's `ban`. */
export const banIcon = () => frame(svg`<circle cx="12" cy="12" r="10" /><path d="M4.929 4.929 19.07 19.071" />`);

/** Lucide's `bell`. */
export const bellIcon = () =>
  frame(
    svg`<path d="M10.268 21a2 2 0 0 0 3.464 0" /><path d="M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326" />`,
  );

/** Lucide's `calendar-clock`. */
export const calendarClockIcon = () =>
  frame(
    svg`<path d="M16 14v2.2l1.6 1" /><path d="M16 2v3" /><path d="M21 7.338V5a2 2 0 00-2-2H5a2 2 0 00-2 2v14a2 2 0 002 2h2.338" /><path d="M3 9h5.859" /><path d="M8 2v3" /><circle cx="16" cy="16" r="6" />`,
  );

/** Lucide's `camera`. */
export const cameraIcon = () =>
  frame(
    svg`<path d="M13.997 4a2 2 0 0 1 1.76 1.05l.486.9A2 2 0 0 0 18.003 7H20a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h1.997a2 2 0 0 0 1.759-1.048l.489-.904A2 2 0 0 1 10.004 4z" /><circle cx="12" cy="13" r="3" />`,
  );

/** Lucide's `check`. */
export const checkIcon = () => frame(svg`<path d="M20 6 9 17l-5-5" />`);

/** Lucide's `chevron-down`. */
export const chevronDownIcon = () => frame(svg`<path d="m6 9 6 6 6-6" />`);

/** Lucide's `chevron-left`. */
export const chevronLeftIcon = () => frame(svg`<path d="m15 18-6-6 6-6" />`, true);

/** Lucide's `chevron-right`. */
export const chevronRightIcon = () => frame(svg`<path d="m9 18 6-6-6-6" />`, true);

/** Lucide's `chevron-up`. */
export const chevronUpIcon = () => frame(svg`<path d="m18 15-6-6-6 6" />`);

/** Lucide's `circle-alert`. */
export const circleAlertIcon = () =>
  frame(
    svg`<circle cx="12" cy="12" r="10" /><line x1="12" x2="12" y1="8" y2="12" /><line x1="12" x2="12.01" y1="16" y2="16" />`,
  );

/** Lucide's `circle-check`. */
export const circleCheckIcon = () => frame(svg`<circle cx="12" cy="12" r="10" /><path d="m16 9-5.5 5.5L8 12" />`);

/** Lucide's `circle-x`. */
export const circleXIcon = () =>
  frame(svg`<circle cx="12" cy="12" r="10" /><path d="m15 9-6 6" /><path d="m9 9 6 6" />`);

/** Lucide's `clock`. */
export const clockIcon = () => frame(svg`<circle cx="12" cy="12" r="10" /><path d="M12 6v6l4 2" />`);

/** Lucide's `cloud-check`. */
export const cloudCheckIcon = () =>
  frame(
    svg`<path d="m17 15-5.5 5.5L9 18" /><path d="M5.516 16.07A7 7 0 1 1 15.71 8h1.79a4.5 4.5 0 0 1 3.501 7.327" />`,
  );

/** Lucide's `cloud-off`. */
export const cloudOffIcon = () =>
  frame(
    svg`<path d="M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057" /><path d="M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78" /><path d="m2 2 20 20" />`,
  );

/** Lucide's `cloud-upload`. */
export const cloudUploadIcon = () =>
  frame(
    svg`<path d="M12 13v8" /><path d="M4 14.899A7 7 0 1 1 15.71 8h1.79a4.5 4.5 0 0 1 2.5 8.242" /><path d="m8 17 4-4 4 4" />`,
  );

/** Lucide's `download`. */
export const downloadIcon = () =>
  frame(svg`<path d="M12 15V3" /><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4" /><path d="m7 10 5 5 5-5" />`);

/** Lucide's `flashlight`. */
export const flashlightIcon = () =>
  frame(
    svg`<path d="M12 13v1" /><path d="M17 2a1 1 0 0 1 1 1v4a3 3 0 0 1-.6 1.8l-.6.8A4 4 0 0 0 16 12v8a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2v-8a4 4 0 0 0-.8-2.4l-.6-.8A3 3 0 0 1 6 7V3a1 1 0 0 1 1-1z" /><path d="M6 6h12" />`,
  );

/** Lucide's `git-compare`. */
export const gitCompareIcon = () =>
  frame(
    svg`<circle cx="18" cy="18" r="3" /><circle cx="6" cy="6" r="3" /><path d="M13 6h3a2 2 0 0 1 2 2v7" /><path d="M11 18H8a2 2 0 0 1-2-2V9" />`,
  );

/** Lucide's `hard-drive`. */
export const hardDriveIcon = () =>
  frame(
    svg`<path d="M10 16h.01" /><path d="M2.212 11.577a2 2 0 0 0-.212.896V18a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-5.527a2 2 0 0 0-.212-.896L18.55 5.11A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11z" /><path d="M21.946 12.013H2.054" /><path d="M6 16h.01" />`,
  );

/** Lucide's `house`. */
export const houseIcon = () =>
  frame(
    svg`<path d="M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8" /><path d="M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z" />`,
  );

/** Lucide's `image`. */
export const imageIcon = () =>
  frame(
    svg`<rect width="18" height="18" x="3" y="3" rx="2" ry="2" /><circle cx="9" cy="9" r="2" /><path d="m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21" />`,
  );

/** Lucide's `info`. */
export const infoIcon = () => frame(svg`<circle cx="12" cy="12" r="10" /><path d="M12 16v-4" /><path d="M12 8h.01" />`);

/** Lucide's `keyboard`. */
export const keyboardIcon = () =>
  frame(
    svg`<path d="M10 8h.01" /><path d="M12 12h.01" /><path d="M14 8h.01" /><path d="M16 12h.01" /><path d="M18 8h.01" /><path d="M6 8h.01" /><path d="M7 16h10" /><path d="M8 12h.01" /><rect width="20" height="16" x="2" y="4" rx="2" />`,
  );

/** Lucide's `link`. */
export const linkIcon = () =>
  frame(
    svg`<path d="M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71" /><path d="M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71" />`,
  );

/** Lucide's `list`. */
export const listIcon = () =>
  frame(
    svg`<path d="M3 5h.01" /><path d="M3 12h.01" /><path d="M3 19h.01" /><path d="M8 5h13" /><path d="M8 12h13" /><path d="M8 19h13" />`,
  );

/** Lucide's `loader-circle`. */
export const loaderCircleIcon = () => frame(svg`<path d="M21 12a9 9 0 1 1-6.219-8.56" />`);

/** Lucide's `lock`. */
export const lockIcon = () =>
  frame(svg`<rect width="18" height="11" x="3" y="11" rx="2" ry="2" /><path d="M7 11V7a5 5 0 0 1 10 0v4" />`);

/** Lucide's `log-in`. */
export const logInIcon = () =>
  frame(
    svg`<path d="m10 17 5-5-5-5" /><path d="M15 12H3" /><path d="M15 3h4a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-4" />`,
    true,
  );

/** Lucide's `map`. */
export const mapIcon = () =>
  frame(
    svg`<path d="M14.106 5.553a2 2 0 0 0 1.788 0l3.659-1.83A1 1 0 0 1 21 4.619v12.764a1 1 0 0 1-.553.894l-4.553 2.277a2 2 0 0 1-1.788 0l-4.212-2.106a2 2 0 0 0-1.788 0l-3.659 1.83A1 1 0 0 1 3 19.381V6.618a1 1 0 0 1 .553-.894l4.553-2.277a2 2 0 0 1 1.788 0z" /><path d="M15 5.764v15" /><path d="M9 3.236v15" />`,
  );

/** Lucide's `map-pin`. */
export const mapPinIcon = () =>
  frame(
    svg`<path d="M20 10c0 4.993-5.539 10.193-7.399 11.799a1 1 0 0 1-1.202 0C9.539 20.193 4 14.993 4 10a8 8 0 0 1 16 0" /><circle cx="12" cy="10" r="3" />`,
  );

/** Lucide's `maximize`. */
export const maximizeIcon = () =>
  frame(
    svg`<path d="M8 3H5a2 2 0 0 0-2 2v3" /><path d="M21 8V5a2 2 0 0 0-2-2h-3" /><path d="M3 16v3a2 2 0 0 0 2 2h3" /><path d="M16 21h3a2 2 0 0 0 2-2v-3" />`,
  );

/** Lucide's `minus`. */
export const minusIcon = () => frame(svg`<path d="M5 12h14" />`);

/** Lucide's `pencil`. */
export const pencilIcon = () =>
  frame(
    svg`<path d="M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z" /><path d="m15 5 4 4" />`,
  );

/** Lucide's `phone`. */
export const phoneIcon = () =>
  frame(
    svg`<path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384" />`,
  );

/** Lucide's `plus`. */
export const plusIcon = () => frame(svg`<path d="M5 12h14" /><path d="M12 5v14" />`);

/** Lucide's `printer`. */
export const printerIcon = () =>
  frame(
    svg`<path d="M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2" /><path d="M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6" /><rect x="6" y="14" width="12" height="8" rx="1" />`,
  );

/** Lucide's `qr-code`. */
export const qrCodeIcon = () =>
  frame(
    svg`<rect width="5" height="5" x="3" y="3" rx="1" /><rect width="5" height="5" x="16" y="3" rx="1" /><rect width="5" height="5" x="3" y="16" rx="1" /><path d="M21 16h-3a2 2 0 0 0-2 2v3" /><path d="M21 21v.01" /><path d="M12 7v3a2 2 0 0 1-2 2H7" /><path d="M3 12h.01" /><path d="M12 3h.01" /><path d="M12 16v.01" /><path d="M16 12h1" /><path d="M21 12v.01" /><path d="M12 21v-1" />`,
  );

/** Lucide's `refresh-cw`. */
export const refreshCwIcon = () =>
  frame(
    svg`<path d="M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8" /><path d="M21 3v5h-5" /><path d="M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16" /><path d="M8 16H3v5" />`,
  );

/** Lucide's `repeat`. */
export const repeatIcon = () =>
  frame(
    svg`<path d="m17 2 4 4-4 4" /><path d="M3 11v-1a4 4 0 0 1 4-4h14" /><path d="m7 22-4-4 4-4" /><path d="M21 13v1a4 4 0 0 1-4 4H3" />`,
  );

/** Lucide's `ruler`. */
export const rulerIcon = () =>
  frame(
    svg`<path d="M21.3 15.3a2.4 2.4 0 0 1 0 3.4l-2.6 2.6a2.4 2.4 0 0 1-3.4 0L2.7 8.7a2.41 2.41 0 0 1 0-3.4l2.6-2.6a2.41 2.41 0 0 1 3.4 0Z" /><path d="m14.5 12.5 2-2" /><path d="m11.5 9.5 2-2" /><path d="m8.5 6.5 2-2" /><path d="m17.5 15.5 2-2" />`,
  );

/** Lucide's `search`. */
export const searchIcon = () => frame(svg`<path d="m21 21-4.34-4.34" /><circle cx="11" cy="11" r="8" />`);

/** Lucide's `shield-alert`. */
export const shieldAlertIcon = () =>
  frame(
    svg`<path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z" /><path d="M12 8v4" /><path d="M12 16h.01" />`,
  );

/** Lucide's `shield-check`. */
export const shieldCheckIcon = () =>
  frame(
    svg`<path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z" /><path d="m9 12 2 2 4-4" />`,
  );

/** Lucide's `shield-question-mark`. */
export const shieldQuestionMarkIcon = () =>
  frame(
    svg`<path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z" /><path d="M9.1 9a3 3 0 0 1 5.82 1c0 2-3 3-3 3" /><path d="M12 17h.01" />`,
  );

/** Lucide's `shield-x`. */
export const shieldXIcon = () =>
  frame(
    svg`<path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z" /><path d="m14.5 9.5-5 5" /><path d="m9.5 9.5 5 5" />`,
  );

/** Lucide's `star`. */
export const starIcon = () =>
  frame(
    svg`<path d="M11.525 2.295a.53.53 0 0 1 .95 0l2.31 4.679a2.123 2.123 0 0 0 1.595 1.16l5.166.756a.53.53 0 0 1 .294.904l-3.736 3.638a2.123 2.123 0 0 0-.611 1.878l.882 5.14a.53.53 0 0 1-.771.56l-4.618-2.428a2.122 2.122 0 0 0-1.973 0L6.396 21.01a.53.53 0 0 1-.77-.56l.881-5.139a2.122 2.122 0 0 0-.611-1.879L2.16 9.795a.53.53 0 0 1 .294-.906l5.165-.755a2.122 2.122 0 0 0 1.597-1.16z" />`,
  );

/** Lucide's `table`. */
export const tableIcon = () =>
  frame(
    svg`<path d="M12 3v18" /><rect width="18" height="18" x="3" y="3" rx="2" /><path d="M3 9h18" /><path d="M3 15h18" />`,
  );

/** Lucide's `trash-2`. */
export const trash2Icon = () =>
  frame(
    svg`<path d="M10 11v6" /><path d="M14 11v6" /><path d="M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6" /><path d="M3 6h18" /><path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2" />`,
  );

/** Lucide's `triangle-alert`. */
export const triangleAlertIcon = () =>
  frame(
    svg`<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3" /><path d="M12 9v4" /><path d="M12 17h.01" />`,
  );

/** Lucide's `undo-2`. */
export const undo2Icon = () =>
  frame(svg`<path d="M9 14 4 9l5-5" /><path d="M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11" />`, true);

/** Lucide's `wifi-off`. */
export const wifiOffIcon = () =>
  frame(
    svg`<path d="M12 20h.01" /><path d="M8.5 16.429a5 5 0 0 1 7 0" /><path d="M5 12.859a10 10 0 0 1 5.17-2.69" /><path d="M19 12.859a10 10 0 0 0-2.007-1.523" /><path d="M2 8.82a15 15 0 0 1 4.177-2.643" /><path d="M22 8.82a15 15 0 0 0-11.288-3.764" /><path d="m2 2 20 20" />`,
  );

/** Lucide's `x`. */
export const xIcon = () => frame(svg`<path d="M18 6 6 18" /><path d="m6 6 12 12" />`);

/** Lucide's `zoom-in`. */
export const zoomInIcon = () =>
  frame(
    svg`<circle cx="11" cy="11" r="8" /><line x1="21" x2="16.65" y1="21" y2="16.65" /><line x1="11" x2="11" y1="8" y2="14" /><line x1="8" x2="14" y1="11" y2="11" />`,
  );
