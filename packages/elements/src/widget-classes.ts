import type { WidgetTag } from '@wardkit/contract/widgets';
import type { WidgetClass } from './foundation/define.ts';

type Component = WidgetTag extends infer Tag ? (Tag extends `ward-${infer Name}` ? Name : never) : never;

/** How the class of each public widget is fetched, by its name without a prefix; none is registered by it. */
export const widgetClasses: Readonly<Record<Component, () => Promise<WidgetClass>>> = {
  'access-log': () => import('./access-log/access-log.ts').then((module) => module.WardAccessLog),
  'alert-bulletin': () => import('./alert-bulletin/alert-bulletin.ts').then((module) => module.WardAlertBulletin),
  'alert-detail': () => import('./alert-detail/alert-detail.ts').then((module) => module.WardAlertDetail),
  'alert-list': () => import('./alert-list/alert-list.ts').then((module) => module.WardAlertList),
  'alert-map': () => import('./alert-map/alert-map.ts').then((module) => module.WardAlertMap),
  'doorplate-scanner': () =>
    import('./doorplate-scanner/doorplate-scanner.ts').then((module) => module.WardDoorplateScanner),
  'doorplate-sheet': () => import('./doorplate-sheet/doorplate-sheet.ts').then((module) => module.WardDoorplateSheet),
  'doorplate-viewer': () =>
    import('./doorplate-viewer/doorplate-viewer.ts').then((module) => module.WardDoorplateViewer),
  'hazard-list': () => import('./hazard-list/hazard-list.ts').then((module) => module.WardHazardList),
  'help-button': () => import('./help-button/help-button.ts').then((module) => module.WardHelpButton),
  'mediation-case': () => import('./mediation-case/mediation-case.ts').then((module) => module.WardMediationCase),
  'mediation-tracker': () =>
    import('./mediation-tracker/mediation-tracker.ts').then((module) => module.WardMediationTracker),
  'outbox-status': () => import('./outbox-status/outbox-status.ts').then((module) => module.WardOutboxStatus),
  provider: () => import('./provider/provider.ts').then((module) => module.WardProvider),
  'rating-board': () => import('./rating-board/rating-board.ts').then((module) => module.WardRatingBoard),
  'rental-check': () => import('./rental-check/rental-check.ts').then((module) => module.WardRentalCheck),
  'shift-handover': () => import('./shift-handover/shift-handover.ts').then((module) => module.WardShiftHandover),
  'stay-register': () => import('./stay-register/stay-register.ts').then((module) => module.WardStayRegister),
  'unit-board': () => import('./unit-board/unit-board.ts').then((module) => module.WardUnitBoard),
};
