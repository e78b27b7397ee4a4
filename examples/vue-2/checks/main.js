import Vue from 'vue';
import { startChecks } from '../../checks/start.js';
import ChecksPage from './ChecksPage.vue';

Vue.config.ignoredElements = [/^ward-/];
let page = null;
startChecks((values) => {
  page ??= new Vue({
    data: { values },
    render(h) {
      return h(ChecksPage, { props: { values: this.values } });
    },
  }).$mount('#page');
  page.values = values;
});
