import { useEffect } from 'react';

/** Names the tab. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Ovation` : 'Ovation';
  }, [title]);
}
