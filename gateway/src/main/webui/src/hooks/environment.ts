import { useSyncExternalStore } from 'react';

function listenTo(target: () => EventTarget, ...events: string[]) {
  return (onChange: () => void) => {
    const heard = target();
    for (const event of events) heard.addEventListener(event, onChange);
    return () => {
      for (const event of events) heard.removeEventListener(event, onChange);
    };
  };
}

const network = listenTo(() => window, 'online', 'offline');
const visibility = listenTo(() => document, 'visibilitychange');
const lessMotion = () => window.matchMedia('(prefers-reduced-motion: reduce)');
const motion = listenTo(lessMotion, 'change');

/** Whether this machine has a network at all; it says nothing about the server. */
export function useOnline(): boolean {
  return useSyncExternalStore(network, () => navigator.onLine);
}

/** Whether the person asked for less motion. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(motion, () => lessMotion().matches);
}

/** Whether the page is in front. */
export function useVisible(): boolean {
  return useSyncExternalStore(visibility, () => document.visibilityState !== 'hidden');
}
