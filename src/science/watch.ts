/** Told how much of a long piece of work is done: 0 to 1, never going back. */
export type Watch = (share: number) => void;
