module.exports = {
  displayName: 'e2e',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', require('../tools/swc.cjs')] },
  maxWorkers: 1,
  testTimeout: 600_000,
};
