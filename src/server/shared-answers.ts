/**
 * One answer for everybody who asks the same within a time: work of seconds is done once, also while it is under way. The oldest
 * question goes when there are too many; an answer that threw is not kept.
 */
export class SharedAnswers<T> {
  readonly #held = new Map<string, { readonly since: number; readonly answer: Promise<T> }>();
  readonly #now: () => number;
  readonly #freshMs: number;
  readonly #most: number;

  /** `now` in ms. */
  constructor(now: () => number, freshMs: number, most: number) {
    this.#now = now;
    this.#freshMs = freshMs;
    this.#most = most;
  }

  /** The next who asks has it worked out anew. */
  forget(question: string): void {
    this.#held.delete(question);
  }

  async of(question: string, work: () => Promise<T>): Promise<T> {
    const held = this.#held.get(question);
    if (held !== undefined && this.#now() - held.since < this.#freshMs) return held.answer;
    const answer = work();
    this.#held.delete(question);
    this.#held.set(question, { since: this.#now(), answer });
    const [oldest] = this.#held.keys();
    if (this.#held.size > this.#most && oldest !== undefined) this.#held.delete(oldest);
    try {
      return await answer;
    } catch (error) {
      this.#held.delete(question);
      throw error;
    }
  }
}
