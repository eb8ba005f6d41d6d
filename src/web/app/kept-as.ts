import { useSession } from './session.ts';

/** The name under which this browser keeps what an office typed at a place; nothing where nobody is signed in. */
export function useKeptAs(place: string): { readonly keepAs?: string } {
  const acting = useSession()?.acting.id;
  return acting === undefined ? {} : { keepAs: `${acting}/${place}` };
}
