/** One published figure beside ours. */
export interface Row {
  /** model and data, for example "PPML, AGTPA panel" */
  readonly model: string;
  readonly quantity: string;
  readonly published: number;
  readonly ours: number;
  /** ours less published */
  readonly difference: number;
}

export const row = (model: string, quantity: string, published: number, ours: number): Row => ({
  model,
  quantity,
  published,
  ours,
  difference: ours - published,
});
