import { fail, ok, type Result } from '../basis/result.ts';
import type { House } from '../flow/house.ts';
import { machineViewer } from '../flow/viewer.ts';
import type { SignedIn } from './caller.ts';
import { passwordFits } from './credentials.ts';

/** How a signature says that its signer was there. */
export const byPassword = 'password';

/** Who signs proves to be there: the password once more. */
export async function provenPresence(house: House, caller: SignedIn, password: string | undefined): Promise<Result<true>> {
  const accounts = (await house.records.read(machineViewer).accounts()).filter((account) => account.person === caller.person.id
    && !account.disabled);
  for (const account of accounts) if (await passwordFits(password ?? '', account.password)) return ok(true);
  return fail('access.sign-in-failed', 'password');
}
