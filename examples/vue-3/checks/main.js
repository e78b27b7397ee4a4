import { createApp, h, shallowRef } from 'vue';
import { startChecks } from '../../checks/start.js';
import ChecksPage from './ChecksPage.vue';

const values = shallowRef(null);
startChecks((next) => {
  const isFirst = values.value === null;
  values.value = next;
  if (isFirst) createApp({ render: () => h(ChecksPage, { values: values.value }) }).mount('#page');
});
