const root = 'http://www.opengis.net/spec/iot_sensing/1.1/req';

/**
 * Requirements of OGC 18-088 that this door meets; the tests ask each of them. Not here, because not so: create-update-delete/delete-entity
 * (Observations are never deleted, all else is), batch-request, multi-datastream; receive-updates-via-mqtt (Observations are heard, no other set).
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
  ...['create-entity', 'link-to-existing-entities', 'deep-insert', 'deep-insert-status-code', 'update-entity', 'historical-location-auto-creation']
    .map((one) => `create-update-delete/${one}`),
  'data-array/data-array',
  'create-observations-via-mqtt/observations-creation',
].map((one) => `${root}/${one}`);
