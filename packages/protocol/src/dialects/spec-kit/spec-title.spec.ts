import { isUnfilled, withoutSort } from './spec-title';

describe('withoutSort', () => {
  it.each([
    ['Feature Specification: Refunds', 'Refunds'],
    ['Implementation Plan: Refunds: part 2', 'Refunds: part 2'],
    ['Tasks: Refunds', 'Tasks: Refunds'.slice(7)],
    ['Task Breakdown - Refunds', 'Refunds'],
    ['実装タスク: 返金', '返金'],
    ['仕様書： 返金', '返金'],
    ['功能规格说明：退款', '退款'],
    ['기능 명세: 환불', '환불'],
    ['Spécification de fonctionnalité : Remboursements', 'Remboursements'],
    ['Feature Specification: Refunds [001-refunds/spec]', 'Refunds'],
    ['Refunds', 'Refunds'],
    ['Task management: list view', 'Task management: list view'],
    ['Payments: refunds', 'Payments: refunds'],
  ])('reads %j', (title, name) => {
    expect(withoutSort(title)).toBe(name);
  });

  it.each(['', 'Feature Specification', 'タスク一覧'])('finds no name in %j', (title) => {
    expect(withoutSort(title)).toBeNull();
  });
});

describe('isUnfilled', () => {
  it.each<[string, boolean]>([
    ['# Feature Specification: [FEATURE NAME]\n', true],
    ['\uFEFF# Tasks: [FEATURE]\n', true],
    ['---\ntitle: x\n---\n\n# Feature Specification: {{title}}\n', true],
    ['# Feature Specification: Refunds\n\n**Feature Branch**: `[###-feature-name]`\n', false],
    ['# Feature Specification: Array access [i]\n', false],
  ])('of %j is %s', (text, expected) => {
    expect(isUnfilled(text)).toBe(expected);
  });
});
