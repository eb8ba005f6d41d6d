const pauseMs = 250;

/**
 * Asks again until there is an answer, because stores and flow work behind the doors. The limit only ends a hopeless wait;
 * no outcome depends on how long it took. `what` is what the failed test will say.
 */
export async function until<T>(what: string, ask: () => Promise<T | undefined> | T | undefined, limitMs = 120_000): Promise<T> {
  for (const end = Date.now() + limitMs; ;) {
    const got = await ask();
    if (got !== undefined) return got;
    if (Date.now() > end) throw new Error(`waited ${limitMs / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
