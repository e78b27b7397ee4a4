import { setUpPages } from './pages.ts';
import { setUpSearch } from './search.ts';

setUpPages();
setUpSearch();
