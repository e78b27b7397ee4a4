// Written by packages/elements/scripts/widget-types.ts from the widgets. Change those.
import type { AccessLogPrintEvent, PersonRequestEvent } from './access-log/access-log.events.ts';
import type { WardAccessLog } from './access-log/access-log.ts';
import type { BulletinPrintEvent, BulletinShowEvent } from './alert-bulletin/alert-bulletin.events.ts';
import type { WardAlertBulletin } from './alert-bulletin/alert-bulletin.ts';
import type { WardAlertDetail } from './alert-detail/alert-detail.ts';
import type { AlertFilterEvent } from './alert-list/alert-list.events.ts';
import type { WardAlertList } from './alert-list/alert-list.ts';
import type { WardAlertMap } from './alert-map/alert-map.ts';
import type { AlertChangedEvent, AlertChangeEvent, AlertOpenEvent } from './alerts/alert.events.ts';
import type { PlateScanEvent } from './doorplate-scanner/doorplate-scanner.events.ts';
import type { WardDoorplateScanner } from './doorplate-scanner/doorplate-scanner.ts';
import type { PlatePrintEvent } from './doorplate-sheet/doorplate-sheet.events.ts';
import type { WardDoorplateSheet } from './doorplate-sheet/doorplate-sheet.ts';
import type { CheckStartEvent, PlateOpenEvent, PlatePlaceEvent } from './doorplate-viewer/doorplate-viewer.events.ts';
import type { WardDoorplateViewer } from './doorplate-viewer/doorplate-viewer.ts';
import type { HazardChangedEvent, HazardChangeEvent, HazardOpenEvent } from './hazard-list/hazard-list.events.ts';
import type { WardHazardList } from './hazard-list/hazard-list.ts';
import type { HelpRequestEvent, HelpSentEvent } from './help-button/help-button.events.ts';
import type { WardHelpButton } from './help-button/help-button.ts';
import type {
  MediationCaseChangedEvent,
  MediationCaseChangeEvent,
  OwnLogOpenEvent,
} from './mediation-case/mediation-case.events.ts';
import type { WardMediationCase } from './mediation-case/mediation-case.ts';
import type { MediationPrintEvent } from './mediation-print/mediation-print.events.ts';
import type {
  MediationMoveEvent,
  MediationOpenEvent,
  MediationRegisterEvent,
  MediationRegisteredEvent,
} from './mediation-tracker/mediation-tracker.events.ts';
import type { WardMediationTracker } from './mediation-tracker/mediation-tracker.ts';
import type { ObjectionFiledEvent } from './objections/objections.events.ts';
import type {
  OutboxDiscardEvent,
  OutboxExportEvent,
  OutboxResolveEvent,
  OutboxSignInEvent,
} from './outbox-status/outbox-status.events.ts';
import type { WardOutboxStatus } from './outbox-status/outbox-status.ts';
import type { WardProvider } from './provider/provider.ts';
import type { BoardPrintEvent } from './rating-board/rating-board.events.ts';
import type { WardRatingBoard } from './rating-board/rating-board.ts';
import type {
  CheckCloseEvent,
  CheckSavedEvent,
  CheckSubmitEvent,
  CheckSubmittedEvent,
  StayRegisterWantedEvent,
} from './rental-check/rental-check.events.ts';
import type { WardRentalCheck } from './rental-check/rental-check.ts';
import type {
  HandoverChangedEvent,
  HandoverChangeEvent,
  HandoverPrintEvent,
} from './shift-handover/shift-handover.events.ts';
import type { WardShiftHandover } from './shift-handover/shift-handover.ts';
import type { StaySavedEvent, StaySaveEvent } from './stay-register/stay-register.events.ts';
import type { WardStayRegister } from './stay-register/stay-register.ts';
import type { UnitAvailabilityEvent, UnitChangedEvent, UnitSetUpEvent } from './unit-board/unit-board.events.ts';
import type { WardUnitBoard } from './unit-board/unit-board.ts';

