import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { MemoryRouter } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { testIds } from '../testids';
import { StreamSetup } from './StreamSetup';

const setup = (props: Partial<ComponentProps<typeof StreamSetup>> = {}) =>
  render(
    <MemoryRouter>
      <StreamSetup
        preview={null}
        thumbnail={null}
        blocked={null}
        refused={null}
        busy={false}
        violations={{}}
        onSubmit={() => undefined}
        {...props}
      />
    </MemoryRouter>,
  );

describe('StreamSetup', () => {
  it('should give what was typed, with tags ended by comma, Enter or leaving the field', async () => {
    // Given
    const onSubmit = vi.fn();
    setup({ onSubmit });
    await userEvent.type(screen.getByTestId(testIds.goLiveTitle), '  Night shift ');
    await userEvent.type(screen.getByTestId(testIds.goLiveDescription), 'Wishes');
    await userEvent.type(screen.getByTestId(testIds.goLiveTags), 'music, piano{Enter}#late night');
    // When
    await userEvent.click(screen.getByTestId(testIds.goLiveSubmit));
    // Then
    expect(onSubmit).toHaveBeenCalledWith({
      title: 'Night shift',
      description: 'Wishes',
      tags: ['music', 'piano', 'late night'],
      scheduledFor: null,
    });
  });

  it('should say beside the button that a title is missing', async () => {
    // Given
    const onSubmit = vi.fn();
    setup({ onSubmit });
    // When
    await userEvent.click(screen.getByTestId(testIds.goLiveSubmit));
    // Then
    expect(screen.getByTestId(testIds.goLiveBlocked)).toHaveTextContent('Give your stream a title first.');
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('should lead to sign-in when that is what blocks', async () => {
    // Given
    const [onSubmit, onAct] = [vi.fn(), vi.fn()];
    setup({ onSubmit, blocked: { words: 'Who are you?', action: { name: 'Sign in', onAct } } });
    await userEvent.type(screen.getByTestId(testIds.goLiveTitle), 'Night shift');
    // When
    await userEvent.click(screen.getByTestId(testIds.goLiveSubmit));
    // Then
    expect(onAct).toHaveBeenCalledOnce();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('should show the way to the studio when one is live already', () => {
    // Given / When
    setup({
      refused: {
        words: 'You are live already.',
        link: { name: 'Go to your studio', to: '/stream/broadcast/1' },
      },
    });
    // Then
    expect(screen.getByRole('link', { name: 'Go to your studio' })).toHaveAttribute(
      'href',
      '/stream/broadcast/1',
    );
  });

  it("should put the server's words at the field they are about", () => {
    // Given / When
    setup({ violations: { title: 'must not be blank' } });
    // Then
    expect(screen.getByTestId(testIds.goLiveTitle)).toHaveAccessibleDescription('must not be blank');
  });
});
