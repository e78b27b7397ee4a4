// Each import registers one tag. Import them before the first rendering.
import '@wardkit/elements/provider/define';
import '@wardkit/elements/doorplate-viewer/define';
import '@wardkit/elements/hazard-list/define';
import '@wardkit/elements/stay-register/define';
