import type { CaseType } from '../model/case-type.ts';
import type { DeclarationFlaw } from './declaration-flaw.ts';

/** What a published table takes must be declared, its steps be the machine's, and every redaction rule be a pattern. */
export function checkPublicTable(type: CaseType, known: ReadonlySet<string>): readonly DeclarationFlaw[] {
  const rule = type.publicTable;
  if (rule === undefined) return [];
  const fields = [
    ...rule.columns.flatMap((column) => ('fields' in column ? column.fields : [])),
    ...rule.figures.map(({ field }) => field),
    rule.completion,
    rule.verdict,
    rule.kind,
  ];
  return [
    ...fields.filter((id) => !known.has(id)).map((id) => `unknown field ${id}`),
    ...(Object.hasOwn(type.states, rule.ready) ? [] : [`unknown state ${rule.ready}`]),
    ...[rule.published, rule.ended]
      .filter((id) => !type.steps.some(({ event, by }) => event === id && by.includes('system')))
      .map((id) => `the machine cannot do ${id}`),
    ...(rule.cameOf === undefined || rule.columns.some(({ id }) => id === rule.cameOf?.column) ? [] : [`unknown column ${rule.cameOf.column}`]),
    ...rule.redaction.filter(({ pattern }) => !isPattern(pattern)).map(({ id }) => `${id} is no pattern`),
  ].map((says) => ({ where: `${type.id} publicTable`, says }));
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '(?:)';
  } catch {
    return false;
  }
}
