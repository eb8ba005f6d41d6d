/** Two clocks: the world clock for everything legal or observed, the machine clock for sessions, limits, retries. */
export interface Clocks {
  world(): number;
  machine(): number;
}
