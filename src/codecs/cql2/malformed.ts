/** Where reading a filter ended and why. Inside this room only: `readFilter` makes a fault of it. */
export class Malformed extends Error {
  readonly at: number;

  constructor(at: number, why: string) {
    super(why);
    this.at = at;
  }
}
