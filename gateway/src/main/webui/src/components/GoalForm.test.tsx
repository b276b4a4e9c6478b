import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../client';
import { testIds } from '../testids';
import { GoalForm } from './GoalForm';
import { goal } from './samples';

const form = (props: Partial<ComponentProps<typeof GoalForm>> = {}) => {
  const onSave = vi.fn(() => Promise.resolve());
  render(<GoalForm goal={null} onSave={onSave} onRemove={() => Promise.resolve()} {...props} />);
  return { onSave };
};
const field = (name: 'goalTitle' | 'goalCoins' | 'goalReward') => screen.getByTestId(testIds[name]);
const save = () => userEvent.click(screen.getByTestId(testIds.goalSave));
const fill = async () => {
  await userEvent.type(field('goalTitle'), ' Tea ');
  await userEvent.type(field('goalCoins'), '5o0');
};
const refusal = (fields: Partial<ConstructorParameters<typeof ProblemError>[0]>) =>
  new ProblemError({ status: 400, slug: 'validation-failed', title: 'No', detail: 'No.', ...fields });

describe('GoalForm', () => {
  it('should save title and coins, and a reward where there is one', async () => {
    // Given
    const { onSave } = form();
    await fill();
    // When
    await save();
    await userEvent.type(field('goalReward'), 'I drink it');
    await save();
    // Then
    expect(onSave.mock.calls).toEqual([
      [{ title: 'Tea', targetCoins: 50 }],
      [{ title: 'Tea', targetCoins: 50, reward: 'I drink it' }],
    ]);
    expect(screen.queryByTestId(testIds.goalRemove)).toBeNull();
  });

  it('should say at each field what is missing and not ask', async () => {
    // Given
    const { onSave } = form();
    // When
    await userEvent.type(field('goalCoins'), '0');
    await save();
    // Then
    expect(field('goalTitle')).toHaveAccessibleDescription('Say what the coins are for.');
    expect(field('goalCoins')).toHaveAccessibleDescription(/^A whole number of coins/);
    expect(onSave).not.toHaveBeenCalled();
  });

  it('should stand at the fields what the server refused', async () => {
    // Given
    const violations = [{ field: 'reward', message: 'is too long' }];
    form({ onSave: () => Promise.reject(refusal({ violations })) });
    await fill();
    // When
    await save();
    // Then
    expect(field('goalReward')).toHaveAccessibleDescription('is too long');
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  it('should say any other refusal in one line and let one try again', async () => {
    // Given
    const onSave = vi.fn().mockRejectedValueOnce(refusal({ slug: 'stream-ended', detail: 'It is over.' }));
    form({ onSave });
    await fill();
    // When
    await save();
    // Then
    expect(screen.getByRole('alert')).toHaveTextContent('It is over.');
    await save();
    expect(onSave).toHaveBeenCalledTimes(2);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('should begin with the goal there is, warn that it starts anew, and take it away', async () => {
    // Given
    const onRemove = vi.fn(() => Promise.resolve());
    form({ goal: goal(), onRemove });
    expect(field('goalTitle')).toHaveValue('A song on the piano');
    expect(field('goalCoins')).toHaveValue('500');
    expect(field('goalCoins')).toHaveAccessibleDescription('Saving starts again at 0 coins.');
    expect(field('goalReward')).toHaveValue('I play what the chat asks for');
    // When
    await userEvent.click(screen.getByTestId(testIds.goalRemove));
    // Then
    expect(onRemove).toHaveBeenCalledOnce();
  });
});
