/**
 * Reaches of a river network, one entry a reach in every array. A reach leads from one node to another in the direction of flow.
 * NaN: not known. Plain arrays, so that the noun passes between threads as it is.
 */
export type RiverReaches = {
  readonly ids: readonly string[];
  /** Node numbers from 0 to `nodes` − 1. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly nodes: number;
  /** Length along the stream [m]. */
  readonly length: Float64Array;
  /** Measured travel time through the reach [h] and mean velocity [m/s]. */
  readonly travelHours: Float64Array;
  readonly velocity: Float64Array;
  /** Flow now and mean annual flow [m³/s], drainage area [km²], slope [m/m]. */
  readonly flow: Float64Array;
  readonly meanFlow: Float64Array;
  readonly area: Float64Array;
  readonly slope: Float64Array;
  /** Share of its upper node's water that enters the reach, 0 to 1; matters where more than one leaves a node. */
  readonly share: Float64Array;
  /** First-order decay at 20 °C [1/d]. */
  readonly decay: Float64Array;
  /** 1 where the flow changes its direction: tide, gates, plain. */
  readonly reverses: Uint8Array;
};
