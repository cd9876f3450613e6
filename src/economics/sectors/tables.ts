/**
 * The accounts of one year that the multi-sector model starts from, as dense arrays. With N regions and J
 * sectors, `[sector][importer][exporter]` is entry `(sector × N + importer) × N + exporter`.
 */
export interface SectorTables {
  readonly regions: readonly string[];
  readonly sectors: readonly string[];
  /** [sector][importer][exporter], value before duties in any one unit; domestic sales where both are the same */
  readonly trade: Float64Array;
  /** [sector][importer][exporter], ad valorem rates, 0.05 is 5 %; zero on domestic sales */
  readonly tariffs: Float64Array;
  /** [sector], the trade elasticity θ: minus the elasticity of trade shares with respect to trade costs */
  readonly elasticities: Float64Array;
  /** [region][using sector][input sector], inputs at purchasers' values; left out: no intermediates at all */
  readonly inputs?: Float64Array | undefined;
  /** [sector][region]; left out: output less inputs */
  readonly valueAdded?: Float64Array | undefined;
  /** [sector][region], only the shares within a region count; left out: absorption less intermediate use */
  readonly finalUse?: Float64Array | undefined;
  /** [region], imports less exports to be held; left out: those of `trade` */
  readonly deficits?: Float64Array | undefined;
}

/** What a scenario changes; what is left out stays as it is in the base. */
export interface SectorChange {
  /** [sector][importer][exporter], the new rates */
  readonly tariffs?: Float64Array | undefined;
  /** [sector][importer][exporter], ratio of new to old iceberg trade costs, 1 is no change */
  readonly tradeCosts?: Float64Array | undefined;
  /** [region], the new deficits, in the unit of `trade`; they add up to zero */
  readonly deficits?: Float64Array | undefined;
}
