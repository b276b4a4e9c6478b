/** What can be listened to: the window of a page, or an `EventTarget` of one's own where there is none. */
export type PageEventTarget = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/** What a socket wants to know of the page it lives in. */
export interface PageListener {
  onOnline(): void;
  onOffline(): void;
  /** The page is in front again: it may have been hidden, frozen, asleep, or kept for the way back to it. */
  onSeen(): void;
}

/**
 * Hears `online`, `offline`, `visibilitychange` and `pageshow`, which all reach the window. Without a target it hears
 * nothing, as outside a browser.
 */
export class PageEvents {
  private readonly handlers: Record<string, () => void>;

  constructor(
    private readonly target: PageEventTarget | undefined,
    listener: PageListener,
  ) {
    const seen = () => {
      if (!hidden()) listener.onSeen();
    };
    this.handlers = {
      online: () => listener.onOnline(),
      offline: () => listener.onOffline(),
      visibilitychange: seen,
      // The way back to a page that the browser had kept as it was.
      pageshow: seen,
    };
  }

  listen(): void {
    for (const [type, handler] of Object.entries(this.handlers)) this.target?.addEventListener(type, handler);
  }

  stop(): void {
    for (const [type, handler] of Object.entries(this.handlers))
      this.target?.removeEventListener(type, handler);
  }
}

/** The window where there is one. */
export function ownPage(): PageEventTarget | undefined {
  return typeof globalThis.addEventListener === 'function' ? globalThis : undefined;
}

function hidden(): boolean {
  return typeof document !== 'undefined' && document.visibilityState === 'hidden';
}
