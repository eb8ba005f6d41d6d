import type { CaseType } from '../../model/case-type.ts';
import type { Programme } from '../../model/programme.ts';
import type { Role } from '../../model/role.ts';

/** States of a type in which this office may hand in files and need say nothing else. */
export const handInStates = ({ steps, parties }: CaseType, role: Role): readonly string[] => [...new Set(steps
  .filter(({ input, by }) => input.some(({ kind }) => kind === 'files') && input.every(({ kind, required }) => kind === 'files' || !required)
    && by.some((party) => parties[party]?.roles.includes(role)))
  .flatMap(({ from }) => from))];

/** Whether this office ever hands in files. */
export const handsIn = (programmes: readonly Programme[], role: Role): boolean =>
  programmes.some(({ cases }) => cases.some((type) => type.checklist.some(({ proof }) => proof === 'material') && handInStates(type, role).length > 0));
