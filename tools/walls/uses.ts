import type { Node } from 'oxc-parser';

/** What a file reaches for without an import. */
export type Use = { readonly name: UseName; readonly line: number };
export type UseName = 'any' | 'double cast' | 'clock' | 'chance' | 'world';

const world = new Set(['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'console', 'WebSocket', 'localStorage']);
const clocks = new Set(['Date.now', 'performance.now', 'performance.timeOrigin', 'Temporal.Now']);
const chances = new Set(['Math.random', 'crypto.randomUUID', 'crypto.getRandomValues']);

export function usesOf(node: Node): readonly UseName[] {
  switch (node.type) {
    case 'TSAnyKeyword': return ['any'];
    case 'TSAsExpression': return isDoubleCast(node.expression) ? ['double cast'] : [];
    case 'NewExpression': return isName(node.callee, 'Date') && node.arguments.length === 0 ? ['clock'] : [];
    case 'CallExpression': return callUses(node.callee);
    case 'MemberExpression': return memberUses(node);
    default: return [];
  }
}

const isDoubleCast = (inner: Node): boolean =>
  inner.type === 'TSAsExpression' && (inner.typeAnnotation.type === 'TSUnknownKeyword' || inner.typeAnnotation.type === 'TSNeverKeyword');

function callUses(callee: Node): readonly UseName[] {
  if (isName(callee, 'Date')) return ['clock'];
  return callee.type === 'Identifier' && world.has(callee.name) ? ['world'] : [];
}

function memberUses(node: Extract<Node, { type: 'MemberExpression' }>): readonly UseName[] {
  if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return [];
  const name = `${node.object.name}.${node.property.name}`;
  if (clocks.has(name)) return ['clock'];
  if (chances.has(name)) return ['chance'];
  return world.has(node.object.name) && node.object.name !== 'fetch' ? ['world'] : [];
}

const isName = (node: Node, name: string): boolean => node.type === 'Identifier' && node.name === name;
