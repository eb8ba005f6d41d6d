import { sha256Text } from '../../basis/hash.ts';
import { civil, instant } from '../../basis/time.ts';
import type { HeldDetection } from '../../model/fire-detection.ts';
import type { House } from '../house.ts';
import { hexOf } from '../frame-text.ts';
import { step, type ChainLink } from './chain.ts';

const presumed = {
  vegetation: ['植被火', 'vegetation fire'], volcano: ['火山', 'volcano'], static: ['陆上其他固定热源', 'other static source on land'],
  offshore: ['海上', 'offshore'],
} as const;

/** A hot spot and the row of the published file that said so: there is nothing behind it in this house. */
export function detectionLink(house: House, held: HeldDetection): ChainLink {
  const bytes = new TextEncoder().encode(held.text);
  const { lat, lon, brightness, brightnessLong, frp, confidence, scan, track, version } = held;
  const says = held.presumed === undefined ? undefined : presumed[held.presumed];
  return {
    kind: 'detection', id: held.id, at: held.at,
    title: { zh: `热点(疑似火点,未核实):${held.file} 第${held.line}行`, en: `hot spot (suspected fire, not verified): line ${held.line} of ${held.file}` },
    steps: [
      step('overpass', '卫星过境时间', 'overpass', civil(instant(held.at))),
      step('satellite', '卫星与传感器', 'satellite and instrument', `${held.satellite} ${held.instrument}`),
      step('place', '像元中心(经度, 纬度)', 'middle of the pixel (longitude, latitude)', `${lon}, ${lat}`),
      step('pixel', '像元大小', 'size of the pixel', `${scan} × ${track} km`),
      step('brightness', '亮温', 'brightness temperature', `${brightness} K, ${brightnessLong} K`),
      step('frp', '辐射功率', 'fire radiative power', `${frp} MW`),
      step('confidence', '置信度(发布方)', 'confidence (of the publisher)', confidence),
      ...(says === undefined ? [] : [step('presumed', '发布方推断类型', 'presumed by the publisher', `${says[0]} ${says[1]}`)]),
      step('version', '产品版本', 'version of the product', version),
    ],
    raw: { text: held.text, hex: hexOf(bytes), sha256: sha256Text(held.text) },
    versions: { edition: version, code: house.version },
  };
}
