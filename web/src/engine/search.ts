// until the ability is merged
export interface SearchCandidate {
  readonly code: string;
  readonly name?: { en?: string; ja?: string };
  readonly path: readonly { code: string; name?: { en?: string; ja?: string } }[];
  readonly counts: readonly { country: string; lines: number }[];
  readonly lines: readonly {
    country: string;
    code: string;
    name?: { en?: string; ja?: string };
    mfn: readonly { rate: string | null }[];
    usjta: readonly { rate: string | null }[];
  }[];
}
export interface SearchAnswer {
  readonly candidates: readonly SearchCandidate[];
}
export const search = async (_request: unknown, _record: unknown): Promise<SearchAnswer> => ({
  candidates: [],
});
