import { ChangeDetectionStrategy, Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { first, hear } from '../../checks/start.js';

@Component({
  selector: 'checks-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ward-provider [client]="values().client">
      <p id="text">{{ values().text }}</p>
      @if (values().isShown) {
        <p id="shown">shown</p>
      }
      @for (each of values().list; track each) {
        <p class="item">{{ each }}</p>
      }
    </ward-provider>
    <ward-doorplate-viewer
      [code]="values().code"
      [reading]="values().reading"
      (ward-plate-place)="hear('kebab', $event)"
      (wardPlatePlace)="hear('camel', $event)"
    ></ward-doorplate-viewer>
    <ward-stay-register
      [required]="values().required"
      [premisesId]="values().premisesId"
      (change)="hear('lower', $event)"
    ></ward-stay-register>
    <ward-doorplate-sheet [size]="values().size"></ward-doorplate-sheet>
    <ward-alert-map [areas]="values().areas"></ward-alert-map>
    @if (values().isShown) {
      <ward-hazard-list premises-id="fixed"></ward-hazard-list>
    }
  `,
})
export class ChecksPage {
  readonly values = signal(first);
  protected readonly hear = hear;
}
