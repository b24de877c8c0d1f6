import type { ContractDeclaration, ContractMember } from '../../contracts/contract-model';
import { siblingModule, type WorkspaceProfile } from '../../workspace/profile';
import { fakeName } from '../lane/lane-names';
import { quote } from '../source-text';

const IDENTIFIER = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** `src/testing.spec.ts`: each fake answers as stubbed, remembers the call, and names what is not stubbed. */
export function printTestingSpec(faked: readonly ContractDeclaration[], profile: WorkspaceProfile): string {
  const names = faked.map(({ name }) => fakeName(name)).sort();
  const imported = `import { ${names.join(', ')} } from '${siblingModule(profile, 'testing')}';`;
  return [imported, ...faked.map(describeFake)].join('\n\n') + '\n';
}

function describeFake({ name, members }: ContractDeclaration): string {
  const method = members.find(({ callable }) => callable);
  const value = members.find(({ callable }) => !callable);
  const tests = [
    ...(method === undefined ? [] : [testAnswer(name, method), testMissing(name, method)]),
    ...(value === undefined ? [] : [testValue(name, value)]),
  ];
  return [`describe(${quote(fakeName(name))}, () => {`, tests.join('\n\n'), '});'].join('\n');
}

/** The answer is one that fits every signature, overloads and type parameters included. */
function testAnswer(contract: string, method: ContractMember): string {
  const args = (method.parameters ?? []).map((parameter) => quote(parameter)).join(', ');
  return [
    "  it('answers as stubbed and remembers the call', () => {",
    "    const answer = 'answer' as never;",
    `    const double = ${fakeName(contract)}({ ${printKey(method)}: () => answer });`,
    '',
    `    expect(double${printCall(method)}).toBe(answer);`,
    `    expect(double.calls).toEqual([{ member: ${quote(method.name)}, args: [${args}] }]);`,
    '  });',
  ].join('\n');
}

function testMissing(contract: string, method: ContractMember): string {
  return [
    "  it('names a method that is not stubbed', () => {",
    `    expect(() => ${fakeName(contract)}()${printCall(method)}).toThrow(${quote(`${contract}.${method.name} is not stubbed`)});`,
    '  });',
  ].join('\n');
}

function testValue(contract: string, value: ContractMember): string {
  const read = printAccess(value);
  return [
    "  it('has the values that are stubbed and names one that is not', () => {",
    `    expect(${fakeName(contract)}({ ${printKey(value)}: 'value' as never })${read}).toBe('value');`,
    `    expect(() => ${fakeName(contract)}()${read}).toThrow(${quote(`${contract}.${value.name} is not stubbed`)});`,
    '  });',
  ].join('\n');
}

function printCall(method: ContractMember): string {
  const args = (method.parameters ?? []).map((parameter) => `${quote(parameter)} as never`).join(', ');
  const optional = method.optional ? '?.' : '';
  return `${printAccess(method)}${optional}(${args})`;
}

function printAccess({ name }: ContractMember): string {
  return IDENTIFIER.test(name) ? `.${name}` : `[${quote(name)}]`;
}

function printKey({ name }: ContractMember): string {
  return IDENTIFIER.test(name) ? name : quote(name);
}
