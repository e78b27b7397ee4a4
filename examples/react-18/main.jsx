import { createRoot } from 'react-dom/client';
import { PortalPage } from './PortalPage.jsx';

createRoot(document.querySelector('#page')).render(<PortalPage />);
