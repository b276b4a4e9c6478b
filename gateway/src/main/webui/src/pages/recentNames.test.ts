import { describe, expect, it } from 'vitest';
import { recentNames, rememberName } from './recentNames';

describe('recentNames', () => {
  it('should keep six names, newest first, each once whatever its case', () => {
    // Given
    ['Ada', 'Grace', 'Mei', 'Kofi', 'Noor', 'Ylva', 'Linus'].forEach(rememberName);
    // When
    rememberName('grace');
    // Then
    expect(recentNames()).toEqual(['grace', 'Linus', 'Ylva', 'Noor', 'Kofi', 'Mei']);
  });

  it('should start anew when what is kept cannot be read', () => {
    // Given
    localStorage.setItem('ovation.names', '{broken');
    // When / Then
    expect(recentNames()).toEqual([]);
  });
});
