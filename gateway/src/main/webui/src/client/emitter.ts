type Listeners<Events extends Record<string, unknown[]>> = {
  [E in keyof Events]?: Set<(...args: Events[E]) => void>;
};

/** Listeners by event name. A listener that throws does not keep the others from hearing. */
export class Emitter<Events extends Record<string, unknown[]>> {
  private readonly listeners: Listeners<Events> = {};

  /** Returns the way to stop listening. */
  on<E extends keyof Events>(event: E, listener: (...args: Events[E]) => void): () => void {
    const set = (this.listeners[event] ??= new Set());
    set.add(listener);
    return () => set.delete(listener);
  }

  protected emit<E extends keyof Events>(event: E, ...args: Events[E]): void {
    for (const listener of [...(this.listeners[event] ?? [])]) {
      try {
        listener(...args);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
