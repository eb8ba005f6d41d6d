/** 检查点: the Merkle root over all chain heads at the end of a day, signed with the installation's key and published. */
export type Checkpoint = {
  /** World day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly root: string;
  readonly algorithm: string;
  /** Hash of the whole checkpoint before this one (src/model/history.ts), empty for the first. */
  readonly previous: string;
  readonly cases: number;
  readonly signature: string;
  readonly signatureAlgorithm: string;
  readonly key: string;
};
