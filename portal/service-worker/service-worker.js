// Made at build time: the files of the shell, and a version that changes with any of them.
import { files, version } from 'virtual:shell';
import { installShell } from '@wardkit/client/service-worker';

installShell({
  version,
  precache: files,
  pageFor(url) {
    if (url.pathname === '/') return '/index.html';
    if (/^\/d\//i.test(url.pathname)) return '/doorplate.html';
    return url.pathname.endsWith('.html') ? url.pathname : null;
  },
  never: ['/dev/'],
});
