import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { testIds } from '../testids';
import { StatementForm } from './StatementForm';

const first = () => screen.getByLabelText('First day');
const last = () => screen.getByLabelText('Last day');
const press = () => userEvent.click(screen.getByTestId(testIds.statementDownload));

describe('StatementForm', () => {
  it('should ask for the last 31 days unless told otherwise', async () => {
    // Given
    const onDownload = vi.fn(() => Promise.resolve());
    render(<StatementForm today="2026-11-25" onDownload={onDownload} />);
    expect(first()).toHaveValue('2026-10-26');
    expect(last()).toHaveValue('2026-11-25');
    // When
    await press();
    // Then
    expect(onDownload).toHaveBeenCalledWith('2026-10-26', '2026-11-25');
  });

  it('should ask for the days that were chosen', async () => {
    // Given
    const onDownload = vi.fn(() => Promise.resolve());
    render(<StatementForm today="2026-11-25" onDownload={onDownload} />);
    // When
    fireEvent.change(first(), { target: { value: '2026-01-01' } });
    fireEvent.change(last(), { target: { value: '2026-01-31' } });
    await press();
    // Then
    expect(onDownload).toHaveBeenCalledWith('2026-01-01', '2026-01-31');
  });

  it.each([
    ['', '2026-11-25', /Choose the first and the last day/],
    ['2026-11-26', '2026-11-25', /comes after the last one/],
    ['2025-11-24', '2026-11-25', /at most 366 days/],
  ])('should say what is wrong with %s to %s and not ask', async (from, to, words) => {
    // Given
    const onDownload = vi.fn(() => Promise.resolve());
    render(<StatementForm today="2026-11-25" onDownload={onDownload} />);
    fireEvent.change(first(), { target: { value: from } });
    fireEvent.change(last(), { target: { value: to } });
    // When
    await press();
    // Then
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    expect(onDownload).not.toHaveBeenCalled();
  });

  it('should say why there is no statement and let one try again', async () => {
    // Given
    const onDownload = vi.fn(() => Promise.reject(new Error('No answer.')));
    render(<StatementForm today="2026-11-25" onDownload={onDownload} />);
    // When
    await press();
    // Then
    expect(await screen.findByRole('alert')).toHaveTextContent('No answer.');
    await press();
    expect(onDownload).toHaveBeenCalledTimes(2);
  });
});
