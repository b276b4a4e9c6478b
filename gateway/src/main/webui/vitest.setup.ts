import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Below what a test has; the default of a second is short where the machine stands still for two.
configure({ asyncUtilTimeout: 4_000 });

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});

// Tests leave no page for another site: happy-dom would fetch it.
document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('a[target="_blank"]')) event.preventDefault();
});
