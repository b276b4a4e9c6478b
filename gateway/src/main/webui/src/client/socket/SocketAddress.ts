import type { StreamSocketOptions } from './socketTypes';

/** Where the socket of a stream is opened, and the device a guest is known by there. */
export class SocketAddress {
  /** The device a guest without one was given. */
  private givenDevice: string | null = null;

  constructor(private readonly options: StreamSocketOptions) {}

  /** A guest's device travels in the address, a token never does. */
  url(token: string | null, position: string | null): string {
    const { streamId, baseUrl, deviceId, role } = this.options;
    const device = token ? null : (deviceId() ?? this.givenDevice);
    const origin = baseUrl || globalThis.location.origin;
    const url = new URL(`/api/streams/${encodeURIComponent(streamId)}/events`, origin);
    url.protocol = url.protocol.replace('http', 'ws');
    for (const [name, value] of Object.entries({ device, role, position })) {
      if (value) url.searchParams.set(name, value);
    }
    return url.toString();
  }

  /** A guest who came without a device stays the one viewer the server took them for. */
  keepDevice(given: string | null | undefined): void {
    if (!given || given === this.givenDevice || this.options.deviceId()) return;
    this.givenDevice = given;
    this.options.onDevice?.(given);
  }
}
