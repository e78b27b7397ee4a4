import '../portal/widgets.js';
import '@wardkit/elements/alert-map/define';
import '@wardkit/elements/doorplate-sheet/define';
