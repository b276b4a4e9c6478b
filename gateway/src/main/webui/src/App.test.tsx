import { render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from './App';
import { FakeWebSocket } from './client/testing/FakeWebSocket';
import { SessionProvider } from './hooks';
import { SessionStore } from './hooks/SessionStore';
import { FakeGateway } from './hooks/testing/FakeGateway';

const open = (address: string) =>
  render(
    <MemoryRouter initialEntries={[address]}>
      <SessionProvider store={new SessionStore(new FakeGateway().fetch)}>
        <App />
      </SessionProvider>
    </MemoryRouter>,
  );

beforeEach(() => {
  vi.stubGlobal('WebSocket', FakeWebSocket);
  FakeWebSocket.opened = [];
});
afterEach(() => void vi.unstubAllGlobals());

describe('App', () => {
  it('should show pages below the header', () => {
    // Given / When
    open('/live');
    // Then
    expect(screen.getByRole('banner')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Live now' })).toBeInTheDocument();
  });

  it('should lay nothing of its own over a broadcast', async () => {
    // Given / When
    const { container } = open('/overlay/stream-1');
    await waitFor(() => expect(FakeWebSocket.opened).not.toHaveLength(0));
    // Then
    expect(container).toBeEmptyDOMElement();
  });

  it('should say nothing over a broadcast when it trips', async () => {
    // Given
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.stubGlobal('WebSocket', () => {
      throw new Error('It tripped');
    });
    // When
    const { container } = open('/overlay/stream-1');
    await waitFor(() => expect(told).toHaveBeenCalled());
    // Then
    expect(container).toBeEmptyDOMElement();
  });
});
