import { replaceModule } from './replace-module';

const REPLACEMENT = { from: 'legacy', to: 'modern', imports: { get: 'get', Get: 'Get' }, defaultIsModule: true };

const replace = (text: string) => replaceModule({ file: 'a.ts', text }, REPLACEMENT);

describe('a name that means something else elsewhere', () => {
  it.each([
    // A type hides no value, and a value no type: both stand beside each other under one name.
    ['function f<l>(x: l) { return l.get(x); }', 'function f<l>(x: l) { return get(x); }'],
    ['function f() { interface l { a: 1 } return l.get(1); }', 'function f() { interface l { a: 1 } return get(1); }'],
    ['function f() { type l = 1; return l.get(1 as l); }', 'function f() { type l = 1; return get(1 as l); }'],
    ['function f(l: l.Get) { return l; }', 'function f(l: Get) { return l; }'],
    ['const f = (l: l.Get = l.get(1)) => l;', 'const f = (l: Get = l.get(1)) => l;'],
    ['function f(l: number): typeof l.get { return l; }', 'function f(l: number): typeof l.get { return l; }'],
    // What a function declares inside is not there yet where its parameters are.
    ['function f(a = l.get(1)) { var l = 2; return l; }', 'function f(a = get(1)) { var l = 2; return l; }'],
    ['function f(a = l.get(1)) { let l = 2; return l; }', 'function f(a = get(1)) { let l = 2; return l; }'],
    // The members of an enum are names inside of it.
    ['enum E { l = 1, b = l.get }', 'enum E { l = 1, b = l.get }'],
  ])('%s', (before, after) => {
    const head = "import * as l from 'legacy';\n";
    const tail = '\nl.get(l.Get);';
    const { text, skipped } = replace(head + before + tail);
    expect(text.split('\n')[1]).toBe(after);
    expect(text.split('\n')[0]).toMatch(/^import \{ (type )?[gG]et/);
    expect(skipped.filter(({ isUse }) => isUse)).toEqual([]);
  });

  it('takes no name that a member of an enum has', () => {
    const { text } = replace("import * as l from 'legacy';\nenum E { get = 1, b = l.get(2) }");
    expect(text).toBe("import { get as lGet } from 'modern';\nenum E { get = 1, b = lGet(2) }");
  });
});

describe('a name that is given another value', () => {
  it.each([
    '({ l } = other);',
    '({ a: l } = other);',
    '({ a: [l = 1] } = other);',
    '({ ...l } = other);',
    '[l] = other;',
    '[...l] = other;',
    '[{ l }] = other;',
    '(l) = other;',
    '(l as unknown) = other;',
    'l! = other;',
    'for ([l] of other);',
    'for ({ l } of other);',
    'for (l in other);',
    'l ??= other;',
    'l++;',
  ])('%s', (line) => {
    const before = `let l = require('legacy');\nl.get(1);\n${line}`;
    const { text, skipped, changed } = replace(before);
    expect({ text, changed }).toEqual({ text: before, changed: [] });
    expect(skipped.map(({ reason }) => reason)).toEqual(Array(2).fill('`l` is given another value'));
  });

  it.each(['({ a: l.get } = other);', '[l.get] = other;', '(l.get) = other;', '[l.get = 1] = other;'])(
    'of its members: %s',
    (line) => {
      const { text, skipped } = replace(`let l = require('legacy');\nl.get(1);\n${line}`);
      expect(text.split('\n').at(-1)).toBe(line);
      expect(skipped.map(({ reason }) => reason)).toEqual(['`get` is assigned to']);
    },
  );

  it.each(['use({ l: l.get });', 'use([l.get]);', 'use({ ...l.get });', '[a = l.get] = other;', 'x[l.get] = other;'])(
    'not by being read: %s',
    (line) => {
      const { text, skipped } = replace(`let l = require('legacy');\n${line}`);
      expect(text).toBe(`let { get } = require('modern');\n${line.replace('l.get', 'get')}`);
      expect(skipped).toEqual([]);
    },
  );
});
