import type { Map as GlMap } from 'maplibre-gl';

type Moved = Pick<GlMap, 'on' | 'off' | 'jumpTo' | 'getCenter' | 'getZoom'>;

/** Maps of one place side by side: centre and zoom of the one that somebody moves become those of all. */
export class MapsTogether {
  readonly #maps = new Set<Moved>();
  #following = false;

  /** Returns how the map leaves. */
  join(map: Moved): () => void {
    const lead = (): void => {
      if (this.#following) return;
      this.#following = true;
      for (const other of this.#maps) if (other !== map) other.jumpTo({ center: map.getCenter(), zoom: map.getZoom() });
      this.#following = false;
    };
    this.#maps.add(map);
    map.on('move', lead);
    return () => {
      this.#maps.delete(map);
      map.off('move', lead);
    };
  }
}
