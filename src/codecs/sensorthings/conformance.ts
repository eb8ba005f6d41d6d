const root = 'http://www.opengis.net/spec/iot_sensing/1.1/req';

/**
 * Requirements of OGC 18-088 that this door meets; the table test asks each of them. Not here, because not so: create-update-delete,
 * batch-request, multi-datastream, data-array (its reading half alone is built), MQTT.
 */
export const conformance: readonly string[] = [
  'datamodel',
  ...['thing', 'location', 'historical-location', 'datastream', 'sensor', 'observed-property', 'observation', 'feature-of-interest'].flatMap((entity) => [
    `datamodel/${entity}/properties`, `datamodel/${entity}/relations`,
  ]),
  'datamodel/entity-control-information/common-control-information',
  'resource-path/resource-path-to-entities',
  'request-data',
  ...[
    'order', 'expand', 'select', 'status-code', 'query-status-code', 'orderby', 'top', 'skip', 'count', 'filter', 'built-in-filter-operations',
    'built-in-query-functions', 'pagination',
  ].map((one) => `request-data/${one}`),
].map((one) => `${root}/${one}`);
