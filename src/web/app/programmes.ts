import { listProgrammes } from '../../contract/status.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { Programme } from '../../model/programme.ts';
import { useRead } from './query.ts';

const none: readonly Programme[] = [];

/** Declarations as the server hands them out; screens are driven by them and name no programme. */
export const useProgrammes = (): readonly Programme[] => (useRead(listProgrammes, {}).data as readonly Programme[] | undefined) ?? none;

export function useCaseType(id: string | undefined): CaseType | undefined {
  return useProgrammes().flatMap(({ cases }) => cases).find((type) => type.id === id);
}
