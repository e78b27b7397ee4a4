import '../portal/widgets.js';
import { bootstrapApplication } from '@angular/platform-browser';
import { PortalPage } from './portal-page';

bootstrapApplication(PortalPage);
