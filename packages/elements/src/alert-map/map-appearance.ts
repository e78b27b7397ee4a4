import type { Language } from '../foundation/language.ts';
import type { AlertMapMessages } from './alert-map.en.ts';
import type { MapLook, MapWords } from './map-marks.ts';

/**
 * Reads colours and sizes off the page: the browser has them after themes, a portal's own tokens and forced colours, of
 * which a canvas knows nothing.
 */
export function lookOf(box: HTMLElement): MapLook {
  const root = box.getRootNode() as ShadowRoot;
  const colourOf = (name: string) => {
    const sample = root.querySelector(`[data-sample="${name}"]`);
    return getComputedStyle(sample ?? box).color;
  };
  const { backgroundColor, color, fontFamily } = getComputedStyle(box);
  const size = (name: string) => Number.parseFloat(getComputedStyle(box).getPropertyValue(name));
  const textSize = size('--_text-1') || 12.5;
  return {
    ground: backgroundColor,
    surface: getComputedStyle(root.querySelector('.legend') ?? box).backgroundColor,
    ink: color,
    line: colourOf('line'),
    accent: colourOf('area'),
    urgencies: [0, 1, 2, 3, 4].map((urgency) => colourOf(String(urgency))),
    post: colourOf('post'),
    font: fontFamily,
    textSize,
    markSize: Math.round(textSize * 2),
  };
}

/** The words that are drawn on the map. */
export function wordsOf({ words, format }: Language<AlertMapMessages>): MapWords {
  const { priorities, unknownPriority, categories, unknownCategory, postLabel } = words;
  return {
    priorities,
    unknownPriority,
    categories,
    unknownCategory,
    postLabel,
    postCount: (count) => words.posts(count, format),
  };
}

/** MapLibre's own words. */
export function localeOf({ mapName, zoomByWheel, moveByFingers }: AlertMapMessages): Readonly<Record<string, string>> {
  return {
    'Map.Title': mapName,
    'CooperativeGesturesHandler.WindowsHelpText': zoomByWheel('Ctrl'),
    'CooperativeGesturesHandler.MacHelpText': zoomByWheel('⌘'),
    'CooperativeGesturesHandler.MobileHelpText': moveByFingers,
  };
}
