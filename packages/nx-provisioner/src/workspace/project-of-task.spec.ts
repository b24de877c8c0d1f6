import { projectOfTask } from './project-of-task';

describe('projectOfTask', () => {
  it.each([
    ['checkout:build:production', ['checkout', 'check'], 'checkout'],
    ['a:b:test', ['a', 'a:b'], 'a:b'],
    ['a:b:test', ['a:b', 'a'], 'a:b'],
    ['a:test', ['a', 'a:b'], 'a'],
    ['@acme/tax:test', ['tax'], null],
    ['tax', ['tax'], null],
  ])('of %s among %j is %j', (id, names, project) => {
    expect(projectOfTask(id, names)).toBe(project);
  });
});
