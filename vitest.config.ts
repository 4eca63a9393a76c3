import { defineConfig } from 'vitest/config'

// Named projects, so that `vitest run --project unit` answers in seconds while a person is typing.
export default defineConfig({
  test: {
    // By default one core stays free, which of two is half; files that wait for systems of their own leave room anyway.
    maxWorkers: '100%',
    setupFiles: ['./tests/support/property-setup.ts'],
    reporters: ['default', './tests/summary-reporter.ts'],
    coverage: {
      provider: 'v8',
      include: ['shared/**/*.ts'],
      // Adapters and middleware run inside worker threads and Lambda bundles, where flows and contracts exercise them.
      exclude: ['shared/aws/**', 'shared/lambda/**', '**/*.test.ts', '**/*.fixture.ts'],
      thresholds: { lines: 90, branches: 90 },
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Reading what was made to eat time takes seconds where others have the cores as well.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          include: ['shared/**/*.test.ts', 'functions/**/*.test.ts', 'web/**/*.test.ts', 'tests/failures/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'infra', include: ['infra/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['tests/contracts/**/*.test.ts'],
          globalSetup: ['tests/contracts/engines.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: 'mailbox', include: ['tests/mailbox/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        // Each file starts, kills or connects systems of its own.
        test: { name: 'systems', include: ['tests/systems/**/*.test.ts'], testTimeout: 90_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'flow',
          include: ['tests/flows/**/*.test.ts', 'tests/browser/**/*.test.ts'],
          globalSetup: ['tests/flows/system.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
