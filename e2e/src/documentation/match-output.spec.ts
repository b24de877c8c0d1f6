import { findUnprinted } from './match-output';

describe('findUnprinted', () => {
  it.each([
    { shown: ['one', 'three'], output: 'one\ntwo\n  three  \n', unprinted: null },
    { shown: ['three', 'one'], output: 'one\nthree\n', unprinted: 'one' },
    { shown: ['1 Context …(0.0 s)'], output: '1 Context  no file  (0.0 s)', unprinted: null },
    { shown: ['on'], output: 'one', unprinted: 'on' },
    { shown: ['a.b'], output: 'axb', unprinted: 'a.b' },
    { shown: [], output: '', unprinted: null },
  ])('$shown in $output', ({ shown, output, unprinted }) => {
    expect(findUnprinted(shown, output)).toBe(unprinted);
  });
});
