import { useEffect, useState } from 'react';

import { useVisible } from './environment';

/** How long the page says that it was loaded anew, in milliseconds in front of the person. */
export const RELOADED_SHOWN = 8_000;

/** Whether `reloads` has grown just now: true until the person has had the page in front of them for a while. */
export function useReloaded(reloads: number): boolean {
  const [read, setRead] = useState(0);
  const visible = useVisible();
  const unread = reloads > read;
  useEffect(() => {
    // Another feed counts from the start.
    if (reloads < read) setRead(reloads);
    if (!unread || !visible) return;
    const timer = setTimeout(() => setRead(reloads), RELOADED_SHOWN);
    return () => clearTimeout(timer);
  }, [read, reloads, unread, visible]);
  return unread;
}
