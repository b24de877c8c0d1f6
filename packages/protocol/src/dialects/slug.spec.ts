import fc from 'fast-check';
import { toArea, toRequirementId, toSlug, toUniqueSlugs } from './slug';

describe('toSlug', () => {
  it.each([
    ['Web UI', 'web-ui'],
    ['web_ui', 'web-ui'],
    ['api/v2', 'api-v2'],
    ['Größe', 'grosse'],
    ['café', 'cafe'],
    ['🐛 checkout', 'checkout'],
    ['2024', 'n-2024'],
  ])('makes %j to %j', (name, slug) => {
    expect(toSlug(name)).toBe(slug);
  });

  it('tells apart names that Latin letters cannot say', () => {
    const slugs = ['支払い', '配送', 'C++', 'C', 'C#', '🚀', '🐛', 'x支払い', ''].map(toSlug);
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it('gives every name a slug that a lane can carry, the same one each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(toSlug(name)).toMatch(/^[a-z][a-z0-9-]*$/);
        expect(toSlug(name)).toBe(toSlug(name));
        expect(toSlug(name).length).toBeLessThan(80);
      }),
    );
  });

  it('leaves a slug as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(toSlug(toSlug(name))).toBe(toSlug(name));
      }),
    );
  });
});

describe('toUniqueSlugs', () => {
  it('gives each name a slug of its own', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'A', ' ', '-', '_', 'é') })),
        (names) => {
          const slugs = [...toUniqueSlugs(names).values()];
          expect(new Set(slugs).size).toBe(names.length);
        },
      ),
    );
  });

  it('keeps the slug of the name that comes first', () => {
    const slugs = toUniqueSlugs(['a b', 'a-b', 'a b']);
    expect(slugs.get('a b')).toBe('a-b');
    expect(slugs.get('a-b')).toMatch(/^a-b-[0-9a-f]{8}$/);
  });
});

describe('toArea', () => {
  it.each([
    ['003-refunds', 'refunds'],
    ['refunds', 'refunds'],
    ['003', 'n-003'],
    ['2fa-login', 'n-2fa-login'],
  ])('takes the ordering number off %j', (folder, area) => {
    expect(toArea(folder)).toBe(area);
  });
});

describe('toRequirementId', () => {
  it.each(['BACK-217.02', 'task-1', 'add-refunds', 'REQ_1'])('keeps %s', (id) => {
    expect(toRequirementId(id)).toBe(id);
  });

  it.each(['../x', 'a b', '支払い', '$(rm)', ''])('makes %j safe', (id) => {
    expect(toRequirementId(id)).toMatch(/^[a-z][a-z0-9-]*$/);
  });
});
