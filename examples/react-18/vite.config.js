/** In this repository the wrappers are also tested in React 16; the page has one React, its own. */
export default { resolve: { dedupe: ['react', 'react-dom'] } };
