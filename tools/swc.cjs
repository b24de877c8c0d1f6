/** How test files are compiled: the same options for every Jest project of this repository. */
module.exports = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
};
