const pauseMs = 200;

/**
 * Does something again and again with a short pause after each time; trouble is said and it goes on. Returns what stops it, once the
 * last turn is over.
 */
export function keepTurning(turn: () => Promise<void>, onTrouble: (error: unknown) => void): () => Promise<void> {
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Promise.resolve();
  const once = async (): Promise<void> => {
    try {
      await turn();
    } catch (error) {
      if (!over) onTrouble(error);
    }
    if (!over) wait();
  };
  const wait = (): void => {
    timer = setTimeout(() => { last = once(); }, pauseMs);
  };
  wait();
  return async () => {
    over = true;
    clearTimeout(timer);
    await last;
  };
}
