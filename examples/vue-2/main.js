import '../portal/widgets.js';
import Vue from 'vue';
import PortalPage from './PortalPage.vue';

Vue.config.ignoredElements = [/^ward-/];
new Vue({ render: (h) => h(PortalPage) }).$mount('#page');
