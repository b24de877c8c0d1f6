import type { ContractDeclaration, ContractMember } from '../../contracts/contract-model';
import { siblingModule, type WorkspaceProfile } from '../../workspace/profile';
import { fakeName } from '../lane/lane-names';
import { quote } from '../source-text';

/** `src/refund-gateway.fake.spec.ts`: each fake answers as stubbed, remembers the call, and names what is not stubbed. */
export function printFakeSpec(faked: readonly ContractDeclaration[], profile: WorkspaceProfile): string {
  const names = faked.map(({ name }) => fakeName(name)).sort();
  const imported = `import { ${names.join(', ')} } from '${siblingModule(profile, 'testing')}';`;
  return [imported, ...faked.map(describeFake)].join('\n\n') + '\n';
}

function describeFake({ name, members }: ContractDeclaration): string {
  const methods = members.filter(({ kind }) => kind !== 'value');
  const required = methods.filter(({ optional }) => !optional);
  const method = required.find(({ key }) => !isSymbol(key)) ?? required[0] ?? methods[0];
  const value = members.find(({ kind, optional }) => kind === 'value' && !optional);
  const tests = [
    ...(method === undefined ? [] : [testAnswer(name, method), testMissing(name, method)]),
    ...(value === undefined ? [] : [testValue(name, value)]),
  ];
  return [`describe(${quote(fakeName(name))}, () => {`, tests.join('\n\n'), '});'].join('\n');
}

/** The answer is one that fits every signature, overloads and type parameters included. */
function testAnswer(contract: string, method: ContractMember): string {
  const args = (method.parameters ?? []).map((parameter) => quote(parameter)).join(', ');
  const stub = method.narrows ? '(() => answer) as never' : '() => answer';
  return [
    "  it('answers as stubbed and remembers the call', () => {",
    "    const answer = 'answer' as never;",
    `    const double = ${fakeName(contract)}({ ${method.key}: ${stub} });`,
    '',
    `    expect(double${printCall(method)}).toBe(answer);`,
    `    expect(double.calls).toEqual([{ member: ${printMember(method)}, args: [${args}] }]);`,
    '  });',
  ].join('\n');
}

function testMissing(contract: string, method: ContractMember): string {
  const double = `${fakeName(contract)}()`;
  const name = isSymbol(method.key) ? `Symbol(${method.name})` : method.name;
  const message = quote(`${contract}.${name} is not stubbed`);
  if (method.optional) {
    return [
      "  it('is without an optional method that is not stubbed', () => {",
      `    expect(${double}${printAccess(method)}).toBeUndefined();`,
      '  });',
    ].join('\n');
  }
  if (method.kind === 'async') {
    return [
      "  it('names a method that is not stubbed', async () => {",
      `    await expect(${double}${printCall(method)}).rejects.toThrow(${message});`,
      '  });',
    ].join('\n');
  }
  return [
    "  it('names a method that is not stubbed', () => {",
    `    expect(() => ${double}${printCall(method)}).toThrow(${message});`,
    '  });',
  ].join('\n');
}

function testValue(contract: string, value: ContractMember): string {
  const read = printAccess(value);
  return [
    "  it('has the values that are stubbed and names one that is not', () => {",
    `    expect(${fakeName(contract)}({ ${value.key}: 'value' as never })${read}).toBe('value');`,
    `    expect(() => ${fakeName(contract)}()${read}).toThrow(${quote(`${contract}.${value.name} is not stubbed`)});`,
    '  });',
  ].join('\n');
}

function printCall(method: ContractMember): string {
  const args = (method.parameters ?? []).map((parameter) => `${quote(parameter)} as never`).join(', ');
  const optional = method.optional ? '?.' : '';
  return `${printAccess(method)}${optional}(${args})`;
}

function printAccess({ key }: ContractMember): string {
  if (key.startsWith('[')) return key;
  return key.startsWith("'") ? `[${key}]` : `.${key}`;
}

function printMember({ name, key }: ContractMember): string {
  return isSymbol(key) ? name : quote(name);
}

const isSymbol = (key: string): boolean => key.startsWith('[Symbol.');
