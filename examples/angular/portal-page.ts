import { ChangeDetectionStrategy, Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { CheckStartEvent } from '@wardkit/elements/doorplate-viewer/doorplate-viewer.events';
import type { HazardOpenEvent } from '@wardkit/elements/hazard-list/hazard-list.events';
import { client } from '../portal/client.js';

@Component({
  selector: 'portal-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ward-provider [client]="client">
      <label>Plate <input name="code" #plate (change)="code.set(plate.value)" /></label>
      <ward-doorplate-viewer [code]="code()" (ward-check-start)="startCheck($event)"></ward-doorplate-viewer>
      <button type="button" (click)="showsHazards.set(!showsHazards())">Hazards</button>
      @if (showsHazards()) {
        <ward-hazard-list (ward-hazard-open)="openHazard($event)"></ward-hazard-list>
      }
      @if (premisesId()) {
        <form #application (submit)="handIn($event, application)">
          <ward-stay-register
            name="stay"
            required
            [premisesId]="premisesId()"
            (ward-stay-save)="save($event, closed.checked)"
          ></ward-stay-register>
          <label><input type="checkbox" name="closed" #closed /> The desk is closed</label>
          <button type="submit">Hand in</button>
        </form>
      }
      <output>{{ told() }}</output>
    </ward-provider>
  `,
})
export class PortalPage {
  protected readonly client = client;
  protected readonly code = signal('');
  protected readonly premisesId = signal('');
  protected readonly showsHazards = signal(true);
  protected readonly told = signal('');

  protected startCheck(event: CheckStartEvent): void {
    this.premisesId.set(event.premisesId);
  }

  protected openHazard(event: HazardOpenEvent): void {
    this.told.set(`Hazard ${event.hazardId}`);
  }

  protected save(event: Event, isClosed: boolean): void {
    if (isClosed) event.preventDefault();
  }

  protected handIn(event: Event, application: HTMLFormElement): void {
    event.preventDefault();
    this.told.set(`Stay ${new FormData(application).get('stay')}`);
  }
}
