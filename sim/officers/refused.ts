/** A door or a step was refused while the drill's casework is laid out: what follows of it is left undone. */
export class Refused extends Error {}

/** The refusal that ended the work, in its words; undefined where none did. Any other error is thrown on. */
export async function refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}
