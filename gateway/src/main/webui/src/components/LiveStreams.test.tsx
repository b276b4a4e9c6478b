import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { MemoryRouter } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { testIds } from '../testids';
import { LiveStreams } from './LiveStreams';
import { live } from './samples';

const list = (props: Partial<ComponentProps<typeof LiveStreams>> = {}) =>
  render(
    <MemoryRouter>
      <LiveStreams
        streams={[live]}
        search=""
        onSearch={() => undefined}
        tag={null}
        onTag={() => undefined}
        problem={null}
        onRetry={() => undefined}
        {...props}
      />
    </MemoryRouter>,
  );

describe('LiveStreams', () => {
  it('should show title, creator and count, and lead to the stream', () => {
    // Given
    list();
    // When
    const card = screen.getByTestId(testIds.liveCard);
    // Then
    expect(card).toHaveTextContent('Night shift at the piano');
    expect(card).toHaveTextContent('Ada');
    expect(screen.getByTestId(testIds.viewerCount)).toHaveTextContent('3');
    expect(screen.getByRole('link', { name: /Night shift/ })).toHaveAttribute('href', '/stream/stream-1');
  });

  it('should offer Go live and name the demo when nobody is live', () => {
    // Given / When
    list({ streams: [] });
    // Then
    expect(screen.getByRole('link', { name: 'Go live' })).toHaveAttribute('href', '/creator/go-live');
    expect(screen.getByText('./ovation demo')).toBeInTheDocument();
  });

  it('should offer the way back when a search finds nothing', async () => {
    // Given
    const [onSearch, onTag] = [vi.fn(), vi.fn()];
    list({ streams: [], search: 'xyz', onSearch, onTag });
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    // Then
    expect(onSearch).toHaveBeenCalledWith('');
    expect(onTag).toHaveBeenCalledWith(null);
  });

  it('should keep the list and say what is wrong when a refresh fails', async () => {
    // Given
    const onRetry = vi.fn();
    list({ problem: 'The list is away for a moment.', onRetry });
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    // Then
    expect(screen.getByRole('alert')).toHaveTextContent('The list is away for a moment.');
    expect(screen.getByTestId(testIds.liveCard)).toBeInTheDocument();
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('should filter by a tag and unfilter by it again', async () => {
    // Given
    const onTag = vi.fn();
    list({ onTag });
    // When
    await userEvent.click(screen.getByTestId(testIds.liveTag));
    // Then
    expect(onTag).toHaveBeenCalledWith('music');
  });
});
