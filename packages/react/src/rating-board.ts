// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { ObjectionFiledEvent } from '@wardkit/elements/objections/objections.events';
import type { BoardPrintEvent } from '@wardkit/elements/rating-board/rating-board.events';
import '@wardkit/elements/rating-board/define';
import { WardRatingBoard as Element } from '@wardkit/elements/rating-board/rating-board';
import * as React from 'react';

type Listeners = {
  onWardBoardPrint: EventName<BoardPrintEvent>;
  onWardObjectionFiled: EventName<ObjectionFiledEvent>;
};

/**
 * The star board of let premises, to print and hang at the door, with the landlord's objections and the station's answers
 * below it. Nobody who lets or lives there is on it, and its QR leads to the objection page alone.
 */
export const WardRatingBoard: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-rating-board',
  elementClass: Element,
  displayName: 'WardRatingBoard',
  events: {
    onWardBoardPrint: 'ward-board-print' as EventName<BoardPrintEvent>,
    onWardObjectionFiled: 'ward-objection-filed' as EventName<ObjectionFiledEvent>,
  },
});
