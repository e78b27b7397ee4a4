import { useLayoutEffect, useRef } from 'react';

/** A widget with properties and listeners. React 18 by itself gives a custom element attributes and nothing else. */
export function Ward({ tag: Tag, properties, on, children, ...attributes }) {
  const ref = useRef(null);
  useLayoutEffect(() => {
    Object.assign(ref.current, properties);
  });
  useLayoutEffect(() => {
    const listening = new AbortController();
    for (const [type, listener] of Object.entries(on ?? {})) {
      ref.current.addEventListener(type, listener, { signal: listening.signal });
    }
    return () => listening.abort();
  });
  return (
    <Tag ref={ref} {...attributes}>
      {children}
    </Tag>
  );
}
