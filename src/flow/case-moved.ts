/** Somebody took a step meanwhile: the whole transaction is run again on what now stands. */
export class CaseMoved extends Error {}
