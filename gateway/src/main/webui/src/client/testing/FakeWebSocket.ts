/** A WebSocket whose other end is the test. The instances made are in `FakeWebSocket.opened`, oldest first. */
export class FakeWebSocket {
  static opened: FakeWebSocket[] = [];
  static get last(): FakeWebSocket {
    return FakeWebSocket.opened.at(-1)!;
  }

  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((close: { code: number; reason: string }) => void) | null = null;
  closedByClient = false;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    FakeWebSocket.opened.push(this);
  }

  close(): void {
    this.closedByClient = true;
  }

  /** The server sends a frame. */
  send(frame: unknown): void {
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) });
  }

  /** The server closes, or the line breaks (1006). */
  drop(code: number, reason: unknown = ''): void {
    this.onclose?.({ code, reason: typeof reason === 'string' ? reason : JSON.stringify(reason) });
  }
}
