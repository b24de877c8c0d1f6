module.exports = {
  displayName: 'e2e',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', require('../tools/swc.cjs')] },
  globalSetup: '<rootDir>/src/setup.ts',
  globalTeardown: '<rootDir>/src/teardown.ts',
  maxWorkers: 1,
  testTimeout: 600_000,
};
