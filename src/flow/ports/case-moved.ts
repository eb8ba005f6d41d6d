/** Somebody took a step on this case meanwhile, or one of its id stands already: nothing of the whole transaction is kept. */
export class CaseMoved extends Error {
  readonly id: string;
  constructor(id: string) {
    super(`case ${id} has moved`);
    this.id = id;
  }
}
