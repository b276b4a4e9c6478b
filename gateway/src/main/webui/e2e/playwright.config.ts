import { defineConfig } from '@playwright/test';

/** The journeys share one running suite and two cores: one after the other, and a failure is a failure, not a retry. */
export default defineConfig({
  testDir: '.',
  globalSetup: './support/globalSetup.ts',
  workers: 1,
  retries: 0,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['junit', { outputFile: '../test-results/journeys.xml' }]],
  outputDir: '../test-results/artifacts',
  forbidOnly: true,
});
