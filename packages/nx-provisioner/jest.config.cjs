module.exports = {
  displayName: 'nx-provisioner',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', require('../../tools/swc.cjs')] },
  moduleNameMapper: {
    '^nx-provisioner-protocol$': '<rootDir>/../protocol/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