/** What each public widget takes and tells, by its tag. */
export interface Widgets {
  'ward-provider': {
    element: WardProvider;
    properties: 'client';
    attributes: Record<never, never>;
    events: Record<never, never>;
  };
  'ward-doorplate-scanner': {
    element: WardDoorplateScanner;
    properties: 'quiet' | 'client';
    attributes: { quiet: 'quiet' };
    events: { 'ward-plate-scan': PlateScanEvent };
  };
  'ward-doorplate-viewer': {
    element: WardDoorplateViewer;
    properties: 'reading' | 'link' | 'code' | 'purpose' | 'client';
    attributes: { link: 'link'; code: 'code'; purpose: 'purpose' };
    events: {
      'ward-check-start': CheckStartEvent;
      'ward-plate-open': PlateOpenEvent;
      'ward-plate-place': PlatePlaceEvent;
    };
  };
  'ward-doorplate-sheet': {
    element: WardDoorplateSheet;
    properties: 'premisesId' | 'size' | 'client';
    attributes: { 'premises-id': 'premisesId'; size: 'size' };
    events: { 'ward-plate-print': PlatePrintEvent };
  };
  'ward-rental-check': {
    element: WardRentalCheck;
    properties: 'premisesId' | 'checkId' | 'name' | 'required' | 'disabled' | 'client';
    attributes: {
      'premises-id': 'premisesId';
      'check-id': 'checkId';
      name: 'name';
      required: 'required';
      disabled: 'disabled';
    };
    events: {
      'ward-check-saved': CheckSavedEvent;
      'ward-check-submit': CheckSubmitEvent;
      'ward-check-submitted': CheckSubmittedEvent;
      'ward-check-close': CheckCloseEvent;
      'ward-stay-register-wanted': StayRegisterWantedEvent;
      change: Event;
    };
  };
  'ward-outbox-status': {
    element: WardOutboxStatus;
    properties: 'client';
    attributes: Record<never, never>;
    events: {
      'ward-outbox-discard': OutboxDiscardEvent;
      'ward-outbox-resolve': OutboxResolveEvent;
      'ward-outbox-export': OutboxExportEvent;
      'ward-outbox-sign-in': OutboxSignInEvent;
    };
  };
  'ward-hazard-list': {
    element: WardHazardList;
    properties: 'premisesId' | 'hazardId' | 'client';
    attributes: { 'premises-id': 'premisesId'; 'hazard-id': 'hazardId' };
    events: {
      'ward-hazard-open': HazardOpenEvent;
      'ward-hazard-change': HazardChangeEvent;
      'ward-hazard-changed': HazardChangedEvent;
      'ward-objection-filed': ObjectionFiledEvent;
    };
  };
  'ward-rating-board': {
    element: WardRatingBoard;
    properties: 'premisesId' | 'paper' | 'objectionUrl' | 'client';
    attributes: { 'premises-id': 'premisesId'; paper: 'paper'; 'objection-url': 'objectionUrl' };
    events: { 'ward-board-print': BoardPrintEvent; 'ward-objection-filed': ObjectionFiledEvent };
  };
  'ward-stay-register': {
    element: WardStayRegister;
    properties: 'premisesId' | 'plateCode' | 'community' | 'name' | 'required' | 'disabled' | 'client';
    attributes: {
      'premises-id': 'premisesId';
      'plate-code': 'plateCode';
      community: 'community';
      name: 'name';
      required: 'required';
      disabled: 'disabled';
    };
    events: { 'ward-stay-save': StaySaveEvent; 'ward-stay-saved': StaySavedEvent; change: Event };
  };
  'ward-alert-list': {
    element: WardAlertList;
    properties: 'alertId' | 'mode' | 'urlState' | 'client';
    attributes: { 'alert-id': 'alertId'; mode: 'mode'; 'url-state': 'urlState' };
    events: {
      'ward-alert-open': AlertOpenEvent;
      'ward-alert-change': AlertChangeEvent;
      'ward-alert-changed': AlertChangedEvent;
      'ward-alert-filter': AlertFilterEvent;
    };
  };
  'ward-alert-detail': {
    element: WardAlertDetail;
    properties: 'alertId' | 'client';
    attributes: { 'alert-id': 'alertId' };
    events: {
      'ward-alert-open': AlertOpenEvent;
      'ward-alert-change': AlertChangeEvent;
      'ward-alert-changed': AlertChangedEvent;
    };
  };
  'ward-unit-board': {
    element: WardUnitBoard;
    properties: 'client';
    attributes: Record<never, never>;
    events: {
      'ward-alert-open': AlertOpenEvent;
      'ward-unit-availability': UnitAvailabilityEvent;
      'ward-unit-set-up': UnitSetUpEvent;
      'ward-unit-changed': UnitChangedEvent;
    };
  };
  'ward-alert-bulletin': {
    element: WardAlertBulletin;
    properties: 'period' | 'from' | 'client';
    attributes: { period: 'period'; from: 'from' };
    events: { 'ward-bulletin-show': BulletinShowEvent; 'ward-bulletin-print': BulletinPrintEvent };
  };
  'ward-shift-handover': {
    element: WardShiftHandover;
    properties: 'client';
    attributes: Record<never, never>;
    events: {
      'ward-alert-open': AlertOpenEvent;
      'ward-handover-change': HandoverChangeEvent;
      'ward-handover-changed': HandoverChangedEvent;
      'ward-handover-print': HandoverPrintEvent;
    };
  };
  'ward-alert-map': {
    element: WardAlertMap;
    properties: 'tiles' | 'tilesDatum' | 'tilesMaxZoom' | 'attribution' | 'areas' | 'areasUrl' | 'client';
    attributes: {
      tiles: 'tiles';
      'tiles-datum': 'tilesDatum';
      'tiles-max-zoom': 'tilesMaxZoom';
      attribution: 'attribution';
      'areas-url': 'areasUrl';
    };
    events: { 'ward-alert-open': AlertOpenEvent };
  };
  'ward-help-button': {
    element: WardHelpButton;
    properties: 'plateCode' | 'telephone' | 'client';
    attributes: { 'plate-code': 'plateCode'; telephone: 'telephone' };
    events: { 'ward-help-request': HelpRequestEvent; 'ward-help-sent': HelpSentEvent };
  };
  'ward-mediation-tracker': {
    element: WardMediationTracker;
    properties: 'mediationId' | 'alertId' | 'urlState' | 'client';
    attributes: { 'mediation-id': 'mediationId'; 'alert-id': 'alertId'; 'url-state': 'urlState' };
    events: {
      'ward-mediation-open': MediationOpenEvent;
      'ward-mediation-move': MediationMoveEvent;
      'ward-mediation-register': MediationRegisterEvent;
      'ward-mediation-registered': MediationRegisteredEvent;
      'ward-mediation-print': MediationPrintEvent;
    };
  };
  'ward-mediation-case': {
    element: WardMediationCase;
    properties: 'mediationId' | 'client';
    attributes: { 'mediation-id': 'mediationId' };
    events: {
      'ward-mediation-case-change': MediationCaseChangeEvent;
      'ward-mediation-case-changed': MediationCaseChangedEvent;
      'ward-own-log-open': OwnLogOpenEvent;
    };
  };
  'ward-access-log': {
    element: WardAccessLog;
    properties: 'client';
    attributes: Record<never, never>;
    events: { 'ward-person-request': PersonRequestEvent; 'ward-access-log-print': AccessLogPrintEvent };
  };
}
