/** One point of an air parcel's way: hours from its start (negative: before it), degrees, metres above ground, and what else is known of it there. */
export type TrajectoryPoint = {
  readonly hours: number; readonly at: number; readonly lat: number; readonly lon: number; readonly height: number;
  readonly values: Readonly<Record<string, number>>;
};
/** 气团轨迹: the way of one parcel of air, in order of its age. `at` UTC ms. */
export type Trajectory = {
  readonly direction: 'forward' | 'backward';
  readonly start: { readonly at: number; readonly lat: number; readonly lon: number; readonly height: number };
  readonly points: readonly TrajectoryPoint[];
};
