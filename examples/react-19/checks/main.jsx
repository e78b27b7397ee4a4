import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { startChecks } from '../../checks/start.js';
import { ChecksPage } from './ChecksPage.jsx';

const root = createRoot(document.querySelector('#page'));
startChecks((values) => flushSync(() => root.render(<ChecksPage values={values} />)));
